import { beforeEach, describe, expect, test } from 'vitest'
import { nextDue, refused } from '../../desk/delivery/delivery.ts'
import { failUpdate, keepUpdates, pendingUpdates } from '../../desk/delivery/inbox.ts'
import { post } from '../../desk/delivery/outbox.ts'
import { deed, settleUpdate } from '../../desk/desk.ts'
import { examine, failedLetters, setAsideUpdates } from '../../desk/doctor.ts'
import { beat } from '../../desk/keeping/alive.ts'
import { gapFinder, gapRead, lastGap, noteRestored } from '../../desk/keeping/gaps.ts'
import { dropHeld, heldLetters, holdLetters, sendHeld } from '../../desk/keeping/holding.ts'
import {
  dropLetter,
  dropUpdate,
  retryAll,
  retryLetter,
  retryUpdate,
} from '../../desk/keeping/retrying.ts'
import { messageById } from '../../desk/messages/messages.ts'
import { reply } from '../../desk/messages/replying.ts'
import { DAY, HOUR, MINUTE, newDesk, type TestDesk } from './desk.ts'
import { fileTicket } from './filing.ts'

const ANNA = 1001

let world: TestDesk

beforeEach(() => {
  world = newDesk()
})

function say(chatId = ANNA): void {
  deed(world.desk, () => post(world.desk, { chatId }, { kind: 'fact', fact: { fact: 'back' } }))
}

/** Lets the next letter fail for a reason. */
function fail(error = 'Bad Request: nobody knows'): number {
  const due = nextDue(world.desk, [])
  if (!due) throw new Error('nothing is due')
  refused(world.desk, due, { error, unreachable: false })
  return due.id
}

function receive(updateId: number): void {
  keepUpdates(world.desk, [{ updateId, lane: 'chat:1001', payload: '{}' }])
}

describe('an update', () => {
  test('that failed and then succeeded is no complaint', () => {
    receive(1)
    failUpdate(world.desk, 1, 'TypeError', 5)
    settleUpdate(world.desk, 1)
    expect(setAsideUpdates(world.desk)).toEqual([])
  })

  test('that was set aside waits again when it is retried, with all its tries', () => {
    receive(1)
    expect(failUpdate(world.desk, 1, 'TypeError', 1)).toBe(true)
    expect(setAsideUpdates(world.desk)).toMatchObject([{ updateId: 1, error: 'TypeError' }])
    expect(retryUpdate(world.desk, null, 1)).toBe(true)
    expect(pendingUpdates(world.desk, 10)).toHaveLength(1)
    expect(failUpdate(world.desk, 1, 'TypeError', 2)).toBe(false)
  })

  test('that is let go is no complaint any more and is not handled', () => {
    receive(1)
    failUpdate(world.desk, 1, 'TypeError', 1)
    expect(dropUpdate(world.desk, null, 1)).toBe(true)
    expect(setAsideUpdates(world.desk)).toEqual([])
    expect(pendingUpdates(world.desk, 10)).toEqual([])
  })

  test('that was not set aside is not retried', () => {
    receive(1)
    expect(retryUpdate(world.desk, null, 1)).toBe(false)
    expect(retryUpdate(world.desk, null, 2)).toBe(false)
  })
})

describe('a letter that failed', () => {
  test('goes again when it is retried, and its message is on its way again', () => {
    const ticket = fileTicket(world)
    while (nextDue(world.desk, [])) fail('blocked')
    const { id } = reply(world.desk, world.person('vera'), ticket.number, {
      text: 'Смотрю',
      source: 'form:1',
    })
    const letter = fail()
    expect(messageById(world.desk, id)?.delivery).toBe('failed')
    expect(retryLetter(world.desk, null, letter)).toBe(true)
    expect(messageById(world.desk, id)?.delivery).toBe('queued')
    expect(nextDue(world.desk, [])?.id).toBe(letter)
  })

  test('does not go again where a newer one says the same', () => {
    const fact = { fact: 'ask_contact' } as const
    const ask = () =>
      deed(world.desk, () => post(world.desk, { chatId: ANNA }, { kind: 'fact', fact }))
    ask()
    const former = fail()
    ask()
    expect(retryLetter(world.desk, null, former)).toBe(true)
    expect(failedLetters(world.desk)).toEqual([])
    expect(nextDue(world.desk, [])?.id).not.toBe(former)
  })

  test('because its reader shut the bot out is no letter to look at', () => {
    say()
    fail('blocked')
    expect(failedLetters(world.desk)).toEqual([])
  })

  test('that is let go is no complaint any more', () => {
    say()
    expect(dropLetter(world.desk, null, fail())).toBe(true)
    expect(examine(world.desk).isWell).toBe(true)
  })
})

test('everything that failed is tried again at once, and whoever works hears of it', () => {
  receive(1)
  failUpdate(world.desk, 1, 'TypeError', 1)
  say()
  fail()
  const heard: string[] = []
  world.desk.bus.listen(({ what }) => heard.push(what))
  expect(retryAll(world.desk, null)).toEqual({ updates: 1, letters: 1 })
  expect(heard).toEqual(expect.arrayContaining(['inbox', 'outbox', 'retry']))
  expect(examine(world.desk).isWell).toBe(true)
})

describe('a restored desk', () => {
  test('holds what waited to be sent until somebody sends it', () => {
    say()
    say()
    expect(holdLetters(world.desk)).toBe(2)
    expect(nextDue(world.desk, [])).toBeUndefined()
    expect(examine(world.desk)).toMatchObject({ heldLetters: 2, isWell: false })
    expect(sendHeld(world.desk, world.person('dina'))).toBe(2)
    expect(nextDue(world.desk, [])).toBeDefined()
    expect(heldLetters(world.desk)).toBe(0)
  })

  test('or drops it: then a message counts as told', () => {
    const ticket = fileTicket(world)
    while (nextDue(world.desk, [])) fail('blocked')
    const { id } = reply(world.desk, world.person('vera'), ticket.number, {
      text: 'Смотрю',
      source: 'form:1',
    })
    holdLetters(world.desk)
    expect(messageById(world.desk, id)?.delivery).toBe('queued')
    expect(dropHeld(world.desk, world.person('dina'))).toBeGreaterThan(0)
    expect(nextDue(world.desk, [])).toBeUndefined()
    expect(messageById(world.desk, id)?.delivery).toBe('sent')
  })

  test('sends of two letters that say the same the newer one', () => {
    const fact = { fact: 'ask_contact' } as const
    const ask = () =>
      deed(world.desk, () => post(world.desk, { chatId: ANNA }, { kind: 'fact', fact }))
    ask()
    holdLetters(world.desk)
    ask()
    expect(sendHeld(world.desk, world.person('dina'))).toBe(0)
    expect(heldLetters(world.desk)).toBe(0)
  })

  test('tells how many updates Telegram has no more', () => {
    receive(70)
    beat(world.desk)
    noteRestored(world.desk, 0)
    world.pass(HOUR)
    expect(gapFinder(world.desk)(75)).toMatchObject({ missing: 4 })
    expect(lastGap(world.desk)).toMatchObject({ missing: 4, foundAt: world.desk.now() })
    gapRead(world.desk, world.person('dina'))
    expect(lastGap(world.desk)).toBeUndefined()
  })
})

describe('a gap in the numbers of updates', () => {
  test('is told after more than a day away, and not after less', () => {
    receive(70)
    beat(world.desk)
    world.pass(DAY - MINUTE)
    expect(gapFinder(world.desk)(75)).toBeUndefined()
    world.pass(2 * MINUTE)
    expect(gapFinder(world.desk)(75)).toMatchObject({ missing: 4 })
    expect(gapFinder(world.desk)(71)).toBeUndefined()
  })

  test('is none where the numbers go on anywhere after a quiet week', () => {
    receive(70)
    beat(world.desk)
    world.pass(8 * DAY)
    expect(gapFinder(world.desk)(20)).toBeUndefined()
    expect(gapFinder(world.desk)(900_000_000)).toBeUndefined()
  })
})

describe('a clock that is set back', () => {
  test('holds up no letter and is told by how much', () => {
    beat(world.desk)
    say()
    world.pass(-HOUR)
    expect(nextDue(world.desk, [])).toBeUndefined()
    expect(beat(world.desk)).toBe(HOUR)
    expect(nextDue(world.desk, [])).toBeDefined()
    expect(beat(world.desk)).toBe(0)
  })

  test('by seconds is none', () => {
    beat(world.desk)
    world.pass(-MINUTE + 1)
    expect(beat(world.desk)).toBe(0)
  })
})
