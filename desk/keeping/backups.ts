import type { Desk } from '../desk.ts'
import { markOf, setMark } from './marks.ts'

/** The last nightly backup. Instants are milliseconds UTC, sizes bytes. */
interface Backup {
  at: number
  file: string
  tickets: number
  messages: number
  files: number
  missing: number
  bytes: number
}

/** How the nightly backups go: the last one that succeeded, and since when they fail. */
interface BackupState {
  last: Backup | null
  failedAt: number | null
}

export function backupState(desk: Desk): BackupState {
  return markOf<BackupState>(desk, 'backup') ?? { last: null, failedAt: null }
}

/** A nightly backup has been made. */
export function noteBackup(desk: Desk, last: Omit<Backup, 'at'>): void {
  setMark(desk, 'backup', { last: { ...last, at: desk.now() }, failedAt: null })
}

/** A nightly backup could not be made. */
export function noteFailedBackup(desk: Desk): void {
  setMark(desk, 'backup', { ...backupState(desk), failedAt: desk.now() })
}
