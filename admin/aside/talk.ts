import { DeskError, type ErrorCode, type ErrorParams } from '../../desk/errors.ts'
import type { Locale } from '../../locales/words.ts'
import type { Work } from './works.ts'

/** Where and when a work is done; `source`: the file of the database, or its image. */
export interface Begin {
  work: Work
  source: string | Uint8Array
  now: number
  locale: Locale
  publicUrl: string
}

/** What a worker is asked: to begin a work and tell its first piece, then the next one each. */
export type Question = Begin | 'more'

/** What it answers; after anything but a piece it has let the database go. */
export type Answer =
  | { is: 'piece'; bytes: Uint8Array; rows: number }
  | { is: 'end'; found: unknown }
  | { is: 'refused'; code: ErrorCode; params: ErrorParams }
  | { is: 'failed'; message: string; stack: string | undefined; code: string | undefined }

/** What a worker answers of what was thrown in it. */
export function answerOf(error: unknown): Answer {
  if (error instanceof DeskError) {
    return { is: 'refused', code: error.code, params: error.params }
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  return { is: 'failed', message, stack, code }
}

/** What was thrown in the worker, as it would have been thrown here; null where nothing was. */
export function faultOf(answer: Answer): Error | null {
  if (answer.is === 'refused') return new DeskError(answer.code, answer.params)
  if (answer.is !== 'failed') return null
  const { message, stack, code } = answer
  return Object.assign(new Error(message), { stack }, code === undefined ? {} : { code })
}
