import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type BackedUp, backUpBeside } from './backup.ts'
import { forgetFiles } from './backup-files.ts'
import type { Database } from './open.ts'

const NIGHTLY = /^okoshko-night-(\d{4}-\d{2}-\d{2})\.db$/
const DAY_MS = 24 * 3_600_000

/**
 * Makes the backup of a day (as `2026-11-22`) in the folder of backups and forgets the oldest, so
 * that `keep` are left. Backups under other names stay.
 */
export async function backUpNightly(
  db: Database,
  folders: { files: string; backups: string },
  night: { day: string; keep: number; now: number },
): Promise<BackedUp & { file: string }> {
  const { files, backups } = folders
  const file = join(backups, `okoshko-night-${night.day}.db`)
  const held = await backUpBeside(db, files, file)
  for (const name of nightlies(backups).slice(night.keep)) rmSync(join(backups, name))
  await forgetFiles(join(backups, 'files'), files, night.keep * DAY_MS, night.now)
  return { ...held, file }
}

/** The names of the nightly backups, the newest first. */
function nightlies(backups: string): string[] {
  return readdirSync(backups)
    .filter((name) => NIGHTLY.test(name))
    .sort()
    .reverse()
}
