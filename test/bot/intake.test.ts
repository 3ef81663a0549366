import type { Api } from 'grammy/web'
import { type Logger, pino } from 'pino'
import { beforeEach, describe, expect, test } from 'vitest'
import { createIntake, type Intake } from '../../bot/intake.ts'
import type { Handle } from '../../bot/intake-try.ts'
import type { Pause } from '../../bot/pause.ts'
import { finishUpdate, keepUpdates, pendingUpdates, sweepInbox } from '../../desk/delivery/inbox.ts'
import { type Desk, deed } from '../../desk/desk.ts'
import { setAsideUpdates } from '../../desk/doctor.ts'
import { lastGap, noteRestored } from '../../desk/keeping/gaps.ts'
import { retryUpdate } from '../../desk/keeping/retrying.ts'
import { DAY, newDesk, type TestDesk } from '../desk/desk.ts'
import { lettersTo } from '../desk/filing.ts'

let testDesk: TestDesk
let desk: Desk
let lines: string[] = []
const log: Logger = pino({ level: 'trace' }, { write: (line) => void lines.push(line) })
const answered: string[] = []

/** Buttons are answered at once in these tests. */
const api = {
  answerCallbackQuery: (id: string) => {
    answered.push(id)
    return Promise.resolve(true)
  },
} as unknown as Api

beforeEach(() => {
  testDesk = newDesk()
  desk = testDesk.desk
  lines = []
  answered.length = 0
})

const atOnce: Pause = () => Promise.resolve()
/** Lasts until its signal says to stop. */
const endless: Pause = (_ms, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve())
  })

function intakeWith(handle: Handle, pause: Pause = atOnce): Intake {
  return createIntake({ desk, api, handle, log, pause, clock: () => 0 })
}

/** What somebody writes in a private chat. */
function written(updateId: number, chatId: number, text = `text ${updateId}`) {
  const person = { id: chatId, is_bot: false, first_name: 'A' }
  const chat = { id: chatId, type: 'private', first_name: 'A' }
  return {
    update_id: updateId,
    message: { message_id: updateId, date: 0, chat, from: person, text },
  }
}

function pressed(updateId: number, chatId: number) {
  const { message } = written(updateId, chatId)
  const query = { id: `query ${updateId}`, from: message.from, message, data: 'x' }
  return { update_id: updateId, callback_query: query }
}

describe('lanes', () => {
  test('a chat goes in order, another does not wait for it', async () => {
    const seen: number[] = []
    let isBusy = true
    const intake = intakeWith(({ update_id }) => {
      if (update_id === 1 && isBusy) throw new Error('busy')
      seen.push(update_id)
      if (update_id === 3) isBusy = false
    })
    intake.accept([written(1, 7), written(2, 7), written(3, 8)])
    await intake.idle()
    expect(seen).toEqual([3, 1, 2])
  })

  test('in a group each person has a lane, and buttons go in that of their chat', async () => {
    const seen: number[] = []
    let isBusy = true
    const group = { id: -5, type: 'group', title: 'Line' }
    const inGroup = (updateId: number, personId: number) => {
      const { message } = written(updateId, personId)
      return { update_id: updateId, message: { ...message, chat: group } }
    }
    const intake = intakeWith(({ update_id }) => {
      if (update_id === 1 && isBusy) {
        isBusy = false
        throw new Error('busy')
      }
      seen.push(update_id)
    })
    intake.accept([written(1, 7), pressed(2, 7), inGroup(3, 7), inGroup(4, 8)])
    await intake.idle()
    expect(seen).toEqual([3, 4, 1, 2])
  })

  test('more than memory holds goes in order as well, each once', async () => {
    const seen: number[] = []
    const intake = intakeWith(({ update_id }) => {
      seen.push(update_id)
    })
    const updates = Array.from({ length: 2500 }, (_, index) => written(index + 1, 7))
    intake.accept(updates.slice(0, 1500))
    for (const update of updates.slice(1500)) intake.accept([update])
    await intake.idle()
    expect(seen).toEqual(updates.map((update) => update.update_id))
    expect(pendingUpdates(desk, 10)).toEqual([])
  })
})

describe('once', () => {
  test('an update that comes again is not handled again', async () => {
    const seen: number[] = []
    const intake = intakeWith(({ update_id }) => {
      seen.push(update_id)
    })
    intake.accept([written(1, 7)])
    intake.accept([written(1, 7), written(2, 7)])
    await intake.idle()
    intake.accept([written(2, 7)])
    await intake.idle()
    expect(seen).toEqual([1, 2])
  })

  test('what a deed has settled is not done again, whatever happens after', async () => {
    let deeds = 0
    const intake = intakeWith((_update, mine) => {
      deed(mine, () => {
        deeds += 1
      })
      throw new Error('after the deed')
    })
    intake.accept([written(1, 7)])
    await intake.idle()
    expect(deeds).toBe(1)
    expect(pendingUpdates(desk, 10)).toEqual([])
  })

  test('a deed that came to nothing leaves its update to be done', async () => {
    let tries = 0
    const intake = intakeWith((_update, mine) => {
      deed(mine, () => {
        tries += 1
        if (tries === 1) throw new Error('undone')
      })
    })
    intake.accept([written(1, 7)])
    await intake.idle()
    expect(tries).toBe(2)
  })

  test('what a former run has left comes first', async () => {
    const payload = (update: object) => JSON.stringify(update)
    keepUpdates(desk, [
      { updateId: 5, lane: 'chat:7', payload: payload(written(5, 7)) },
      { updateId: 6, lane: 'chat:7', payload: payload(written(6, 7)) },
    ])
    const seen: number[] = []
    const intake = intakeWith(({ update_id }) => {
      seen.push(update_id)
    })
    intake.accept([written(7, 7)])
    await intake.idle()
    expect(seen).toEqual([5, 6, 7])
  })
})

describe('a failure', () => {
  test('is tried five times with growing pauses, then set aside, and its lane goes on', async () => {
    const tried: number[] = []
    const pauses: number[] = []
    const intake = intakeWith(
      ({ update_id }) => {
        tried.push(update_id)
        if (update_id === 1) throw new TypeError('my secret text')
      },
      async (ms) => {
        pauses.push(ms)
      },
    )
    intake.accept([written(1, 7, 'my secret text'), written(2, 7)])
    await intake.idle()
    expect(tried).toEqual([1, 1, 1, 1, 1, 2])
    expect(pauses).toEqual([1000, 2000, 4000, 8000])
    expect(lines.join('')).toContain('TypeError')
    expect(lines.join('')).not.toContain('secret')
  })

  test('that passes leaves nothing behind', async () => {
    let failures = 2
    const seen: number[] = []
    const intake = intakeWith(({ update_id }) => {
      if (failures-- > 0) throw new Error('busy')
      seen.push(update_id)
    })
    intake.accept([written(1, 7)])
    await intake.idle()
    expect(seen).toEqual([1])
    expect(pendingUpdates(desk, 10)).toEqual([])
  })
})

describe('a button', () => {
  test('stops waiting at once, also while its chat is busy, and once', async () => {
    const intake = intakeWith(() => undefined)
    intake.accept([written(1, 7), pressed(2, 7)])
    expect(answered).toEqual(['query 2'])
    intake.accept([pressed(2, 7)])
    await intake.idle()
    expect(answered).toEqual(['query 2'])
  })
})

test('stopping begins nothing more and leaves the rest to the next run', async () => {
  const seen: number[] = []
  const handle: Handle = ({ update_id }) => {
    seen.push(update_id)
    if (seen.length === 1) throw new Error('busy')
  }
  const intake = intakeWith(handle, endless)
  intake.accept([written(1, 7), written(2, 7)])
  await new Promise(setImmediate)
  intake.stop()
  await new Promise(setImmediate)
  expect(seen).toEqual([1])
  await intakeWith(handle).idle()
  expect(seen).toEqual([1, 1, 2])
})

test('what is no update is not kept, and keeps nothing else out', async () => {
  const seen: number[] = []
  const intake = intakeWith(({ update_id }) => {
    seen.push(update_id)
  })
  intake.accept([null, 'text', { update_id: 'x' }, written(1, 7)])
  await intake.idle()
  expect(seen).toEqual([1])
})

test('settled updates are forgotten after 48 hours, failed ones after 30 days', async () => {
  const intake = intakeWith(({ update_id }) => {
    if (update_id === 2) throw new Error('always')
  })
  intake.accept([written(1, 7), written(2, 8)])
  await intake.idle()
  testDesk.pass(2 * DAY - 1)
  expect(sweepInbox(desk)).toBe(0)
  testDesk.pass(2)
  expect(sweepInbox(desk)).toBe(1)
  testDesk.pass(28 * DAY)
  expect(sweepInbox(desk)).toBe(1)
})

describe('what cannot be handled', () => {
  const poison: Handle = ({ update_id }) => {
    if (update_id === 1) throw new TypeError('broken')
  }

  test('is set aside after five tries, its sender hears so, and what follows is handled', async () => {
    const seen: number[] = []
    const intake = intakeWith((update, between) => {
      seen.push(update.update_id)
      poison(update, between)
    })
    intake.accept([written(1, 1001), written(2, 1001), written(3, 1002)])
    await intake.idle()
    expect(seen.filter((id) => id === 1)).toHaveLength(5)
    expect(seen.filter((id) => id !== 1).sort()).toEqual([2, 3])
    expect(setAsideUpdates(desk)).toMatchObject([{ updateId: 1, error: 'TypeError' }])
    expect(lettersTo(testDesk, 1001)).toEqual(['refused'])
    expect(lines.join('')).not.toContain('broken')
  })

  test('is handled when it is retried, while the bot runs', async () => {
    let isMended = false
    const intake = intakeWith((update, between) => {
      if (!isMended) poison(update, between)
    })
    intake.accept([written(1, 1001)])
    await intake.idle()
    isMended = true
    expect(retryUpdate(desk, null, 1)).toBe(true)
    await intake.idle()
    expect(pendingUpdates(desk, 10)).toEqual([])
    expect(setAsideUpdates(desk)).toEqual([])
  })

  test('for want of storage waits as long as that takes', async () => {
    let failures = 0
    const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
    const intake = intakeWith(() => {
      failures += 1
      if (failures <= 20) throw full
    })
    intake.accept([written(1, 1001)])
    await intake.idle()
    expect(failures).toBe(21)
    expect(setAsideUpdates(desk)).toEqual([])
    expect(pendingUpdates(desk, 10)).toEqual([])
  })
})

test('updates that were lost are told at the first that comes, once', async () => {
  keepUpdates(desk, [{ updateId: 70, lane: 'chat:7', payload: '{}' }])
  finishUpdate(desk, 70)
  noteRestored(desk, 0)
  const intake = intakeWith(() => undefined)
  intake.accept([written(75, 7)])
  intake.accept([written(90, 7)])
  await intake.idle()
  expect(lines.filter((line) => line.includes('updates were lost'))).toHaveLength(1)
  expect(lastGap(desk)).toMatchObject({ missing: 4 })
})
