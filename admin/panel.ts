import type { Context } from 'hono'
import type { Desk } from '../desk/desk.ts'
import type { Person } from '../desk/people/people.ts'
import type { Session } from '../desk/people/sessions.ts'
import type { TimeSpeech } from '../locales/when.ts'
import type { Locale, Translate, Words } from '../locales/words.ts'
import type { Aside } from './aside/aside.ts'
import type { Assets } from './frame/assets.ts'
import type { Hub } from './live/hub.ts'
import type { Presence } from './live/presence.ts'

export interface Log {
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** An OpenID provider that vouches for Telegram accounts, and what this desk is to it. */
export interface TelegramLogin {
  /** Its address, without a slash at its end. */
  issuer: string
  clientId: string
  clientSecret: string
}

/** What every route of the panel works with. */
export interface Panel {
  desk: Desk
  words: Words
  /** Absolute path of the folder that holds attachments. */
  filesDir: string
  log: Log
  /** Whether the panel is reached by https: its cookies then travel no other way. */
  secure: boolean
  /** Whether the bot talks to the simulator: fictional people may have accounts there. */
  isSimulated: boolean
  /** Absent: only links let people in. */
  telegramLogin: TelegramLogin | undefined
  /** The version of the program; empty: unknown. */
  version: string
  assets: Assets
  aside: Aside
  hub: Hub
  presence: Presence
}

/** Whether pages are light or dark; auto: as the system is. */
export const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** Who looks at a page: their rights, their language, their clock. */
export interface Reader {
  person: Person
  session: Session
  /** The secret of the session, as the cookie carries it. */
  secret: string
  locale: Locale
  t: Translate
  theme: Theme
  /** How times are said to them, in the company's zone. */
  speech: TimeSpeech
}

export interface Env {
  Variables: { reader: Reader; locale: Locale }
}

export type Request = Context<Env>
