import { articles } from './articles.tsx'
import { cannedReplies } from './canned-replies.tsx'
import { departments } from './departments.tsx'
import { lines } from './lines.tsx'
import { priorities } from './priorities.tsx'
import { statuses } from './statuses.tsx'
import type { Subject } from './subject.ts'

/** The lists that are edited here, in the order of the overview. */
export const SUBJECTS: readonly Subject[] = [
  statuses,
  priorities,
  departments,
  lines,
  cannedReplies,
  articles,
]

/** The pattern of their names in an address. */
export const LISTS = `(?:${SUBJECTS.map(({ list }) => list).join('|')})`
