import { runInNewContext } from 'node:vm'

// By the wall clock: a busy machine must not make a sound pattern refuse a sound answer.
const PATIENCE_MS = 250

/**
 * Whether a company's regular expression finds itself in the text. One that backtracks without end
 * gives up after a quarter of a second and counts as not found, so that no scenario can stop the desk.
 */
export function matches(pattern: string, text: string): boolean {
  try {
    return runInNewContext(
      'new RegExp(pattern, flags).test(text)',
      { pattern, text, flags: flagsOf(pattern) },
      { timeout: PATIENCE_MS },
    )
  } catch (error) {
    if (isTimeout(error)) return false
    throw error
  }
}

/**
 * The flags of a company's regular expression: `u`, or none for one that only the older rules read, such
 * as one with `\-`. Throws where it is none by either.
 */
export function flagsOf(pattern: string): 'u' | '' {
  try {
    new RegExp(pattern, 'u')
    return 'u'
  } catch {
    // What neither can read is told as the more lenient one says it.
    new RegExp(pattern)
    return ''
  }
}

function isTimeout(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false
  return error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
}
