import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../db/open.ts'
import { createDesk } from '../../desk/desk.ts'
import { personByKey } from '../../desk/people/people.ts'
import { newDesk, type TestDesk } from '../desk/desk.ts'
import { atTheEnd } from '../ending.ts'

/** The office with its database in a file, which another thread reads while it changes. */
export function officeOnDisk(): TestDesk & { file: string } {
  const dir = mkdtempSync(join(tmpdir(), 'okoshko-office-'))
  const file = join(dir, 'okoshko.db')
  const test = newDesk()
  writeFileSync(file, test.desk.db.$client.serialize())
  const db = openDatabase(file)
  const desk = createDesk({ ...test.desk, db })
  atTheEnd(() => {
    db.$client.close()
    rmSync(dir, { recursive: true, force: true })
  })
  const person = (key: string) => {
    const found = personByKey(desk, key)
    if (!found) throw new Error(`nobody is called ${key}`)
    return found
  }
  return { ...test, desk, person, file }
}
