import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPostman, type Postman } from '../../bot/postman.ts'
import { ANNA, BORIS, newPost, type PostWorld } from './postman-world.ts'

const SILENT = pino({ level: 'silent' })

let world: PostWorld
/** What happens instead of waiting for the next try to note an outcome, with the number of the pause. */
let onPause: (pause: number) => unknown
let pauses: number
let postman: Postman

beforeEach(async () => {
  world = await newPost()
  pauses = 0
  onPause = () => undefined
  postman = createPostman(world.mail, SILENT, undefined, async () => {
    pauses += 1
    if (pauses > 20) throw new Error('waits for ever')
    await onPause(pauses)
  })
})

afterEach(() => world.close())

const run = (sql: string) => world.desk.db.$client.exec(sql)

/** No outcome of a letter that says this can be noted, as if by a fault of our own. */
function refuseNoting(text: string): void {
  run(`create trigger refuse before update of state on outbox when old.data like '%${text}%' begin
    select raise(abort, 'no'); end`)
}

test('an outcome that cannot be noted is noted later, and the letter does not go twice', async () => {
  refuseNoting('first')
  world.say(ANNA, 'first')
  world.say(ANNA, 'second')
  onPause = (pause) => {
    expect(world.seenBy(ANNA)).toEqual(['first'])
    if (pause === 2) run('drop trigger refuse')
  }
  await postman.drain()
  expect(pauses).toBe(2)
  expect(world.seenBy(ANNA)).toEqual(['first', 'second'])
  expect(world.callsOf('sendMessage')).toHaveLength(2)
})

test('while an outcome is not noted, other chats hear', async () => {
  refuseNoting('mute')
  world.say(ANNA, 'mute')
  world.say(BORIS, 'goes')
  onPause = async () => {
    await world.sim.until(() => world.seenBy(BORIS).length > 0)
    run('drop trigger if exists refuse')
  }
  await postman.drain()
  expect(world.seenBy(BORIS)).toEqual(['goes'])
})

test('while another program holds the database, an outcome is kept however long that lasts', async () => {
  const { db } = world.desk
  world.say(ANNA, 'first')
  world.say(ANNA, 'second')
  const commit = db.$client.exec
  const busy = Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' })
  db.$client.exec = (sql) => {
    if (sql === 'begin immediate') throw busy
    return commit.call(db.$client, sql)
  }
  onPause = (pause) => {
    if (pause === 15) db.$client.exec = commit
  }
  await postman.drain()
  expect(world.seenBy(ANNA)).toEqual(['first', 'second'])
  expect(db.$client.prepare('select state from outbox').pluck().all()).toEqual(['sent', 'sent'])
})

test('what can never be noted has failed in the end, and its chat goes on', async () => {
  const never = "new.state = 'sent' and old.data like '%cursed%'"
  run(`create trigger refuse before update of state on outbox when ${never} begin
    select raise(abort, 'no'); end`)
  world.say(ANNA, 'cursed')
  world.say(ANNA, 'life goes on')
  await postman.drain()
  expect(world.seenBy(ANNA)).toEqual(['cursed', 'life goes on'])
  expect(world.callsOf('sendMessage')).toHaveLength(2)
  const states = world.desk.db.$client.prepare('select state, error from outbox order by id')
  expect(states.all()).toEqual([
    { state: 'failed', error: 'internal' },
    { state: 'sent', error: null },
  ])
})

test('a postman that is stopped does not wait for what cannot be noted', async () => {
  refuseNoting('first')
  world.say(ANNA, 'first')
  let ended = false
  postman = createPostman(world.mail, SILENT, undefined, async (_ms, signal) => {
    void postman.stop().then(() => {
      ended = true
    })
    expect(signal.aborted).toBe(true)
  })
  await postman.drain()
  await Promise.resolve()
  expect(ended).toBe(true)
  run('drop trigger refuse')
  await world.anotherPostman().drain()
  expect(world.seenBy(ANNA)).toEqual(['first', 'first'])
})

test('when Telegram is back, whoever has waited long waits no longer', async () => {
  const { sim, say, pass, desk, seenBy } = world
  sim.faults.offline()
  say(ANNA, 'in the dark')
  for (let tries = 0; tries < 7; tries++) pass(((await postman.drain()) ?? 0) - desk.now())
  await postman.drain()
  sim.faults.online()
  say(BORIS, 'light')
  await postman.drain()
  pass(1000)
  await postman.drain()
  expect(seenBy(BORIS)).toEqual(['light'])
  expect(seenBy(ANNA)).toEqual(['in the dark'])
})

test('a call of which nothing is heard holds up its chat for 20 seconds', async () => {
  const { sim, say, pass, seenBy } = world
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  sim.faults.fail({ chatId: ANNA, delayMs: 3_600_000 })
  say(ANNA, 'first')
  say(ANNA, 'second')
  let isOver = false
  const drained = postman.drain().then(() => {
    isOver = true
  })
  let seconds = 0
  for (; !isOver && seconds < 60; seconds++) {
    await vi.advanceTimersByTimeAsync(1000)
    await new Promise(setImmediate)
  }
  vi.useRealTimers()
  await drained
  expect(seconds).toBeLessThan(25)
  pass(1000)
  await postman.drain()
  expect(seenBy(ANNA)).toEqual(['first', 'second'])
})

test('a letter whose row is broken has failed: neither its chat nor another waits behind it', async () => {
  const { say, seenBy } = world
  for (const text of ['broken', 'sound']) say(ANNA, text)
  say(BORIS, 'goes')
  run("update outbox set data = '{' where data like '%broken%'")
  await postman.drain()
  expect(seenBy(ANNA)).toEqual(['sound'])
  expect(seenBy(BORIS)).toEqual(['goes'])
  const failed = world.desk.db.$client.prepare("select error from outbox where state = 'failed'")
  expect(failed.all()).toEqual([{ error: 'internal' }])
})
