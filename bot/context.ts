import type { Desk } from '../desk/desk.ts'
import type { Meeting } from '../desk/people/chats.ts'
import type { Person } from '../desk/people/people.ts'

/** An update of a private chat on its way. */
export interface Ctx {
  /** The desk that settles the update with its deed. */
  desk: Desk
  /** Whoever writes, as Telegram describes them. */
  meeting: Meeting
  /** Whoever writes, as the desk knows them. */
  person: Person
}
