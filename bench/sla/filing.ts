import { join } from 'node:path'
import { type Database, openDatabase } from '../../db/open.ts'
import { fileAnswers } from '../../desk/chat/drafts.ts'
import { createDesk, type Desk, deed } from '../../desk/desk.ts'
import { personByKey } from '../../desk/people/people.ts'
import { config } from '../../desk/setup/config.ts'
import { tick } from '../../desk/tick.ts'
import { median, round, say, sum, table, timeOf } from '../measuring.ts'
import { bring, NOW, pack } from './busy-desk.ts'

const TICKETS = 1_500
const WARM_UP = 500
/** Every table into which filing writes; the search keeps its rows its own way. */
const TABLES = ['tickets', 'clocks', 'reminders', 'events', 'cards', 'outbox', 'notices']

type Row = Record<string, unknown>

/** What filing a ticket costs with one commit each, beside its bare rows, in turns. Gives Markdown. */
export function filing(folder: string): string {
  const [model, safe, hasty] = [
    newDesk(folder, 'model'),
    newDesk(folder, 'safe'),
    newDesk(folder, 'hasty'),
  ]
  hasty.db.$client.pragma('synchronous = OFF')
  for (let n = 1; n <= TICKETS; n++) fileOne(model, n)
  const rows = rowsByTicket(model.db)
  const insert = inserterOf(newDesk(folder, 'bare').db, model.db)
  const settings = newDesk(folder, 'small').db.$client
  const touch = settings.prepare("insert into settings (key, value) values ('bench:' || ?, '1')")
  const [filed, unsynced, inserted, small] = inTurns([
    (n) => fileOne(safe, n),
    (n) => fileOne(hasty, n),
    (n) => insert(rows.get(n) ?? []),
    (n) => touch.run(n),
  ])
  const row = (what: string, times: number[] = []) => [
    what,
    say(median(times)),
    round((times.length / sum(times)) * 1000),
  ]
  return [
    '## Filing a ticket under a policy with three targets and reminders, one commit each',
    table([
      ['what', 'one (median)', 'a second'],
      row('a ticket', filed),
      row('a ticket, without waiting for the disk', unsynced),
      row(`its ${rows.get(TICKETS)?.length ?? 0} rows alone`, inserted),
      row('one small row alone', small),
    ]),
  ].join('\n\n')
}

/** How long each takes, one after the other, so that they share what else the machine does. */
function inTurns(acts: ((n: number) => void)[]): number[][] {
  const times: number[][] = acts.map(() => [])
  for (let n = 1; n <= TICKETS; n++) {
    for (const [i, act] of acts.entries()) times[i]?.push(timeOf(() => act(n)))
  }
  return times.map((all) => all.slice(WARM_UP))
}

function newDesk(folder: string, name: string): Desk {
  const desk = createDesk({ db: openDatabase(join(folder, `${name}.db`)), now: () => NOW })
  bring(desk, pack())
  while (tick(desk));
  return desk
}

function fileOne(desk: Desk, n: number): void {
  deed(desk, () => {
    const anna = personByKey(desk, 'anna')
    const service = config(desk).services.get('later')
    if (!anna || !service) throw new Error('the pack lacks Anna or the service')
    fileAnswers(desk, {
      source: `bench:${n}`,
      service: service.key,
      version: service.version,
      steps: service.steps,
      answers: { text: { type: 'text', text: `Printer ${n} does not print` } },
      requester: anna,
      by: anna,
    })
  })
}

/** The rows that belong to each ticket, with the table of each. */
function rowsByTicket({ $client }: Database): Map<number, [table: string, row: Row][]> {
  const rows = new Map<number, [string, Row][]>()
  for (const name of TABLES) {
    const ticket = {
      tickets: 'number',
      reminders: '(select ticket from clocks where id = clock_id)',
    }
    const of = ticket[name as keyof typeof ticket] ?? 'ticket'
    const all = $client.prepare(`select *, ${of} as its_ticket from ${name} where its_ticket > 0`)
    for (const { its_ticket: number, ...row } of all.all() as Row[]) {
      rows.set(Number(number), [...(rows.get(Number(number)) ?? []), [name, row]])
    }
  }
  return rows
}

function inserterOf(into: Database, like: Database) {
  const statements = new Map(
    TABLES.map((name) => {
      const columns = like.$client.prepare(`select name from pragma_table_info('${name}')`)
      const names = columns.pluck().all() as string[]
      const values = names.map((column) => `@${column}`).join(', ')
      const sql = `insert into ${name} (${names.join(', ')}) values (${values})`
      return [name, into.$client.prepare(sql)]
    }),
  )
  return into.$client.transaction((rows: [string, Row][]) => {
    for (const [name, row] of rows) statements.get(name)?.run(row)
  })
}
