import { beforeEach, expect, test } from 'vitest'
import type { Change } from '../../desk/bus.ts'
import { keepUpdates, pendingUpdates } from '../../desk/delivery/inbox.ts'
import { type Desk, deed, forUpdate, together } from '../../desk/desk.ts'
import { chooseLanguage, findChat, meetChat } from '../../desk/people/chats.ts'
import { newDesk } from './desk.ts'

let desk: Desk
let heard: Change[]

beforeEach(() => {
  desk = newDesk().desk
  heard = []
  desk.bus.listen((change) => heard.push(change))
})

const CHATS = [1, 2, 3]

/** A deed about a chat which is told of. */
function meet(chatId: number, on = desk, isRefused = false): void {
  deed(on, () => {
    meetChat(on, { chatId, type: 'private', title: 'A', username: null, languageCode: null })
    desk.bus.note({ what: 'ticket', ticket: chatId, deed: 'met' })
    if (isRefused) throw new Error('refused')
  })
}

function met(): number[] {
  return CHATS.filter((chatId) => findChat(desk, chatId))
}

function toldOf(): number[] {
  return heard.flatMap((change) => (change.what === 'ticket' ? change.ticket : []))
}

test('of deeds that are committed at once one that fails undoes only itself, and is told to nobody', () => {
  together(desk, () => {
    meet(1)
    expect(() => meet(2, desk, true)).toThrow('refused')
    meet(3)
    expect(toldOf()).toEqual([])
  })
  expect(met()).toEqual([1, 3])
  expect(toldOf()).toEqual([1, 3])
})

test('a deed within one of them joins it', () => {
  together(desk, () => {
    const act = () =>
      deed(desk, () => {
        meet(1)
        throw new Error('after the inner one')
      })
    expect(act).toThrow('after')
  })
  expect(met()).toEqual([])
})

test('a rehearsal among them leaves nothing', () => {
  together(desk, () => {
    meet(1)
    const rehearsed = deed(
      desk,
      () => {
        meet(2)
        return met()
      },
      () => false,
    )
    expect(rehearsed).toEqual([1, 2])
  })
  expect(met()).toEqual([1])
  expect(toldOf()).toEqual([1])
})

test('each marks its own update, and one that failed leaves its own to be done', () => {
  const rows = CHATS.map((updateId) => ({ updateId, lane: `chat:${updateId}`, payload: '{}' }))
  keepUpdates(desk, rows)
  together(desk, () => {
    meet(1, forUpdate(desk, 1))
    expect(() => meet(2, forUpdate(desk, 2), true)).toThrow('refused')
    meet(3, forUpdate(desk, 3))
  })
  expect(pendingUpdates(desk, 10).map(({ updateId }) => updateId)).toEqual([2])
})

test('what throws between them undoes all of them, and nothing is told', () => {
  const act = () =>
    together(desk, () => {
      meet(1)
      throw new Error('between')
    })
  expect(act).toThrow('between')
  expect(met()).toEqual([])
  meet(2)
  expect(toldOf()).toEqual([2])
})

test('nothing follows on its own where the disk has undone what was before', () => {
  const act = () =>
    together(desk, () => {
      meet(1)
      // As SQLite does where a disk is full.
      desk.db.$client.exec('rollback')
      expect(() => chooseLanguage(desk, 1, 'en')).toThrow('undone')
    })
  expect(act).toThrow()
  expect(met()).toEqual([])
  meet(2)
  expect(met()).toEqual([2])
})
