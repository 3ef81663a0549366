import { runInNewContext } from 'node:vm'

const PATIENCE_MS = 50

/**
 * Whether a company's regular expression finds itself in the text. One that backtracks without end
 * gives up after 50 ms and counts as not found, so that no scenario can stop the desk.
 */
export function matches(pattern: string, text: string): boolean {
  try {
    return runInNewContext(
      'new RegExp(pattern, "u").test(text)',
      { pattern, text },
      { timeout: PATIENCE_MS },
    )
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false
    throw error
  }
}
