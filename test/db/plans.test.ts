import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { keepPlans } from '../../db/plans.ts'

test('the value of a limit is hidden from the planner, and bounds the rows as before', () => {
  const client = keepPlans(new Sqlite(':memory:'))
  client.exec('create table t (n integer primary key); insert into t values (1), (2), (3)')
  const some = client.prepare<[number, number], number>('select n from t where n > ? limit ?')
  expect(some.source).toBe('select n from t where n > ? limit +?')
  expect(some.pluck().all(0, 2)).toEqual([1, 2])
  expect(some.pluck().all(0, -1)).toEqual([1, 2, 3])
  client.close()
})
