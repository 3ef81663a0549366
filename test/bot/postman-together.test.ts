import { pino } from 'pino'
import { beforeEach, expect, test } from 'vitest'
import { createFlood } from '../../bot/postman-flood.ts'
import { createNoting } from '../../bot/postman-noting.ts'
import { nextDues } from '../../desk/delivery/delivery.ts'
import { post } from '../../desk/delivery/outbox.ts'
import { deed } from '../../desk/desk.ts'
import { newDesk, type TestDesk } from '../desk/desk.ts'

const CHATS = [1001, 1002, 1003]
const SENT = { outcome: 'sent', taken: {} } as const

let world: TestDesk
let commits: number
let refusals: number

beforeEach(() => {
  world = newDesk()
  const { desk } = world
  deed(desk, () => {
    for (const chatId of CHATS) post(desk, { chatId }, { kind: 'fact', fact: { fact: 'back' } })
  })
  const { $client } = desk.db
  const exec = $client.exec
  commits = 0
  refusals = 0
  $client.exec = (source) => {
    if (source === 'commit') commits += 1
    return exec.call($client, source)
  }
})

const noting = (onTheirWay: number) =>
  createNoting(world.desk, {
    flood: createFlood(world.desk.now),
    log: pino({ level: 'silent' }),
    pause: async () => {
      refusals += 1
    },
    stopping: new AbortController().signal,
    onTheirWay: () => onTheirWay,
  })

const states = () =>
  world.desk.db.$client.prepare('select state from outbox order by id').pluck().all()

test('what is answered within one turn is noted in one commit, at its end', async () => {
  const { note } = noting(4)
  const noted = nextDues(world.desk, [], 3).map((due) => note(due, SENT))
  await Promise.resolve()
  expect(states()).toEqual(['pending', 'pending', 'pending'])
  await Promise.all(noted)
  expect(states()).toEqual(['sent', 'sent', 'sent'])
  expect(commits).toBe(1)
})

test('nothing is waited for once all that is on its way was answered', async () => {
  const { note } = noting(2)
  const [first, second] = nextDues(world.desk, [], 2)
  if (!first || !second) throw new Error('nothing is due')
  void note(first, SENT)
  void note(second, {
    outcome: 'later',
    at: world.desk.now() + 1000,
    error: 'network',
    flood: false,
  })
  expect(states()).toEqual(['sent', 'pending', 'pending'])
  expect(nextDues(world.desk, [], 3).map(({ chatId }) => chatId)).toEqual([1003])
  expect(commits).toBe(1)
})

test('one that cannot be noted keeps none of the others from it', async () => {
  world.desk.db.$client.exec(`create trigger refuse before update of state on outbox
    when new.state = 'sent' and old.chat_id = 1002 begin select raise(abort, 'no'); end`)
  const { note } = noting(4)
  await Promise.all(nextDues(world.desk, [], 3).map((due) => note(due, SENT)))
  expect(states()).toEqual(['sent', 'failed', 'sent'])
  expect(refusals).toBe(4)
})
