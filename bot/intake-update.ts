import { z } from 'zod'
import type { ReceivedUpdate } from '../desk/delivery/inbox.ts'

/** The kinds of updates that the bot asks for. */
export const WANTED_UPDATES = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
] as const

const id = z.looseObject({ id: z.int() })
const event = z.looseObject({ chat: id.optional(), from: id.optional() })
const frame = z.looseObject({
  update_id: z.int(),
  message: event.optional(),
  edited_message: event.optional(),
  my_chat_member: event.optional(),
  callback_query: z.looseObject({ id: z.string(), from: id, message: event.optional() }).optional(),
})

/** An update to be kept; `queryId`: a button was pressed and waits for an answer. */
interface KnownUpdate extends ReceivedUpdate {
  queryId?: string
}

/** Reads what Telegram sent; undefined when it is no update. */
export function readUpdate(raw: unknown): KnownUpdate | undefined {
  const parsed = frame.safeParse(raw)
  if (!parsed.success) return undefined
  const update = parsed.data
  const query = update.callback_query
  return {
    updateId: update.update_id,
    lane: laneOf(update),
    payload: JSON.stringify(raw),
    ...(query ? { queryId: query.id } : {}),
  }
}

/** What must go in order: a private chat, a person in a group, else a person. */
function laneOf(update: z.infer<typeof frame>): string {
  const { callback_query: query } = update
  const what = update.message ?? update.edited_message ?? update.my_chat_member ?? query
  const chat = query ? query.message?.chat : (what as z.infer<typeof event> | undefined)?.chat
  const person = what?.from?.id ?? 0
  if (!chat) return `person:${person}`
  return chat.id > 0 ? `chat:${chat.id}` : `chat:${chat.id}:${person}`
}
