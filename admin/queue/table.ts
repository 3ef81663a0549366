import type { Desk } from '../../desk/desk.ts'
import { config } from '../../desk/setup/config.ts'
import type { ExportedTicket } from '../../desk/tickets/ticket-export.ts'
import { wallTime } from '../../locales/wall-time.ts'
import { type Answer, answerOf } from '../../scenarios/answer.ts'
import { labelOf, sayAnswer } from '../../scenarios/answer-say.ts'
import type { Step } from '../../scenarios/step.ts'
import { say, type Text } from '../../scenarios/text.ts'
import type { Reader } from '../panel.ts'

type Cell = string | number

/** How a table speaks. */
export type TableReader = Pick<Reader, 't' | 'locale' | 'speech'>

/** The names of the columns; each of the steps is one. */
export function headOf({ t, locale }: TableReader, steps: readonly Step[]): Cell[] {
  return [
    t('admin-csv-number'),
    t('admin-csv-title'),
    t('admin-service'),
    t('admin-status'),
    t('admin-priority'),
    t('admin-line'),
    t('admin-assignee'),
    t('admin-csv-requester'),
    t('admin-csv-department'),
    t('admin-csv-created'),
    t('admin-csv-solved'),
    t('admin-csv-closed'),
    t('admin-csv-due'),
    t('admin-csv-rating'),
    t('admin-csv-rating-comment'),
    ...steps.map((step) => labelOf(step, locale)),
  ]
}

/** A ticket as a row under these columns; times are those on the wall in the company's zone. */
export function rowOf(
  desk: Desk,
  reader: TableReader,
  steps: readonly Step[],
  exported: ExportedTicket,
): Cell[] {
  const { ticket, requester, assignee } = exported
  const setup = config(desk)
  const named = (one: { name: Text } | undefined, key: string | null | undefined) =>
    one ? say(one.name, reader.locale) : (key ?? '')
  const time = (at: number | null) => timeOf(at, reader)
  return [
    ticket.number,
    ticket.title,
    named(setup.services.get(ticket.service), ticket.service),
    named(setup.statuses.get(ticket.status), ticket.status),
    named(setup.priorities.get(ticket.priority), ticket.priority),
    named(setup.lines.get(ticket.line), ticket.line),
    assignee?.name ?? '',
    requester?.name ?? '',
    named(setup.departments.get(requester?.department), requester?.department),
    time(ticket.createdAt),
    time(ticket.solvedAt),
    time(ticket.closedAt),
    time(ticket.dueAt),
    ticket.rating ?? '',
    ticket.ratingComment ?? '',
    ...steps.map((step) => answerCell(step, exported, reader)),
  ]
}

function timeOf(at: number | null, { speech }: TableReader): string {
  if (at === null) return ''
  const { date, time } = wallTime(at, speech.timeZone)
  return `${date} ${time}`
}

function answerCell(step: Step, { ticket, steps }: ExportedTicket, reader: TableReader): Cell {
  const answer = answerOf(ticket.answers, step.key)
  // An option that is not offered any more has its name in the version that it was chosen in.
  const asked = steps.find((one) => one.key === step.key) ?? step
  return answer ? cellOf(asked, answer, reader) : ''
}

function cellOf(step: Step, answer: Answer, { locale, t }: TableReader): Cell {
  switch (answer.type) {
    case 'number':
      return answer.value
    case 'date':
      return answer.date
    case 'files':
      return answer.files.map((file) => file.name).join(', ')
    default:
      return sayAnswer(step, answer, locale, t)
  }
}
