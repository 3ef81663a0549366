import { OTHERS, type RankedTicket, rankedIn } from '../../desk/processes/ranking.ts'
import { config } from '../../desk/setup/config.ts'
import { say } from '../../scenarios/text.ts'
import { toRanking } from '../callback.ts'
import { button } from './buttons.ts'
import type { Screen } from './draw-prompt.ts'
import { pager } from './pager.ts'
import { headline, type Reader } from './reader.ts'
import { plain } from './text.ts'

const PAGE_SIZE = 6

/** An owner's part of an upstream line: one ticket is picked, then it is said where it goes. */
export function drawRanking(
  reader: Reader,
  asked: { line: string; part: string; page: number; chosen: number | null },
): Screen | undefined {
  const { t, desk } = reader
  const { line: key, part, chosen } = asked
  const line = config(desk).lines.get(key)
  if (!line) return undefined
  const ranked = rankedIn(desk, key, part)
  const pages = Math.max(1, Math.ceil(ranked.length / PAGE_SIZE))
  const page = Math.min(asked.page, pages - 1)
  const shown = ranked.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE)
  return {
    lines: [
      { bold: partName(reader, key, part) },
      t(ranked.length === 0 ? 'prompt-rank-empty' : 'prompt-rank'),
    ],
    rows: [
      ...shown.flatMap((one) => {
        const isChosen = one.ticket.number === chosen
        const mark = isChosen ? '▸ ' : ''
        const place = one.place === null ? '' : `${one.place}. `
        const label = `${mark}${place}${headline(reader, one.ticket)}`
        const row = [button(label, { noun: 'place', number: one.ticket.number })]
        return isChosen ? [row, steps(reader, one)] : [row]
      }),
      ...pager(page, pages, (to) => toRanking(key, part, to), t),
      [button(t('prompt-close'), { noun: 'close' })],
    ],
  }
}

/** Идеи · Отдел продаж. */
export function partName({ desk, locale, t }: Reader, line: string, part: string): string {
  const upstream = config(desk).lines.get(line)?.name ?? line
  const department = config(desk).departments.get(part)?.name ?? part
  const whose = part === OTHERS ? t('prompt-rank-others') : say(department, locale)
  return `${plain(say(upstream, locale), 80)} · ${plain(whose, 80)}`
}

function steps({ t }: Reader, { ticket: { number }, place }: RankedTicket) {
  if (place === null) {
    return [
      button(t('prompt-rank-top'), { noun: 'rank', deed: 'top', number }),
      button(t('prompt-rank-end'), { noun: 'rank', deed: 'down', number }),
    ]
  }
  return [
    button('⤒', { noun: 'rank', deed: 'top', number }),
    button('▲', { noun: 'rank', deed: 'up', number }),
    button('▼', { noun: 'rank', deed: 'down', number }),
    button('✕', { noun: 'rank', deed: 'off', number }),
  ]
}
