import type { Api } from 'grammy/web'
import { pino } from 'pino'
import { beforeEach, describe, expect, test } from 'vitest'
import { createIntake, type Intake } from '../../bot/intake.ts'
import type { Handle } from '../../bot/intake-try.ts'
import type { Pause } from '../../bot/pause.ts'
import { pendingUpdates } from '../../desk/delivery/inbox.ts'
import { type Desk, deed } from '../../desk/desk.ts'
import { findChat, setBlocked } from '../../desk/people/chats.ts'
import { newDesk } from '../desk/desk.ts'

const api = { answerCallbackQuery: () => Promise.resolve(true) } as unknown as Api
const log = pino({ level: 'silent' })
const atOnce: Pause = () => Promise.resolve()
/** Lasts until its signal says to stop. */
const endless: Pause = (_ms, signal) =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve()))

let desk: Desk
let transactions: number

/** In rounds that take no time, so that as many updates as may be share one. */
function intakeWith(handle: Handle, pause: Pause = atOnce): Intake {
  return createIntake({ desk, api, handle, log, pause, clock: () => 0 })
}

/** What somebody writes in a private chat. */
function written(updateId: number, chatId: number) {
  const from = { id: chatId, is_bot: false, first_name: 'A' }
  const chat = { id: chatId, type: 'private', first_name: 'A' }
  const message = { message_id: updateId, date: 0, chat, from, text: 'a' }
  return { update_id: updateId, message }
}

/** As a deed does that writes something. */
function notes(mine: Desk, chatId: number, act?: () => void): undefined {
  deed(mine, () => {
    setBlocked(mine, -chatId, false)
    act?.()
  })
}

function noted(): number[] {
  return [1, 2, 3, 4].filter((chatId) => findChat(desk, -chatId))
}

function crowd() {
  return [1, 2, 3, 4].map((chatId) => written(chatId, chatId))
}

/** Whoever commits, what comes instead of it; undefined: the commit. */
function onCommit(instead: () => Error | undefined): void {
  const { $client } = desk.db
  const exec = $client.exec.bind($client)
  $client.exec = (sql) => {
    const error = sql === 'commit' ? instead() : undefined
    if (error) throw error
    return exec(sql)
  }
}

beforeEach(() => {
  desk = newDesk().desk
  transactions = 0
})

test('a round of several updates costs one transaction', async () => {
  onCommit(() => {
    transactions += 1
    return undefined
  })
  const intake = intakeWith((update, mine) => notes(mine, update.update_id))
  intake.accept(crowd())
  await intake.idle()
  expect(noted()).toEqual([1, 2, 3, 4])
  // One to keep them, one to handle them.
  expect(transactions).toBe(2)
})

test('a round goes on where one fails, which alone is undone and tried again', async () => {
  let failures = 1
  const seen: number[] = []
  const intake = intakeWith(({ update_id }, mine) => {
    seen.push(update_id)
    notes(mine, update_id, () => {
      if (update_id === 2 && failures-- > 0) throw new Error('busy')
    })
    if (update_id === 2) expect(noted()).toEqual([1, 2, 3, 4])
  })
  intake.accept(crowd())
  await intake.idle()
  expect(seen).toEqual([1, 2, 3, 4, 2])
  expect(pendingUpdates(desk, 10)).toEqual([])
})

test('a round that cannot be committed is tried again update by update, in order, each done once', async () => {
  const seen: number[] = []
  const told: number[] = []
  desk.bus.listen((change) => {
    if (change.what === 'ticket') told.push(change.ticket)
  })
  let failures = 1
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
  const intake = intakeWith(({ update_id }, mine) => {
    seen.push(update_id)
    notes(mine, update_id, () => desk.bus.note({ what: 'ticket', ticket: update_id, deed: 'x' }))
  })
  intake.accept([written(1, 1), written(2, 1), written(3, 2), written(4, 1)])
  onCommit(() => (failures-- > 0 ? full : undefined))
  await new Promise(setImmediate)
  expect(noted()).toEqual([])
  expect(pendingUpdates(desk, 10)).toHaveLength(4)
  expect(told).toEqual([])
  await intake.idle()
  expect(seen.slice(4).filter((id) => id !== 3)).toEqual([1, 2, 4])
  expect(seen).toHaveLength(8)
  expect(noted()).toEqual([1, 2, 3, 4])
  expect(told.toSorted()).toEqual([1, 2, 3, 4])
  expect(pendingUpdates(desk, 10)).toEqual([])
})

test('a round that the program did not live to commit is handled by the next one, whole', async () => {
  const { $client } = desk.db
  const dying = intakeWith((update, mine) => {
    notes(mine, update.update_id)
    if (update.update_id < 4) return
    dying.stop()
    $client.exec('rollback')
    throw new Error('the program ends')
  }, endless)
  dying.accept(crowd())
  await new Promise(setImmediate)
  expect(noted()).toEqual([])
  const intake = intakeWith((update, mine) => notes(mine, update.update_id))
  await intake.idle()
  expect(noted()).toEqual([1, 2, 3, 4])
  expect(pendingUpdates(desk, 10)).toEqual([])
})

test('a round lets others have their turn before the next', async () => {
  const seen: string[] = []
  const intake = intakeWith(({ update_id }) => {
    seen.push(String(update_id))
    if (update_id === 1) setImmediate(() => seen.push('other'))
  })
  intake.accept(Array.from({ length: 120 }, (_, at) => written(at + 1, at + 1)))
  await intake.idle()
  expect(seen).toHaveLength(121)
  expect(seen.indexOf('other')).toBeLessThanOrEqual(50)
})

describe('an update that comes while nothing waits', () => {
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })

  test('is kept and handled in one transaction, before Telegram hears of it', () => {
    onCommit(() => {
      transactions += 1
      return undefined
    })
    const intake = intakeWith((update, mine) => notes(mine, update.update_id))
    intake.accept([written(1, 1)])
    expect(noted()).toEqual([1])
    expect(pendingUpdates(desk, 10)).toEqual([])
    intake.accept([written(1, 1)])
    intake.accept([written(2, 1)])
    expect(noted()).toEqual([1, 2])
    // That which came again cost one too.
    expect(transactions).toBe(3)
  })

  test('is kept by itself where both together cannot be, and handled after', async () => {
    const seen: number[] = []
    const intake = intakeWith((update, mine) => {
      seen.push(update.update_id)
      notes(mine, update.update_id)
    })
    let failures = 1
    onCommit(() => (failures-- > 0 ? full : undefined))
    intake.accept([written(1, 1)])
    expect(noted()).toEqual([])
    expect(pendingUpdates(desk, 10)).toHaveLength(1)
    await intake.idle()
    expect(noted()).toEqual([1])
    expect(seen).toEqual([1, 1])
    expect(pendingUpdates(desk, 10)).toEqual([])
  })

  test('is refused where it cannot be kept at all, and handled once when it comes again', async () => {
    const intake = intakeWith((update, mine) => notes(mine, update.update_id))
    let isFull = true
    onCommit(() => (isFull ? full : undefined))
    expect(() => intake.accept([written(1, 1)])).toThrow('full')
    expect(noted()).toEqual([])
    expect(pendingUpdates(desk, 10)).toEqual([])
    isFull = false
    intake.accept([written(1, 1)])
    await intake.idle()
    expect(noted()).toEqual([1])
    expect(pendingUpdates(desk, 10)).toEqual([])
  })

  test('stays where its handling fails, holds up its lane and no other, and is tried again', async () => {
    const seen: number[] = []
    const pauses: (() => void)[] = []
    let failures = 1
    const intake = intakeWith(
      ({ update_id }, mine) => {
        seen.push(update_id)
        notes(mine, update_id, () => {
          if (failures-- > 0) throw new Error('busy')
        })
      },
      () => new Promise((end) => void pauses.push(end)),
    )
    intake.accept([written(1, 7)])
    expect(noted()).toEqual([])
    expect(pendingUpdates(desk, 10)).toHaveLength(1)
    intake.accept([written(2, 7)])
    intake.accept([written(3, 8)])
    await new Promise(setImmediate)
    expect(seen).toEqual([1, 3])
    for (const end of pauses) end()
    await intake.idle()
    expect(seen).toEqual([1, 3, 1, 2])
    expect(pauses).toHaveLength(1)
    expect(pendingUpdates(desk, 10)).toEqual([])
  })

  test('is kept and not handled by an intake that was stopped', async () => {
    const seen: number[] = []
    const intake = intakeWith(({ update_id }) => void seen.push(update_id))
    intake.stop()
    intake.accept([written(1, 1)])
    await new Promise(setImmediate)
    expect(seen).toEqual([])
    expect(pendingUpdates(desk, 10)).toHaveLength(1)
  })
})
