import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { inSmallSteps } from '../../db/small-steps.ts'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'okoshko-steps-'))
  file = join(folder, 'copy')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a file that the disk takes in small steps has all that was written, and its writer is heard', async () => {
  const held = await inSmallSteps(file, async () => {
    await appendFile(file, 'all of it')
    return 9
  })
  expect(held).toBe(9)
  expect(readFileSync(file, 'utf8')).toBe('all of it')
})

test('what the writer of such a file throws is thrown, and nothing runs on', async () => {
  const failed = inSmallSteps(file, () => Promise.reject(new Error('no room')))
  await expect(failed).rejects.toThrow('no room')
  await expect(inSmallSteps(join(folder, 'no', 'copy'), async () => 1)).rejects.toThrow('ENOENT')
})
