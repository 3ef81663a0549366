import type { Place } from '../desk/chat/chat-deeds.ts'
import type { Desk } from '../desk/desk.ts'
import type { Person } from '../desk/people/people.ts'

/** A tap of a known person. `fresh`: the chat has no prompt below the tapped message. */
export interface Tapping {
  desk: Desk
  person: Person
  place: Place
  fresh: boolean
}
