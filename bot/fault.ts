import { GrammyError, HttpError } from 'grammy/web'

/** What a log may tell of an error. */
interface Fault {
  name: string
  code?: string
  description?: string
  at?: string[]
}

const FRAMES = 6

/**
 * What happened and where, without any error's own words: they may hold what people wrote, or the
 * address with the token.
 */
export function faultOf(error: unknown): Fault {
  if (error instanceof HttpError) return { name: 'HttpError', ...codeOf(error.error) }
  if (error instanceof GrammyError) {
    return { name: `${error.method} ${error.error_code}`, description: error.description }
  }
  if (!(error instanceof Error)) return { name: typeof error }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    name: error.name,
    ...codeOf(error),
    at: frames.slice(0, FRAMES).map((line) => line.trim()),
  }
}

function codeOf(error: unknown): { code?: string } {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? { code } : {}
}
