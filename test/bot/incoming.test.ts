import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Message } from 'grammy/types'
import { expect, test } from 'vitest'
import { incomingOf } from '../../bot/incoming.ts'
import { ROOT } from '../sources.ts'

/** What a person may send that is neither words, a file, a contact nor a place. */
const SHOWN_BY_NAME = [
  'checklist',
  'dice',
  'game',
  'giveaway',
  'giveaway_winners',
  'invoice',
  'live_photo',
  'paid_media',
  'poll',
  'rich_message',
  'story',
]
const READ = [
  'animation',
  'audio',
  'contact',
  'document',
  'location',
  'photo',
  'sticker',
  'text',
  'venue',
  'video',
  'video_note',
  'voice',
]

/** The fields of a message by the published schema of the Bot API. */
function publishedFields(): string[] {
  const schema = readFileSync(join(ROOT, 'node_modules/@gramio/types/out/objects.d.ts'), 'utf8')
  const [, body = ''] = /export interface TelegramMessage \{(.*?)\n\}/s.exec(schema) ?? []
  return [...body.matchAll(/^ +(\w+)\??:/gm)].map(([, name = '']) => name)
}

const withOnly = (field: string) =>
  ({ message_id: 1, date: 1, chat: { id: 1, type: 'private' }, [field]: {} }) as unknown as Message

test('of all fields that a message may have only what somebody sent is kept by its name', () => {
  const fields = publishedFields().filter((field) => !READ.includes(field) && field !== 'chat')
  expect(fields.length).toBeGreaterThan(80)
  const kept = fields.filter((field) => incomingOf(withOnly(field)) !== undefined)
  expect(kept.sort()).toEqual(SHOWN_BY_NAME)
})

test('what a poll answers does not hide that it is a poll', () => {
  const message = { ...withOnly('reply_to_poll_option_id'), poll: {} } as unknown as Message
  expect(incomingOf(message)?.content.placeholder).toBe('poll')
})
