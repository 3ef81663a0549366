/** What is wrong with where the desk keeps its rows. */
export type Trouble = 'full' | 'read_only' | 'damaged' | 'failing'

/** Knows whether the desk can write, from whoever has tried. */
export interface Storage {
  /** Null: it can. */
  trouble(): Trouble | null
  /** Whether a code of SQLite's means such a trouble; the first of its kind is told. */
  noted(code: string): boolean
  /** Something was written: what can pass has passed. */
  works(): void
}

const CODES: [RegExp, Trouble][] = [
  [/^SQLITE_FULL|^ENOSPC$|^EDQUOT$/, 'full'],
  [/^SQLITE_READONLY|^EROFS$/, 'read_only'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'damaged'],
  [/^SQLITE_(IOERR|CANTOPEN)|^EIO$/, 'failing'],
]

/** Each trouble in words, for the log, the terminal and /healthz. */
export const TROUBLES: Record<Trouble, string> = {
  full: 'the disk is full: make room. What comes meanwhile waits at Telegram',
  read_only: 'the data folder cannot be written: give the program its rights, or mount it writable',
  damaged: 'the database is damaged: stop the program, then `okoshko restore` the last backup',
  failing: 'the data folder cannot be read or written: look at its disk and its rights',
}

/** Begins without trouble; `tell` hears of each new one, and (null) of its end. */
export function createStorage(tell: (trouble: Trouble | null) => void): Storage {
  let trouble: Trouble | null = null
  return {
    trouble: () => trouble,
    noted: (code) => {
      const kind = troubleOf(code)
      if (kind === null) return false
      // A damaged database goes on failing in other ways; the damage is what there is to know.
      if (kind === trouble || trouble === 'damaged') return true
      trouble = kind
      tell(kind)
      return true
    },
    works: () => {
      if (trouble === null || trouble === 'damaged') return
      trouble = null
      tell(null)
    },
  }
}

/** What is wrong with the storage where opening it failed with this; null: nothing that one could wait for. */
export function troubleOfOpening(error: unknown): Trouble | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'EACCES' || code === 'EPERM') return 'read_only'
  return troubleOf(code)
}

function troubleOf(code: string): Trouble | null {
  return CODES.find(([pattern]) => pattern.test(code))?.[1] ?? null
}
