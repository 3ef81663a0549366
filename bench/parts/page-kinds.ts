import { COMMON, PAIR, PREFIX, RARE } from '../desk-data/words.ts'
import type { OpenDesk } from './open-desk.ts'

/** A kind of page that is measured: who asks for which addresses. */
export interface Kind {
  name: string
  /** Pages of about the same bytes have one bare page beside them. */
  page: 'queue' | 'ticket'
  reader: keyof OpenDesk['cookies']
  paths(desk: OpenDesk): string[]
  /** The most milliseconds for 95 % of the requests at 100,000 and at 1,000,000 tickets. */
  most?: [middle: number | null, large: number | null]
  /** The least requests a second at 100,000 tickets. */
  rate?: number
}

const QUEUE = '/admin/tickets'
const AGENTS = ['', '?assignee=me', '?assignee=none', '?status=in_progress', '?status=closed']
const ALL = [
  '',
  '?line=l2',
  '?assignee=none',
  '?status=needs_info',
  '?status=closed&line=hr',
  '?service=printer',
  '?service=access&answer=system:crm',
  '?process=approval',
  '?overdue=1',
  '?over=1',
  '?over=1&service=fault',
]

/** Lists and tickets, in the order in which they are told. */
export const PAGES: Kind[] = [
  queueKind('queue, any filter, an agent', 'agent', [...AGENTS, '?overdue=1', '?over=1']),
  queueKind('queue, any filter, an admin', 'admin', ALL),
  {
    name: 'ticket page with 50 messages',
    page: 'ticket',
    reader: 'agent',
    paths: ({ long }) => [`${QUEUE}/${long}`],
    most: [8, null],
    rate: 1500,
  },
  depthKind('open tickets, first page', () => ''),
  depthKind('open tickets, in their middle', ({ deep }) => `?after=${deep.open}`),
  depthKind('closed tickets, first page', () => '?over=1'),
  depthKind('closed tickets, in their middle', ({ deep }) => `?over=1&after=${deep.over}`),
]

export const SEARCHES: Kind[] = [
  searchKind('rare word', RARE),
  searchKind(`word in ${COMMON.ofTickets * 100} % of the tickets`, COMMON.word),
  searchKind('prefix', PREFIX),
  searchKind('two words', PAIR),
]

function queueKind(name: string, reader: Kind['reader'], filters: string[]): Kind {
  const paths = () => filters.map((filter) => `${QUEUE}${filter}`)
  return { name, page: 'queue', reader, paths, most: [8, null], rate: 1000 }
}

function searchKind(name: string, words: string): Kind {
  const paths = () => [`${QUEUE}?q=${encodeURIComponent(words)}`]
  return { name: `search: ${name}`, page: 'queue', reader: 'admin', paths, most: [10, 15] }
}

function depthKind(name: string, filter: (desk: OpenDesk) => string): Kind {
  return {
    name,
    page: 'queue',
    reader: 'admin',
    paths: (desk) => [`${QUEUE}${filter(desk)}`],
  }
}
