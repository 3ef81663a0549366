import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { outbox } from '../../db/tables/boxes.ts'
import type { Change } from '../../desk/bus.ts'
import {
  type Due,
  later,
  lease,
  nextDue,
  nextDueAt,
  nextDues,
  refused,
  sent,
  sweepOutbox,
} from '../../desk/delivery/delivery.ts'
import { noticesOf } from '../../desk/delivery/notify.ts'
import { post } from '../../desk/delivery/outbox.ts'
import { deed } from '../../desk/desk.ts'
import { messageById } from '../../desk/messages/messages.ts'
import { correct, reply, resend } from '../../desk/messages/replying.ts'
import { isReachable, meetChat } from '../../desk/people/chats.ts'
import { unlink } from '../../desk/people/identity.ts'
import { changePerson } from '../../desk/people/people.ts'
import { DAY, newDesk, type TestDesk } from './desk.ts'
import { fileTicket } from './filing.ts'

const ANNA = 1001
const BORIS = 1002

let world: TestDesk

beforeEach(() => {
  world = newDesk()
})

function say(chatId: number): void {
  deed(world.desk, () => post(world.desk, { chatId }, { kind: 'fact', fact: { fact: 'back' } }))
}

/** The chat of the next letter, which is taken. */
function take(): Due {
  const due = nextDue(world.desk, [])
  if (!due) throw new Error('nothing is due')
  lease(world.desk, due)
  return due
}

describe('which letter goes next', () => {
  test('the first of each chat, those that wait longest first', () => {
    say(ANNA)
    world.pass(1)
    say(BORIS)
    say(ANNA)
    const [first, second] = [take(), take()]
    expect([first.chatId, second.chatId]).toEqual([ANNA, BORIS])
    expect(nextDue(world.desk, [])).toBeUndefined()
    sent(world.desk, first, {})
    expect(nextDue(world.desk, [])?.chatId).toBe(ANNA)
  })

  test('of several at once each chat gives one, and a broken one gives none', () => {
    for (const chatId of [ANNA, ANNA, BORIS, 1003]) say(chatId)
    world.desk.db.update(outbox).set({ data: sql`'{'` }).where(eq(outbox.chatId, BORIS)).run()
    const chats = (limit: number) => nextDues(world.desk, [], limit).map(({ chatId }) => chatId)
    expect(chats(2)).toEqual([ANNA])
    expect(chats(2)).toEqual([ANNA, 1003])
    expect(chats(1)).toEqual([ANNA])
  })

  test('none of the chats that are left out', () => {
    say(ANNA)
    say(BORIS)
    expect(nextDue(world.desk, [ANNA])?.chatId).toBe(BORIS)
    expect(nextDue(world.desk, [ANNA, BORIS])).toBeUndefined()
  })

  test('one that waits holds up its chat until its time', () => {
    say(ANNA)
    say(ANNA)
    const due = take()
    later(world.desk, due, world.desk.now() + 5000, 'network')
    expect(nextDue(world.desk, [])).toBeUndefined()
    expect(nextDueAt(world.desk)).toBe(world.desk.now() + 5000)
    world.pass(5000)
    expect(nextDue(world.desk, [])).toMatchObject({ id: due.id, tries: 1 })
  })

  test('one that was taken and forgotten goes again once its lease has run out', () => {
    say(ANNA)
    const { id } = take()
    world.pass(30_000 - 1)
    expect(nextDue(world.desk, [])).toBeUndefined()
    world.pass(1)
    expect(nextDue(world.desk, [])?.id).toBe(id)
  })

  test('the disk is waited for again once a letter was taken, or could not be', () => {
    const { $client } = world.desk.db
    const waits = () => $client.pragma('synchronous', { simple: true })
    say(ANNA)
    const due = take()
    expect(waits()).toBe(2)
    $client.exec(`create trigger refuse before update on outbox begin
      select raise(abort, 'no'); end`)
    expect(() => lease(world.desk, due)).toThrow('no')
    expect(waits()).toBe(2)
  })

  test('is found by an index, however many letters have gone', () => {
    const plan = world.desk.db.$client
      .prepare(
        "explain query plan select * from outbox where state = 'pending' and next_at <= ? and not exists (select 1 from outbox e where e.state = 'pending' and e.chat_id = outbox.chat_id and e.id < outbox.id) order by next_at, id limit 1",
      )
      .all(0) as { detail: string }[]
    const details = plan.map(({ detail }) => detail).join('\n')
    expect(details).toContain('outbox_due')
    expect(details).toContain('outbox_pending')
    expect(details).not.toMatch(/SCAN|TEMP B-TREE/)
  })
})

describe('what became of it is told', () => {
  test('a message is delivered with its last part, and pages hear of it', () => {
    const { number } = fileTicket(world)
    flush()
    const message = reply(world.desk, world.person('vera'), number, {
      text: 'x'.repeat(5000),
      source: 'form:1',
    })
    const heard: Change[] = []
    world.desk.bus.listen((change) => heard.push(change))
    const delivery = () => messageById(world.desk, message.id)?.delivery
    sent(world.desk, nextOf(message.id), {})
    expect(delivery()).toBe('queued')
    sent(world.desk, nextOf(message.id), {})
    expect(delivery()).toBe('sent')
    expect(heard).toContainEqual({ what: 'ticket', ticket: number, deed: 'delivered' })
  })

  test('one that failed is told once, can be sent again, and then is delivered', () => {
    const { number } = fileTicket(world)
    flush()
    const vera = world.person('vera')
    const text = 'x'.repeat(8000)
    const { id } = reply(world.desk, vera, number, { text, source: 'form:1' })
    refused(world.desk, nextOf(id), { error: 'blocked', unreachable: true })
    expect(messageById(world.desk, id)).toMatchObject({
      delivery: 'failed',
      deliveryError: 'blocked',
    })
    const told = () => noticesOf(world.desk, vera, 10).filter((one) => one.kind === 'undelivered')
    expect(told()).toHaveLength(1)
    resend(world.desk, vera, id)
    expect(messageById(world.desk, id)).toMatchObject({ delivery: 'queued', deliveryError: null })
    for (let part = 0; part < 3; part++) sent(world.desk, nextOf(id), {})
    expect(messageById(world.desk, id)?.delivery).toBe('sent')
    expect(told()).toHaveLength(1)
  })

  test('one that was corrected before it could arrive is sent again as it reads now', () => {
    const { number } = fileTicket(world)
    flush()
    const vera = world.person('vera')
    const { id } = reply(world.desk, vera, number, { text: 'teh', source: 'form:1' })
    refused(world.desk, nextOf(id), { error: 'blocked', unreachable: true })
    correct(world.desk, vera, id, 'the')
    flush()
    resend(world.desk, vera, id)
    expect(nextOf(id).letter).toMatchObject({ kind: 'reply', text: 'the', part: 0 })
  })

  test('one that has arrived in part is sent whole to another account, and none of it to the former', () => {
    const { number } = fileTicket(world)
    flush()
    const vera = world.person('vera')
    const { id } = reply(world.desk, vera, number, { text: 'x'.repeat(5000), source: 'form:1' })
    sent(world.desk, nextOf(id), { carriers: [{ telegramMessageId: 50, part: 0 }] })
    refused(world.desk, nextOf(id), { error: 'blocked', unreachable: true })
    changePerson(world.desk, world.person('anna').id, { telegramId: 1999 })
    resend(world.desk, vera, id)
    const { chatId, letter } = nextOf(id)
    expect([chatId, letter]).toEqual([1999, expect.objectContaining({ part: 0 })])
    sent(world.desk, nextOf(id), {})
    expect(nextOf(id).chatId).toBe(1999)
  })

  test('one to a chat whose account was taken off goes nowhere, and its writer hears so', () => {
    const { number } = fileTicket(world)
    const vera = world.person('vera')
    const { id } = reply(world.desk, vera, number, { text: 'Ваш пароль', source: 'form:1' })
    unlink(world.desk, world.person('dina'), world.person('anna').id)
    expect(messageById(world.desk, id)).toMatchObject({
      delivery: 'failed',
      deliveryError: 'not_linked',
    })
    expect(noticesOf(world.desk, vera, 10).map(({ kind }) => kind)).toContain('undelivered')
    const waiting = world.desk.db.select().from(outbox).where(eq(outbox.state, 'pending')).all()
    const said = waiting.filter(({ chatId, kind }) => chatId === ANNA && kind !== 'drop')
    expect(said).toEqual([])
  })

  test('a chat that was blocked counts as reached once it gets a new message', () => {
    const blocked = () => !isReachable(world.desk, ANNA)
    const title = 'Anna'
    meetChat(world.desk, {
      chatId: ANNA,
      type: 'private',
      title,
      username: null,
      languageCode: null,
    })
    say(ANNA)
    refused(world.desk, take(), { error: 'blocked', unreachable: true })
    expect(blocked()).toBe(true)
    deed(world.desk, () => post(world.desk, { chatId: ANNA }, { kind: 'prompt' }))
    sent(world.desk, take(), {})
    expect(blocked()).toBe(true)
    say(ANNA)
    sent(world.desk, take(), { carriers: [{ telegramMessageId: 1, part: 0 }] })
    expect(blocked()).toBe(false)
  })

  test('nothing of it is noted when it cannot be noted whole', () => {
    say(ANNA)
    const due = take()
    const rest = { kind: 'fact', fact: { fact: 'back' } } as const
    const broken = { ...due, ticket: 999_999 }
    const carriers = [{ telegramMessageId: 1, part: 0 }]
    expect(() => sent(world.desk, broken, { carriers, rest })).toThrow(/FOREIGN KEY/)
    world.pass(600_000)
    expect(nextDue(world.desk, [])?.id).toBe(due.id)
  })
})

test('a letter that was replaced on its way stays replaced', () => {
  const prompt = { kind: 'prompt' } as const
  deed(world.desk, () => post(world.desk, { chatId: ANNA }, prompt))
  const first = take()
  deed(world.desk, () => post(world.desk, { chatId: ANNA }, prompt))
  later(world.desk, first, world.desk.now(), 'network')
  const second = take()
  expect(second.id).not.toBe(first.id)
  sent(world.desk, second, {})
  expect(nextDue(world.desk, [])).toBeUndefined()
})

test('settled letters are forgotten after 30 days, those that wait never', () => {
  say(ANNA)
  say(BORIS)
  sent(world.desk, take(), {})
  world.pass(30 * DAY)
  expect(sweepOutbox(world.desk)).toBe(0)
  world.pass(1)
  expect(sweepOutbox(world.desk)).toBe(1)
  expect(nextDue(world.desk, [])?.chatId).toBe(BORIS)
})

/** Settles everything that waits. */
function flush(): void {
  for (let due = nextDue(world.desk, []); due; due = nextDue(world.desk, [])) {
    sent(world.desk, due, {})
  }
}

/** The next letter that delivers this message; others before it are settled. */
function nextOf(messageId: number): Due {
  for (let due = nextDue(world.desk, []); due; due = nextDue(world.desk, [])) {
    if (due.messageId === messageId) return due
    sent(world.desk, due, {})
  }
  throw new Error('nothing delivers this message')
}
