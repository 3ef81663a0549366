import type { Context } from 'grammy'
import type { Desk } from '../desk/desk.ts'
import type { Meeting } from '../desk/people/chats.ts'
import type { Person } from '../desk/people/people.ts'

/** An update on its way. */
export type Ctx = Context & {
  /** The desk that settles the update with its deed. */
  desk: Desk
  /** Whoever writes in a private chat, as Telegram describes them. */
  meeting: Meeting
  /** Whoever writes in a private chat, as the desk knows them. */
  person: Person
}
