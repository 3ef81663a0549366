import type { Desk } from '../../desk/desk.ts'
import { agents } from '../../desk/people/people.ts'
import { assigneeTerm, lineTerm, numberTerm, serviceTerm } from '../../desk/search/scope-terms.ts'
import { textsAnswered } from '../../desk/search/search-texts.ts'
import { termsOf } from '../../desk/search/terms.ts'
import { inserter } from './inserts.ts'
import type { Filed } from './rows.ts'

/** Tickets whose words are written at once. */
const AT_ONCE = 20_000
/** Bytes of words that the index gathers before it writes them; at work it is a megabyte. */
const GATHERED = 256 * 1024 * 1024
const USUAL = 1024 * 1024

/** Makes tickets findable in bulk, by the same terms that the desk would read in. */
export interface Findable {
  find(filed: Filed): void
  /** Writes what is left. */
  end(): void
}

/** Nothing is findable yet. */
export function findable(desk: Desk): Findable {
  const add = inserter(desk.db, 'ticket_search', 'rowid, terms')
  const termsFor = termsReader(desk)
  const waiting: [rowid: number, terms: string][] = []
  const write = () => {
    // The index writes out what it has gathered whenever a row comes before the last one.
    for (const row of waiting.reverse()) add(...row)
    waiting.length = 0
  }
  gather(desk, GATHERED)
  return {
    find: (filed) => {
      waiting.push([-filed.life.number, termsFor(filed).join(' ')])
      if (waiting.length === AT_ONCE) write()
    },
    end: () => {
      write()
      gather(desk, USUAL)
    },
  }
}

/** A term may come twice: the index keeps it once. */
function termsReader(desk: Desk): (filed: Filed) => string[] {
  const names = new Map(agents(desk).map(({ id, name }) => [id, name]))
  // The writer knows but so many words: each is looked at once.
  const known = new Map<string, string>()
  const termsOfWord = (word: string): string => {
    const met = known.get(word)
    if (met !== undefined) return met
    const terms = [...termsOf([word])].join(' ')
    known.set(word, terms)
    return terms
  }
  return ({ life: { number, service }, requester, assignee, texts, title, answers }) => {
    const answered = textsAnswered(desk, { service: service.key, scenarioVersion: 1, answers })
    const said = answered.map((answer) => answer.said)
    const name = assignee === null ? '' : (names.get(assignee) ?? '')
    const all = [title, requester.name, name, ...said, ...texts].join(' ')
    return [
      ...Array.from(new Set(all.split(' ')), termsOfWord),
      numberTerm(number),
      lineTerm(service.line),
      serviceTerm(service.key),
      assigneeTerm(assignee),
    ]
  }
}

/** Written out, as a number that is bound would be a fraction to SQLite. */
function gather({ db }: Desk, bytes: number): void {
  db.$client.exec(`insert into ticket_search (ticket_search, rank) values ('hashsize', ${bytes})`)
}
