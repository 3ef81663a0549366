import { expect, test } from 'vitest'
import { createStorage, type Trouble, troubleOfOpening } from '../storage.ts'

function storage() {
  const told: (Trouble | null)[] = []
  return { told, ...createStorage((trouble) => told.push(trouble)) }
}

test('a trouble is told once, however many meet it, and its end once', () => {
  const { told, noted, works, trouble } = storage()
  expect([noted('SQLITE_FULL'), noted('SQLITE_FULL'), noted('ENOSPC')]).toEqual([true, true, true])
  expect(trouble()).toBe('full')
  works()
  works()
  expect(told).toEqual(['full', null])
  expect(trouble()).toBeNull()
})

test.each([
  ['SQLITE_READONLY_DBMOVED', 'read_only'],
  ['SQLITE_IOERR_WRITE', 'failing'],
  ['SQLITE_CORRUPT_INDEX', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
])('%s means %s', (code, trouble) => {
  const { told, noted } = storage()
  noted(code)
  expect(told).toEqual([trouble])
})

test('damage is not over because something could be written', () => {
  const { noted, works, trouble } = storage()
  noted('SQLITE_CORRUPT')
  works()
  noted('SQLITE_FULL')
  expect(trouble()).toBe('damaged')
})

test.each(['SQLITE_BUSY', 'SQLITE_CONSTRAINT_UNIQUE', 'ECONNREFUSED'])(
  '%s is no trouble of the storage',
  (code) => {
    const { noted, trouble } = storage()
    expect(noted(code)).toBe(false)
    expect(trouble()).toBeNull()
  },
)

test('a folder without rights is waited for, a fault of the program is not', () => {
  expect(troubleOfOpening(Object.assign(new Error('x'), { code: 'EACCES' }))).toBe('read_only')
  expect(troubleOfOpening(new Error('made by a newer version'))).toBeNull()
})
