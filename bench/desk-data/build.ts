import { type Database, openDatabase } from '../../db/open.ts'
import { createDesk, type Desk } from '../../desk/desk.ts'
import { importPack } from '../../desk/setup/pack-import.ts'
import { tick } from '../../desk/tick.ts'
import { loadWords } from '../../locales/words.ts'
import { createDice } from './dice.ts'
import { lives } from './life.ts'
import { benchPack } from './pack.ts'
import { addRequesters, meetAgents } from './people.ts'
import { rowWriter } from './rows.ts'
import { createWriter } from './words.ts'

export const REQUESTERS = 2_000
const SEED = 20_261_122

/**
 * Builds a desk of so many tickets in a database file that is not there yet: set up and migrated by
 * the desk's own functions, its rows written in bulk as the desk would have left them.
 */
export function buildDesk(file: string, size: number): void {
  const now = Date.now()
  const db = openDatabase(file)
  const words = loadWords()
  const desk = createDesk({ db, now: () => now, words: (locale) => words.in(locale) })
  setUp(desk)
  hurry(db)
  const dropped = dropIndexes(db)
  fill(desk, size)
  countLoads(db)
  for (const sql of dropped) db.$client.exec(sql)
  atRest(db)
}

/** As triggers would have. */
function countLoads({ $client }: Database): void {
  $client.exec(
    `insert into loads
       select assignee_id, count(*) from tickets
       where assignee_id is not null and open = 1 group by assignee_id`,
  )
}

/** Nothing that was kept for speed is left out in the end: the file is as the program leaves it. */
function atRest({ $client }: Database): void {
  $client.pragma('synchronous = FULL')
  $client.pragma('journal_mode = WAL')
  $client.close()
}

function setUp(desk: Desk): void {
  const imported = importPack(desk, benchPack(), { linkAccounts: true })
  if (!imported.ok) throw new Error(JSON.stringify(imported.faults))
  while (tick(desk));
}

/** What is built anew after a crash needs no journal. */
function hurry({ $client }: Database): void {
  // Only so may a journal be switched off.
  $client.unsafeMode()
  $client.pragma('journal_mode = OFF')
  $client.pragma('synchronous = OFF')
  $client.pragma('foreign_keys = OFF')
  $client.pragma('cache_size = -262144')
  $client.pragma('temp_store = FILE')
  $client.pragma('threads = 2')
}

/**
 * An index over rows that are there is sorted once, not grown row by row, and what a trigger does for
 * one row is done for all. Gives what makes both again.
 */
function dropIndexes({ $client }: Database): string[] {
  const known = $client
    .prepare(
      "select type, name, sql from sqlite_master where type in ('index', 'trigger') and sql is not null",
    )
    .all() as { type: string; name: string; sql: string }[]
  for (const { type, name } of known) $client.exec(`drop ${type} "${name}"`)
  return known.map(({ sql }) => sql)
}

function fill(desk: Desk, size: number): void {
  const { $client } = desk.db
  const dice = createDice(SEED)
  $client.exec('begin')
  const requesters = addRequesters(desk, 1, REQUESTERS)
  meetAgents(desk)
  const { write, end } = rowWriter({ desk, dice, writer: createWriter(dice), requesters, size })
  const lifeOf = lives(desk, size, dice)
  for (let number = 1; number <= size; number++) {
    write(lifeOf(number))
  }
  end()
  $client.exec('commit')
}
