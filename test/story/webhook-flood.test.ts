import { afterAll, beforeAll, expect, it } from 'vitest'
import { diceOf } from '../chaos/dice.ts'
import { openTown, type Town } from './town.ts'

const PACK = `version: 1
pack: flood
company: Flood
access: open
free_text: question
lines: [{key: l1, name: L1}]
services: [{key: question, name: Question, line: l1, steps: [{key: text, ask: What?, type: text}]}]
`
/** So many people write so many messages each, fewer than would slow anybody down. */
const PEOPLE = 40
const EACH = 10
const AT_ONCE = 40

let town: Town

beforeAll(async () => {
  town = await openTown(PACK, { TELEGRAM_MODE: 'webhook' })
  for (let id = 1; id <= PEOPLE; id++) town.phone({ id: 50_000 + id, first_name: `P${id}` }).start()
  await town.rest()
})

afterAll(() => town.close())

it('updates that come one to three times and in any order act once each', async () => {
  const dice = diceOf(1)
  const updates = Array.from({ length: PEOPLE * EACH }, (_, i) => {
    const id = 50_001 + (i % PEOPLE)
    return {
      update_id: 800_000_000 + i,
      message: {
        message_id: 1000 + i,
        from: { id, is_bot: false, first_name: `P${id}` },
        chat: { id, type: 'private', first_name: `P${id}` },
        date: 1,
        text: `Message ${i}.`,
      },
    }
  })
  const sent = updates
    .flatMap((update) => Array.from({ length: 1 + dice.below(3) }, () => update))
    .map((update) => ({ update, at: dice.below(1_000_000) }))
    .sort((a, b) => a.at - b.at)
  const params = town.telegram.calls.findLast(({ method }) => method === 'setWebhook')?.params
  const headers = {
    'content-type': 'application/json',
    'x-telegram-bot-api-secret-token': String(params?.secret_token),
  }
  const deliver = async (): Promise<void> => {
    for (let next = sent.pop(); next; next = sent.pop()) {
      const body = JSON.stringify(next.update)
      const answer = await fetch(String(params?.url), { method: 'POST', headers, body })
      expect(answer.status).toBe(200)
      await answer.arrayBuffer()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, deliver))
  await town.rest()
  const [row] = town.rows<{ n: number; texts: number }>(
    "select count(*) n, count(distinct text) texts from messages where kind = 'message'",
  )
  expect(row).toEqual({ n: PEOPLE * EACH, texts: PEOPLE * EACH })
  expect(town.rows('select number from tickets')).toHaveLength(PEOPLE)
})
