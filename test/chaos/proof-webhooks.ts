import { startSimulator } from '../../simulator/start.ts'
import { dataFolder } from '../story/program.ts'
import { type Dice, diceOf } from './dice.ts'
import { type Proof, type Say, unless } from './proof.ts'
import { openStage } from './stage.ts'

interface Flood {
  seed: number
  people: number
  /** Messages of each of them, fewer than would slow anybody down. */
  each: number
}

const PACK = `version: 1
pack: flood
company: Flood
access: open
free_text: question
lines: [{key: l1, name: L1}]
services: [{key: question, name: Question, line: l1, steps: [{key: text, ask: What?, type: text}]}]
`
const FIRST = 50_001
/** As many connections as Telegram opens. */
const AT_ONCE = 40

interface Update {
  update_id: number
}

/** Gives the webhook updates one to three times each and in any order: each acts once. */
export async function proveWebhooks({ seed, people, each }: Flood, say: Say): Promise<Proof> {
  const folder = dataFolder()
  const telegram = await startSimulator()
  const variables = { TELEGRAM_MODE: 'webhook' }
  const stage = await openStage({ folder, telegram, pack: PACK, variables })
  for (let id = FIRST; id < FIRST + people; id++) {
    telegram.people.addUser({ id, first_name: `P${id}` })
    telegram.people.start(id)
  }
  await stage.rest()
  say(`${people} people have begun`)
  const params = telegram.calls.findLast(({ method }) => method === 'setWebhook')?.params
  const sent = shuffled(diceOf(seed), updatesOf(people, each))
  const posts = sent.length
  const began = performance.now()
  const refused = await deliver(sent, String(params?.url), String(params?.secret_token))
  const seconds = (performance.now() - began) / 1000
  say(`${posts} posts in ${seconds.toFixed(1)} s`)
  await stage.rest()
  const settled = (performance.now() - began) / 1000
  const { n, texts } = stage.db
    .prepare(
      "select count(*) n, count(distinct text) texts from messages where kind = 'message' and text like 'Message %'",
    )
    .get() as { n: number; texts: number }
  const tickets = stage.db.prepare('select count(*) from tickets').pluck().get() as number
  const wanted = people * each
  const faults = [
    ...unless(refused === 0, `${refused} posts were not answered 200`),
    ...unless(n === wanted, `${n} messages of ${wanted} updates`),
    ...unless(texts === wanted, `${texts} different texts of ${wanted}`),
    ...unless(tickets === people, `${tickets} tickets of ${people} people`),
  ]
  faults.push(...(await stage.close(faults.length > 0)))
  return {
    rows: [
      ['updates', wanted],
      ['posts (each update one to three times, shuffled)', posts],
      ['posts a second', Math.round(posts / seconds)],
      ['seconds until all had settled', settled.toFixed(1)],
      ['messages in the desk', n],
      ['different texts among them', texts],
      ['tickets', tickets],
    ],
    faults,
  }
}

function updatesOf(people: number, each: number): Update[] {
  return Array.from({ length: people * each }, (_, i) => {
    const id = FIRST + (i % people)
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
}

/** Each one to three times, in any order. */
function shuffled(dice: Dice, updates: Update[]): Update[] {
  return updates
    .flatMap((update) => Array.from({ length: 1 + dice.below(3) }, () => update))
    .map((update) => ({ update, at: dice.below(1_000_000_000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ update }) => update)
}

/** Posts them all, so many at once; gives how many were not taken. */
async function deliver(sent: Update[], url: string, secret: string): Promise<number> {
  const headers = {
    'content-type': 'application/json',
    'x-telegram-bot-api-secret-token': secret,
  }
  let refused = 0
  const connection = async (): Promise<void> => {
    for (let next = sent.pop(); next; next = sent.pop()) {
      const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(next) })
      if (answer.status !== 200) refused += 1
      await answer.arrayBuffer()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, connection))
  return refused
}
