import Sqlite from 'better-sqlite3'
import { count, eq, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { quick } from '../../db/quick.ts'

const things = sqliteTable('things', {
  id: integer().primaryKey(),
  name: text().notNull(),
  facts: text({ mode: 'json' }).$type<{ size: number }>(),
  isOld: integer({ mode: 'boolean' }),
  madeAt: integer({ mode: 'timestamp_ms' }),
})
const parts = sqliteTable('parts', { id: integer().primaryKey(), thing: integer().notNull() })
const CHAIR = { name: 'стул', facts: { size: 2 }, isOld: true, madeAt: new Date(1_000) }
const EMPTY = { name: '', facts: null, isOld: null, madeAt: null }

const open = () => drizzle(new Sqlite(':memory:'))
let db: ReturnType<typeof open>

beforeEach(() => {
  db = open()
  db.$client.exec(`create table things (id integer primary key, name text, facts text, "isOld" integer, "madeAt" integer);
    create table parts (id integer primary key, thing integer)`)
})

const add = () =>
  db.insert(things).values({
    name: sql.placeholder('name'),
    facts: sql.placeholder('facts'),
    isOld: sql.placeholder('isOld'),
    madeAt: sql.placeholder('madeAt'),
  })
const byName = () =>
  db
    .select()
    .from(things)
    .where(eq(things.name, sql.placeholder('name')))

describe('a prepared question that knows its columns', () => {
  test('writes and reads every kind of column as drizzle does', () => {
    const write = quick(add().prepare())
    for (const one of [CHAIR, { ...CHAIR, isOld: false }]) {
      expect(write.run(one).changes).toBe(1)
    }
    db.insert(things).values(EMPTY).run()
    const question = { name: 'стул' }
    const slow = byName().prepare()
    expect(quick(byName().prepare()).all(question)).toEqual(slow.all(question))
    expect(quick(byName().prepare()).get(question)).toEqual({ id: 1, ...CHAIR })
    expect(quick(byName().prepare()).get({ name: '' })).toEqual({ id: 3, ...EMPTY })
    expect(quick(byName().prepare()).get({ name: 'стол' })).toBeUndefined()
    expect(quick(byName().prepare()).all({ name: 'стол' })).toEqual([])
  })

  test('gives back the row that it has written', () => {
    expect(quick(add().returning().prepare()).get(CHAIR)).toEqual({ id: 1, ...CHAIR })
  })

  test('reads what is counted and computed, with a name and without', () => {
    db.insert(things).values([CHAIR, CHAIR]).run()
    const columns = {
      many: count(),
      longest: sql<string>`max(${things.name})`,
      doubled: sql<number>`max(${things.id}) * 2`.mapWith(Number).as('doubled'),
      facts: things.facts,
    }
    const asked = () => db.select(columns).from(things).prepare()
    expect(quick(asked()).all()).toEqual([
      { many: 2, longest: 'стул', doubled: 4, facts: { size: 2 } },
    ])
    expect(quick(asked()).all()).toEqual(asked().all())
  })

  test('takes fixed values and given ones side by side', () => {
    db.insert(things).values(CHAIR).run()
    const renamed = quick(
      db
        .update(things)
        .set({ name: 'кресло', isOld: sql`${sql.placeholder('isOld')}` })
        .where(eq(things.id, sql.placeholder('id')))
        .returning({ name: things.name, isOld: things.isOld })
        .prepare(),
    )
    expect(renamed.get({ id: 1, isOld: 0 })).toEqual({ name: 'кресло', isOld: false })
  })

  test('says which value was not given', () => {
    expect(() => quick(byName().prepare()).get({})).toThrow('"name"')
    expect(() => quick(add().prepare()).run({ name: 'стул' })).toThrow('"facts"')
  })

  test('leaves alone what gives rows of several tables, and what is no question', () => {
    db.insert(things).values(CHAIR).run()
    db.insert(parts).values({ thing: 1 }).run()
    const joined = quick(
      db.select().from(things).innerJoin(parts, eq(parts.thing, things.id)).prepare(),
    )
    expect(joined.get()).toEqual({ things: { id: 1, ...CHAIR }, parts: { id: 1, thing: 1 } })
    const plain = { put: 1 }
    expect(quick(plain)).toBe(plain)
  })
})
