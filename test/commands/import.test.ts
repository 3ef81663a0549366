import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { openDesk } from '../../commands/command.ts'
import { importFile } from '../../commands/import.ts'
import { readConfig } from '../../config.ts'
import { config as setup } from '../../desk/setup/config.ts'

const folder = mkdtempSync(join(tmpdir(), 'okoshko-import-'))

afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

test('a pack that an editor saved as UTF-16 comes in with its letters', async () => {
  const read = readConfig({ DATA_DIR: folder })
  if (!read.ok) throw new Error(read.faults.join('\n'))
  const file = join(folder, 'pack.yaml')
  writeFileSync(file, '\uFEFFversion: 1\npack: test\ncompany: Контора\n', 'utf16le')
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const given = { json: false, dryRun: false, positionals: [file] }
  expect(await importFile.run(read.config, given)).toBe(0)
  expect(setup(openDesk(read.config)).company).toBe('Контора')
})
