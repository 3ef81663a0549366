import { fileAnswers } from '../../desk/chat/drafts.ts'
import { deed } from '../../desk/desk.ts'
import { config, stepsOf } from '../../desk/setup/config.ts'
import type { Ticket } from '../../desk/tickets/tickets.ts'
import type { Answers } from '../../scenarios/answer.ts'
import type { TestDesk } from './desk.ts'

let counted = 0

/** Files a ticket of a service as if its scenario had been answered. */
export function fileTicket(
  { desk, person }: TestDesk,
  service = 'question',
  answers: Answers = { text: { type: 'text', text: 'Принтер не печатает' } },
  by = 'anna',
): Ticket {
  counted += 1
  const version = config(desk).services.get(service)?.version ?? 1
  return deed(desk, () =>
    fileAnswers(desk, {
      source: `test:${counted}`,
      service,
      version,
      steps: stepsOf(desk, service, version),
      answers,
      requester: person(by),
      by: person(by),
    }),
  )
}

/** What the outbox holds for a chat, oldest first: facts by their name, else the kind of the letter. */
export function lettersTo({ desk }: Pick<TestDesk, 'desk'>, chatId: number): string[] {
  const rows = desk.db.$client
    .prepare("select data from outbox where chat_id = ? and state <> 'replaced' order by id")
    .all(chatId) as { data: string }[]
  return rows.map((row) => {
    const letter = JSON.parse(row.data) as { kind: string; fact?: { fact: string } }
    return letter.fact?.fact ?? letter.kind
  })
}
