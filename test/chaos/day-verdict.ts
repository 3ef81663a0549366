import type Sqlite from 'better-sqlite3'
import type { Simulator } from '../../simulator/start.ts'
import type { DayCompany } from './day-company.ts'
import type { Ledger } from './ledger.ts'
import { type Proof, unless } from './proof.ts'

interface Held {
  db: Sqlite.Database
  telegram: Simulator
  ledger: Ledger
  company: DayCompany
  /** The last letters before Telegram went away and before it was back. */
  away: number
  back: number
}

const REMINDERS = `select id, chat_id, state, (data ->> '$.fact.number') || (data ->> '$.fact.target') as clock
  from outbox where id > $away and id <= $back and data ->> '$.fact.fact' = 'reminder'`
const SPRAYED = `select count(*) from (select 1 from (${REMINDERS}) where state = 'sent'
  group by chat_id, clock having count(*) > 1)`
const STALE = `with all_of_them as (${REMINDERS}) select count(*) from all_of_them one
  where state = 'sent' and exists (select 1 from all_of_them other
    where other.chat_id = one.chat_id and other.clock = one.clock and other.id > one.id)`
const OVERTAKEN = `select count(*) from (select settled_at,
    lag(settled_at) over (partition by chat_id order by id) as former
  from outbox where state = 'sent' and id > $away) where former > settled_at`

/** Holds the chats against what was done while Telegram was away: all of it, once, in its order. */
export function judgeDay({ db, telegram, ledger, company, away, back }: Held): Proof {
  const count = (sql: string) =>
    db
      .prepare(sql)
      .pluck()
      .get(sql.includes('$') ? { away, back } : {}) as number
  const faults: string[] = []
  let arrived = 0
  let cards = 0
  for (const person of company.people) {
    const texts = heardBy(telegram, person)
    const seen = texts.flatMap((text) => /Reply agent\d+-\d+/.exec(text) ?? [])
    const titles = texts.flatMap((text) => (text.includes('Reply') ? [] : titleOf(text)))
    const wanted = ledger.replied.get(person) ?? []
    arrived += seen.length
    cards += titles.length
    faults.push(
      ...wanted.filter((text) => !seen.includes(text)).map((text) => `${text} never arrived`),
      ...unless(new Set(seen).size === seen.length, `a reply to ${person} stands twice`),
      ...unless(
        seen.join() === repliesTo(db, person).join(),
        `replies to ${person} are out of order`,
      ),
      ...unless(new Set(titles).size === titles.length, `a card of ${person} stands twice`),
    )
  }
  const reminded = count(`select count(*) from (${REMINDERS}) where state = 'sent'`)
  const due = count(`select count(*) from (${REMINDERS})`)
  const failed = count("select count(*) from outbox where state = 'failed'")
  const sprayed = count(SPRAYED)
  const stale = count(STALE)
  const overtaken = count(OVERTAKEN)
  faults.push(
    ...unless(cards === ledger.filed.size, `${cards} cards of ${ledger.filed.size} tickets`),
    ...unless(failed === 0, `${failed} letters failed`),
    ...unless(overtaken === 0, `${overtaken} letters were overtaken in their chat`),
    ...unless(reminded > 0, 'nobody was reminded of anything'),
    ...unless(sprayed === 0, `${sprayed} clocks were told of more than once in a chat`),
    ...unless(stale === 0, `${stale} reminders were not the latest of their clock`),
  )
  return {
    rows: [
      ['replies that stand in chats', arrived],
      ['tickets whose card stands there', cards],
      ['letters overtaken in their chat', overtaken],
      ['reminders that came due meanwhile', due],
      ['of these told, the latest of each clock', reminded],
    ],
    faults,
  }
}

function heardBy(telegram: Simulator, person: number): string[] {
  const { messages } = telegram.people.chat(person, { limit: 100_000 })
  return messages.filter(({ mine }) => !mine).map(({ text = '' }) => text)
}

function titleOf(text: string): string[] {
  const title = /^№\d+ · (Request \d+\.)$/m.exec(text)?.[1]
  return title === undefined ? [] : [title]
}

function repliesTo(db: Sqlite.Database, person: number): string[] {
  return db
    .prepare(
      `select messages.text from messages join tickets on tickets.number = messages.ticket
       join people on people.id = tickets.requester_id
       where messages.kind = 'reply' and people.telegram_id = ? order by messages.id`,
    )
    .pluck()
    .all(person) as string[]
}
