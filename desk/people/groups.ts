import { and, desc, isNull, lt } from 'drizzle-orm'
import { chats } from '../../db/tables/people.ts'
import type { Desk } from '../desk.ts'
import type { Chat } from './chats.ts'

const MOST = 20

/** Groups that the bot is in, the last met first; at most 20. */
export function groupsMet(desk: Desk): Chat[] {
  return desk.db
    .select()
    .from(chats)
    .where(and(lt(chats.id, 0), isNull(chats.blockedAt)))
    .orderBy(desc(chats.seenAt))
    .limit(MOST)
    .all()
}
