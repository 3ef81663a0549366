import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backUp, backUpBeside } from '../../db/backup.ts'
import { newDesk } from '../desk/desk.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'okoshko-backup-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

test.each([backUp, backUpBeside])('a backup that fails takes no room', async (make) => {
  const { db } = newDesk().desk
  db.$client.close()
  const failed = make(db, join(folder, 'files'), join(folder, 'night.db'))
  await expect(failed).rejects.toThrow()
  expect(readdirSync(folder)).toEqual([])
})
