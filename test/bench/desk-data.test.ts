import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildDesk } from '../../bench/desk-data/build.ts'
import { longTicket, openOf } from '../../bench/desk-data/life.ts'
import { ADMIN, agentsOf } from '../../bench/desk-data/pack.ts'
import { COMMON, RARE } from '../../bench/desk-data/words.ts'
import { openDatabase } from '../../db/open.ts'
import { createDesk, type Desk } from '../../desk/desk.ts'
import { examine } from '../../desk/doctor.ts'
import { type Person, personByKey } from '../../desk/people/people.ts'
import { readIn } from '../../desk/search/reading-in.ts'
import { tick } from '../../desk/tick.ts'
import { queue } from '../../desk/tickets/queue.ts'
import { ticketPage } from '../../desk/tickets/ticket-page.ts'

const SIZE = 300
let folder: string
let desk: Desk

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'okoshko-bench-'))
  const file = join(folder, 'okoshko.db')
  buildDesk(file, SIZE)
  desk = createDesk({ db: openDatabase(file), now: () => Date.now() })
})
afterAll(() => {
  desk.db.$client.close()
  rmSync(folder, { recursive: true })
})

describe('a desk that the bench builds', () => {
  test('is sound, and nothing of it waits to be done', () => {
    expect(examine(desk)).toMatchObject({ integrity: 'ok', danglingReferences: 0, isWell: true })
    expect(tick(desk)).toBe(false)
  })

  test('has the schema of a fresh one, its indexes and triggers made again', () => {
    const fresh = openDatabase(':memory:')
    const all = "select type, name, sql from sqlite_master where name not like 'sqlite_%'"
    const schemaOf = ({ $client }: Desk['db']) => $client.prepare(`${all} order by name`).all()
    expect(schemaOf(desk.db)).toEqual(schemaOf(fresh))
    fresh.$client.close()
  })

  test('shows as many open tickets as it should, by deadline', () => {
    const { rows } = queue(desk, who(ADMIN), {}, SIZE)
    expect(rows).toHaveLength(openOf(SIZE))
    const due = rows.map((row) => row.queueAt)
    expect(due).toEqual(due.toSorted((a, b) => a - b))
  })

  test('has a ticket with fifty messages that an agent of the first line reads', () => {
    const agent = who(agentsOf('l1')[1] ?? '')
    const page = ticketPage(desk, agent, longTicket(SIZE))
    const said = page.thread.items.filter(({ kind }) => kind === 'message')
    expect(said).toHaveLength(50)
  })

  test('is found by its rare word and by its common one', () => {
    const found = (words: string) => queue(desk, who(ADMIN), { words }, SIZE).rows.length
    expect(found(RARE)).toBe(3)
    expect(found(COMMON.word) / SIZE).toBeCloseTo(COMMON.ofTickets, 1)
  })

  test('is found by the very words by which the desk would find it', () => {
    const { $client } = desk.db
    const indexed = () =>
      $client.prepare('select doc, term from ticket_search_terms order by doc, term').all()
    const built = indexed()
    $client.exec('insert into search_due select number from tickets')
    while (readIn(desk));
    expect(built).toEqual(indexed())
  })
})

function who(key: string): Person {
  const person = personByKey(desk, key)
  if (!person) throw new Error(`nobody has the key ${key}`)
  return person
}
