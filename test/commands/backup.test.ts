import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { backup } from '../../commands/backup.ts'
import { openDesk } from '../../commands/command.ts'
import { restore } from '../../commands/restore.ts'
import { type Config, readConfig } from '../../config.ts'
import { bytesOf } from '../../db/backup-files.ts'
import { backUpNightly } from '../../db/nightly.ts'
import { openDatabase } from '../../db/open.ts'
import { post } from '../../desk/delivery/outbox.ts'
import { deed } from '../../desk/desk.ts'
import { backupState } from '../../desk/keeping/backups.ts'
import { heldLetters } from '../../desk/keeping/holding.ts'
import { keepUpload } from '../../desk/messages/attachments.ts'
import { personByKey } from '../../desk/people/people.ts'
import { importPack } from '../../desk/setup/pack-import.ts'
import { OFFICE } from '../desk/desk.ts'

let folder: string
let config: Config
let printed: string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'okoshko-backup-'))
  const read = readConfig({ DATA_DIR: folder })
  if (!read.ok) throw new Error(read.faults.join())
  config = read.config
  printed = []
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.push(String(text))
    return true
  })
})

afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

const given = (more: object = {}) => ({ json: true, dryRun: false, positionals: [], ...more })
const told = () => JSON.parse(printed.at(-1) ?? '') as Record<string, unknown>

/** A desk with one letter that waits and one file. */
function fill(): void {
  const desk = openDesk(config)
  importPack(desk, OFFICE, { linkAccounts: true })
  mkdirSync(join(folder, 'files', 'ab'), { recursive: true })
  writeFileSync(join(folder, 'files', 'ab', 'abcd'), 'picture')
  const file = { name: 'a.png', mime: 'image/png', size: 7, path: 'ab/abcd', kind: 'photo' }
  keepUpload(desk, file, personByKey(desk, 'anna')?.id ?? 0)
  deed(desk, () => post(desk, { chatId: 1001 }, { kind: 'fact', fact: { fact: 'back' } }))
  desk.db.$client.close()
}

describe('a backup', () => {
  test('is one file that brings everything back, and says what it holds', async () => {
    fill()
    const file = join(folder, 'copy.db')
    expect(await backup.run(config, given({ positionals: [file] }))).toBe(0)
    expect(told()).toMatchObject({ tickets: 0, files: 1, missing: 0 })
    rmSync(join(folder, 'files'), { recursive: true })
    expect(await restore.run(config, given({ positionals: [file] }))).toBe(0)
    expect(told()).toMatchObject({ files: 1, missing: 0, heldLetters: 1 })
    expect(readFileSync(join(folder, 'files/ab/abcd'), 'utf8')).toBe('picture')
    const desk = openDesk(config)
    expect(personByKey(desk, 'anna')?.name).toBe('Анна Иванова')
    expect(heldLetters(desk)).toBe(1)
    desk.db.$client.close()
  })

  test('tells of attachments whose files are gone', async () => {
    fill()
    rmSync(join(folder, 'files/ab/abcd'))
    await backup.run(config, given({ positionals: [join(folder, 'copy.db')] }))
    expect(told()).toMatchObject({ files: 0, missing: 1 })
  })

  test('is never made in the place of the desk itself', async () => {
    fill()
    for (const name of ['okoshko.db', 'files/../okoshko.db', 'files']) {
      const aim = given({ positionals: [join(folder, name)] })
      await expect(async () => backup.run(config, aim)).rejects.toThrow(/name (another|a) file/)
    }
    const desk = openDesk(config)
    expect(personByKey(desk, 'anna')).toBeDefined()
    desk.db.$client.close()
  })

  test('goes on without a file that is swept meanwhile', () => {
    fill()
    expect(bytesOf(join(folder, 'files/ab/abcd'))?.toString()).toBe('picture')
    expect(bytesOf(join(folder, 'files/ab/gone'))).toBeNull()
  })

  test('that is none leaves nothing of itself, and an empty folder can be a new desk', async () => {
    const file = join(folder, 'copy.db')
    for (const text of ['', 'no database at all, but long enough to be looked at'.repeat(20)]) {
      writeFileSync(file, text)
      const aim = given({ positionals: [file] })
      await expect(async () => restore.run(config, aim)).rejects.toThrow(/no sound backup/)
      expect(existsSync(join(folder, 'restoring'))).toBe(false)
    }
    openDesk(config).db.$client.close()
  })

  test('whose restore was cut off is told of: no empty desk comes in its place', async () => {
    fill()
    const file = join(folder, 'copy.db')
    await backup.run(config, given({ positionals: [file] }))
    mkdirSync(join(folder, 'restoring'))
    mkdirSync(join(folder, 'before-restore-1'))
    renameSync(join(folder, 'okoshko.db'), join(folder, 'before-restore-1/okoshko.db'))
    copyFileSync(file, join(folder, 'restoring/okoshko.db'))
    expect(() => openDesk(config)).toThrow('A restore was cut off')
    expect(existsSync(join(folder, 'okoshko.db'))).toBe(false)
    await restore.run(config, given({ positionals: [file] }))
    const desk = openDesk(config)
    expect(personByKey(desk, 'anna')?.name).toBe('Анна Иванова')
    expect(readFileSync(join(folder, 'files/ab/abcd'), 'utf8')).toBe('picture')
    desk.db.$client.close()
  })

  test('that is damaged is not put in the place of anything', async () => {
    fill()
    const file = join(folder, 'copy.db')
    await backup.run(config, given({ positionals: [file] }))
    const bytes = readFileSync(file)
    bytes.fill(0x5a, 8192, 40_960)
    writeFileSync(file, bytes)
    await expect(async () => restore.run(config, given({ positionals: [file] }))).rejects.toThrow()
    const desk = openDesk(config)
    expect(personByKey(desk, 'anna')).toBeDefined()
    desk.db.$client.close()
  })
})

describe('the backup of a night', () => {
  test('shares the files with the desk, takes none twice and comes back whole', async () => {
    fill()
    expect(await backup.run(config, given({ nightly: true }))).toBe(0)
    const { file } = told() as { file: string }
    const shared = join(folder, 'backups/files/ab/abcd')
    expect(statSync(shared).ino).toBe(statSync(join(folder, 'files/ab/abcd')).ino)
    expect(readdirSync(join(folder, 'backups')).filter((name) => name.endsWith('.part'))).toEqual(
      [],
    )
    const desk = openDesk(config)
    expect(backupState(desk).last).toMatchObject({ file, files: 1, missing: 0 })
    desk.db.$client.close()
    rmSync(join(folder, 'files'), { recursive: true })
    await restore.run(config, given({ positionals: [file] }))
    expect(readFileSync(join(folder, 'files/ab/abcd'), 'utf8')).toBe('picture')
  })

  test('replaces the oldest, and what has another name stays', async () => {
    fill()
    const db = openDatabase(join(folder, 'okoshko.db'))
    const folders = { files: join(folder, 'files'), backups: join(folder, 'backups') }
    mkdirSync(folders.backups)
    writeFileSync(join(folders.backups, 'okoshko-before-the-move.db'), '')
    for (const day of ['2026-05-19', '2026-05-20', '2026-05-21', '2026-05-22']) {
      await backUpNightly(db, folders, { day, keep: 2, now: Date.now() })
    }
    db.$client.close()
    expect(readdirSync(folders.backups).sort()).toEqual([
      'files',
      'okoshko-before-the-move.db',
      'okoshko-night-2026-05-21.db',
      'okoshko-night-2026-05-22.db',
    ])
  })

  test('keeps a file that the desk has no more as long as a backup may name it', async () => {
    fill()
    const db = openDatabase(join(folder, 'okoshko.db'))
    const folders = { files: join(folder, 'files'), backups: join(folder, 'backups') }
    const shared = join(folder, 'backups/files/ab/abcd')
    const night = { keep: 2, now: Date.now() }
    await backUpNightly(db, folders, { day: '2026-05-19', ...night })
    rmSync(join(folder, 'files/ab/abcd'))
    await backUpNightly(db, folders, { day: '2026-05-20', ...night })
    expect(existsSync(shared)).toBe(true)
    const later = Date.now() + 2 * 24 * 3_600_000 + 1
    await backUpNightly(db, folders, { day: '2026-05-22', keep: 2, now: later })
    expect(existsSync(shared)).toBe(false)
    db.$client.close()
  })
})
