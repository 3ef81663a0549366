import type { About } from '../../desk/delivery/letters.ts'
import type { Desk } from '../../desk/desk.ts'
import { languageOf, type Person, personByTelegram } from '../../desk/people/people.ts'
import { findTicket } from '../../desk/tickets/tickets.ts'
import { zoneOf } from '../../desk/time/calendars.ts'
import { wallTime } from '../../locales/wall-time.ts'
import type { TimeSpeech } from '../../locales/when.ts'
import type { Locale, Translate, Words } from '../../locales/words.ts'
import { plain } from './text.ts'

const LONGEST_TITLE = 120

/** Whoever reads a chat: their language, and who they are where it is a private one. */
export interface Reader {
  desk: Desk
  chatId: number
  person: Person | undefined
  locale: Locale
  t: Translate
  /** When the message that is drawn anew was sent; absent: it is sent now. */
  sentAt?: number
}

/** The reader of a chat. */
export function readerOf(desk: Desk, words: Words, chatId: number): Reader {
  const person = personByTelegram(desk, chatId)
  const locale = languageOf(desk, person, chatId)
  return { desk, chatId, person, locale, t: words.in(locale) }
}

/** №1042 · Доступ: CRM: how every message about a ticket begins. */
export function headline({ t }: Reader, { number, title }: About): string {
  return t('card-headline', { number: String(number), title: plain(title, LONGEST_TITLE) })
}

/** How times of a ticket are said: by the clocks of whoever works on it. */
export function timesOf({ desk, locale, t, sentAt }: Reader, number: number): TimeSpeech {
  const ticket = findTicket(desk, number)
  const timeZone = zoneOf(desk, ticket ?? { policy: null, line: '' })
  const now = desk.now()
  const dateOf = (at: number) => wallTime(at, timeZone).date
  return { t, locale, timeZone, now, dated: dateOf(sentAt ?? now) !== dateOf(now) }
}
