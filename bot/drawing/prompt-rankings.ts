import { rankingPartsOf } from '../../desk/chat/ranking-chat.ts'
import { toRanking } from '../callback.ts'
import { button } from './buttons.ts'
import type { Screen } from './draw-prompt.ts'
import { pager } from './pager.ts'
import { partName } from './prompt-ranking.ts'
import type { Reader } from './reader.ts'

const PAGE_SIZE = 8

/** Which part of which upstream line is to be put in order? */
export function drawRankings(reader: Reader, asked: { page: number }): Screen | undefined {
  const { t, desk, person } = reader
  const mine = person ? rankingPartsOf(desk, person) : []
  const pages = Math.max(1, Math.ceil(mine.length / PAGE_SIZE))
  const page = Math.min(asked.page, pages - 1)
  return {
    lines: [{ bold: t('prompt-rankings') }, t('prompt-rankings-next')],
    rows: [
      ...mine
        .slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE)
        .map(({ line, part }) => [button(partName(reader, line, part), toRanking(line, part, 0))]),
      ...pager(page, pages, (to) => ({ noun: 'rankings', page: to }), t),
      [button(t('prompt-close'), { noun: 'close' })],
    ],
  }
}
