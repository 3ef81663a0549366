import { Api } from 'grammy/web'
import { fetchForGrammy } from './calling.ts'

/** The Bot API as one bot uses it. */
export interface Telegram {
  /** For everything but files: a chat waits no longer for a call of which nothing is heard. */
  api: Api
  /** For polls, which wait for updates. */
  polls: Api
  /** For uploads, which may take long. */
  uploads: Api
  /** Where the file of `getFile` lies. Holds the token: never to be shown or logged. */
  fileUrl(path: string): string
}

const CALL_SECONDS = 20
const POLL_SECONDS = 60
const UPLOAD_SECONDS = 300

/** What ends a call: grammY names the type of a polyfill, and takes the platform's own. */
export function asGrammy(signal: AbortSignal): Parameters<Api['getMe']>[0] {
  return signal as Parameters<Api['getMe']>[0]
}

/** Connects to a Bot API server; `apiRoot` has no trailing slash. */
export function connect(bot: { token: string; apiRoot: string }): Telegram {
  const { token, apiRoot } = bot
  const within = (timeoutSeconds: number) =>
    new Api(token, { apiRoot, timeoutSeconds, fetch: fetchForGrammy })
  return {
    api: within(CALL_SECONDS),
    polls: within(POLL_SECONDS),
    uploads: within(UPLOAD_SECONDS),
    fileUrl: (path) => `${apiRoot}/file/bot${token}/${path}`,
  }
}
