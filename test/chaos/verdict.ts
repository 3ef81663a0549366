import type Sqlite from 'better-sqlite3'
import type { Simulator } from '../../simulator/start.ts'
import type { Ledger } from './ledger.ts'

export interface Verdict {
  /** What went wrong, in words; empty where every promise was kept. */
  faults: string[]
  /** Replies that stand more than once in a chat. */
  doubles: number
}

/** Holds what the desk kept and what people see against what was done. */
export function judge(db: Sqlite.Database, telegram: Simulator, ledger: Ledger): Verdict {
  const faults = [
    ...integrity(db),
    ...once(db, ledger.filed, 'select title from tickets', 'request'),
    ...once(db, inPlace(db, ledger), firstTexts, 'message'),
    ...edits(db, ledger),
    ...once(db, repliesOf(ledger), "select text from messages where kind = 'reply'", 'reply'),
  ]
  let doubles = 0
  for (const [person, texts] of ledger.replied) {
    const seen = seenBy(telegram, person)
    doubles += seen.length - new Set(seen).size
    const order = db
      .prepare(
        `select messages.text from messages join tickets on tickets.number = messages.ticket
         join people on people.id = tickets.requester_id
         where messages.kind = 'reply' and people.telegram_id = ? order by messages.id`,
      )
      .pluck()
      .all(person) as string[]
    for (const text of texts) if (!seen.includes(text)) faults.push(`${text} never arrived`)
    const first = [...new Set(seen)]
    if (first.join() !== order.join()) faults.push(`replies to ${person} are out of order`)
  }
  return { faults, doubles }
}

const firstTexts = `select coalesce((select text from message_edits
  where message_id = messages.id order by id limit 1), text) from messages where kind = 'message'`

function integrity(db: Sqlite.Database): string[] {
  const check = db.pragma('integrity_check', { simple: true })
  const keys = db.pragma('foreign_key_check') as unknown[]
  const left = db
    .prepare(
      `select (select count(*) from inbox where done_at is null)
         + (select count(*) from outbox where state in ('pending', 'failed'))`,
    )
    .pluck()
    .get()
  return [
    ...(check === 'ok' ? [] : [`integrity: ${check}`]),
    ...(keys.length === 0 ? [] : [`${keys.length} dangling keys`]),
    ...(left === 0 ? [] : [`${left} updates and letters are left`]),
  ]
}

/** Each of what was done stands exactly once among the rows. */
function once(db: Sqlite.Database, done: Set<string>, rows: string, what: string): string[] {
  const counts = new Map<string, number>()
  for (const text of db.prepare(rows).pluck().iterate() as Iterable<string>) {
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const lost = [...done].filter((text) => !counts.has(text)).map((text) => `lost ${what}: ${text}`)
  const twice = [...counts].filter(([, n]) => n > 1).map(([text]) => `${what} twice: ${text}`)
  return [...lost, ...twice]
}

/**
 * Messages whose place could be known. An answer to a copy that was sent twice is bound to nothing: it
 * may have become the answer of a request, a word about a rating, or what a summary asked to send refused.
 */
function inPlace(db: Sqlite.Database, { written, edited }: Ledger): Set<string> {
  const isElsewhere = elsewhere(db)
  // What was edited while it was asked about came to its ticket as it then read.
  const stands = db.prepare("select 1 from messages where kind = 'message' and text = ?")
  const isEdited = (text: string) => stands.get(edited.get(text) ?? '') !== undefined
  return new Set([...written].filter((text) => !isElsewhere(text) && !isEdited(text)))
}

function edits(db: Sqlite.Database, { edited }: Ledger): string[] {
  const isElsewhere = elsewhere(db)
  const has = db.prepare('select 1 from messages where text = ?')
  return [...edited]
    .filter(([first, text]) => !isElsewhere(first) && has.get(text) === undefined)
    .map(([, text]) => `lost edit: ${text}`)
}

function elsewhere(db: Sqlite.Database): (text: string) => boolean {
  const found = db.prepare(
    `select 1 from drafts where instr(state, $text) > 0 union all
     select 1 from tickets where instr(answers, $text) > 0 union all
     select 1 from tickets where instr(rating_comment, $text) > 0 union all
     select 1 from pending_messages where instr(content, '#summary') > 0 and instr(content, $text) > 0`,
  )
  return (text) => found.get({ text }) !== undefined
}

function repliesOf({ replied }: Ledger): Set<string> {
  return new Set([...replied.values()].flat())
}

/** The replies in a person's chat, as they stand. */
function seenBy(telegram: Simulator, person: number): string[] {
  return telegram.people
    .chat(person, { limit: 100_000 })
    .messages.filter((message) => !message.mine)
    .flatMap((message) => /Reply agent\d+-\d+/.exec(message.text ?? '') ?? [])
}
