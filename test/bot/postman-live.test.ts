import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bindingOf } from '../../desk/chat/bindings.ts'
import { bringCard, findCard, giveCard, redrawCards } from '../../desk/chat/cards.ts'
import { endPrompt, promptIn, releasePrompt, showPrompt } from '../../desk/chat/prompts.ts'
import { noticesOf } from '../../desk/delivery/notify.ts'
import { post } from '../../desk/delivery/outbox.ts'
import { deed } from '../../desk/desk.ts'
import { messageById } from '../../desk/messages/messages.ts'
import { correct, reply, resend } from '../../desk/messages/replying.ts'
import { config } from '../../desk/setup/config.ts'
import { DAY, MINUTE } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'
import { checkCall } from '../simulator/schema.ts'
import { ANNA, newPost, type PostWorld, plain, VERA } from './postman-world.ts'

let world: PostWorld
let cardText = 'Card'
const calls: { method: string; params: Record<string, unknown> }[] = []

beforeEach(async () => {
  cardText = 'Card'
  world = await newPost({
    drawCard: () => plain(cardText),
    drawPrompt: (_desk, _words, live) => ({
      ...plain(`Prompt ${live.kind}`),
      keyboard: [[{ text: 'Next', callback_data: 'next' }]],
      ...(live.kind === 'language' ? { reply: { kind: 'contact', label: 'My number' } } : {}),
    }),
  })
})

afterEach(async () => {
  calls.push(...world.sim.calls)
  await world.close()
})

const ask = (kind: 'catalogue' | 'mine' | 'language', fresh: boolean) =>
  deed(world.desk, () => {
    const data = {
      catalogue: { kind, group: null, page: 0 },
      mine: { kind, over: false, before: [] },
    }
    showPrompt(world.desk, ANNA, kind === 'language' ? { kind } : (data[kind] as never), fresh)
  })

/** Begins to deliver, as after a while in which nothing was said. */
function begin(): Promise<unknown> {
  world.pass(MINUTE)
  return world.postman.drain()
}

describe('the one live prompt', () => {
  test('that changes before it is sent is sent once, as it is last', async () => {
    ask('catalogue', true)
    ask('mine', true)
    await world.deliverAll()
    expect(world.seenBy(ANNA)).toEqual(['Prompt mine'])
    expect(world.callsOf('sendMessage')).toHaveLength(1)
  })

  test('is edited in place after a tap, and left alone when it looks the same', async () => {
    ask('catalogue', true)
    await world.deliverAll()
    ask('mine', false)
    await world.deliverAll()
    ask('mine', false)
    await world.deliverAll()
    expect(world.seenBy(ANNA)).toEqual(['Prompt mine'])
    expect(world.callsOf('sendMessage')).toHaveLength(1)
    expect(world.callsOf('editMessageText')).toHaveLength(1)
  })

  test('goes below after something was written, and its former message goes', async () => {
    ask('catalogue', true)
    await world.deliverAll()
    world.say(ANNA, 'between')
    ask('catalogue', true)
    await world.deliverAll()
    expect(world.seenBy(ANNA)).toEqual(['between', 'Prompt catalogue'])
  })

  test('that was overtaken while it was on its way does not stay', async () => {
    ask('catalogue', true)
    world.sim.faults.fail({ method: 'sendMessage', delayMs: 50 })
    const delivery = begin()
    ask('mine', true)
    await delivery
    await world.deliverAll()
    expect(world.seenBy(ANNA)).toEqual(['Prompt mine'])
    expect(promptIn(world.desk, ANNA)?.messageId).not.toBeNull()
  })

  test('an edit on its way does not take the card along that took its message over', async () => {
    const ticket = fileTicket(world)
    ask('catalogue', true)
    await world.deliverAll()
    ask('mine', false)
    world.sim.faults.fail({ method: 'editMessageText', delayMs: 50 })
    const delivery = begin()
    deed(world.desk, () => giveCard(world.desk, ticket, releasePrompt(world.desk, ANNA)))
    await delivery
    await world.deliverAll()
    const card = () => {
      const messageId = findCard(world.desk, ticket.number, ANNA)?.messageId
      const { messages } = world.sim.people.chat(ANNA)
      return messages.find((message) => message.messageId === messageId)?.text
    }
    expect(card()).toBe('Card')
    expect(world.seenBy(ANNA)).not.toContain('Prompt mine')
    ask('catalogue', true)
    await world.deliverAll()
    expect(card()).toBe('Card')
  })

  test('brings a button to share a contact by a message of its own, which goes with it', async () => {
    const keyboard = () => world.sim.people.chat(ANNA).replyKeyboard
    ask('language', true)
    await world.deliverAll()
    expect(world.seenBy(ANNA)).toEqual(['Prompt language', 'My number'])
    expect(keyboard()?.rows).toEqual([[{ text: 'My number', request_contact: true }]])
    ask('mine', false)
    await world.deliverAll()
    expect(world.seenBy(ANNA)).toEqual(['Prompt mine'])
    ask('language', false)
    await world.deliverAll()
    deed(world.desk, () => endPrompt(world.desk, ANNA))
    await world.deliverAll()
    expect(world.seenBy(ANNA)).toEqual([])
  })

  test('whose message was deleted is sent anew', async () => {
    ask('catalogue', true)
    await world.deliverAll()
    const messageId = promptIn(world.desk, ANNA)?.messageId ?? 0
    await world.mail.telegram.api.deleteMessage(ANNA, messageId)
    ask('mine', false)
    await world.deliverAll()
    expect(world.seenBy(ANNA)).toEqual(['Prompt mine'])
  })

  test('that is too old to be deleted loses its buttons', async () => {
    ask('catalogue', true)
    await world.deliverAll()
    world.pass(3 * DAY)
    deed(world.desk, () => endPrompt(world.desk, ANNA))
    await world.deliverAll()
    const [old] = world.sim.people.chat(ANNA).messages.filter((message) => !message.mine)
    expect(old?.text).toBe('Prompt catalogue')
    expect(old?.inlineKeyboard).toBeUndefined()
  })
})

describe('a card', () => {
  test('is edited in place, left alone when nothing shows, and belongs to its ticket', async () => {
    const { desk } = world
    const { number } = fileTicket(world)
    await world.deliverAll()
    const before = world.callsOf('editMessageText').length
    cardText = 'Card, changed'
    deed(desk, () => redrawCards(desk, number))
    await world.deliverAll()
    deed(desk, () => redrawCards(desk, number))
    await world.deliverAll()
    expect(world.callsOf('editMessageText').length - before).toBe(1)
    expect(world.seenBy(ANNA).filter((text) => text.startsWith('Card'))).toEqual(['Card, changed'])
    const messageId = findCard(desk, number, ANNA)?.messageId ?? 0
    expect(bindingOf(desk, ANNA, messageId)?.ticket).toBe(number)
  })

  test('that is brought while an edit of it is on its way ends below, once', async () => {
    const { desk } = world
    const ticket = fileTicket(world)
    await world.deliverAll()
    cardText = 'Card, changed'
    deed(desk, () => redrawCards(desk, ticket.number))
    world.sim.faults.fail({ method: 'editMessageText', delayMs: 50 })
    const delivery = begin()
    world.say(ANNA, 'between')
    deed(desk, () => bringCard(desk, ticket, ANNA))
    await delivery
    await world.deliverAll()
    const seen = world.seenBy(ANNA)
    expect(seen.filter((text) => text.startsWith('Card'))).toHaveLength(1)
    expect(seen.at(-1)).toBe('Card, changed')
  })
})

describe('a corrected reply', () => {
  const partsSeen = () => world.seenBy(ANNA).filter((text) => /^\d: /.test(text))

  test('changes the messages that carry it', async () => {
    const { desk, person } = world
    const { number } = fileTicket(world)
    const message = reply(desk, person('vera'), number, { text: 'teh answer', source: 'form:1' })
    await world.deliverAll()
    correct(desk, person('vera'), message.id, 'the answer')
    await world.deliverAll()
    expect(partsSeen()).toEqual(['0: the answer'])
  })

  test('that grew is continued, and that shrank leaves nothing behind', async () => {
    const { desk, person } = world
    const { number } = fileTicket(world)
    const message = reply(desk, person('vera'), number, { text: 'short', source: 'form:1' })
    await world.deliverAll()
    correct(desk, person('vera'), message.id, 'long '.repeat(1000))
    await world.deliverAll()
    expect(partsSeen().map((text) => text.slice(0, 7))).toEqual(['0: long', '1: long'])
    correct(desk, person('vera'), message.id, 'short again')
    await world.deliverAll()
    expect(partsSeen()).toEqual(['0: short again'])
  })

  test('whose message was deleted comes anew', async () => {
    const { desk, person, sim } = world
    const { number } = fileTicket(world)
    const message = reply(desk, person('vera'), number, { text: 'gone', source: 'form:1' })
    await world.deliverAll()
    const seen = sim.people.chat(ANNA).messages.find((one) => one.text === '0: gone')
    await world.mail.telegram.api.deleteMessage(ANNA, seen?.messageId ?? 0)
    correct(desk, person('vera'), message.id, 'here again')
    await world.deliverAll()
    expect(partsSeen()).toEqual(['0: here again'])
    correct(desk, person('vera'), message.id, 'here for good')
    await world.deliverAll()
    expect(partsSeen()).toEqual(['0: here for good'])
  })

  test('that does not arrive is told of, and arrives when it is sent again or corrected', async () => {
    const { desk, person, sim } = world
    const { number } = fileTicket(world)
    const message = reply(desk, person('vera'), number, { text: 'teh answer', source: 'form:1' })
    await world.deliverAll()
    const delivery = () => messageById(desk, message.id)?.delivery
    const refuseOnce = () => {
      const answer = { error_code: 400, description: 'Bad Request: chat not found' }
      sim.faults.fail({ method: 'editMessageText', contains: 'answer', answer })
    }
    refuseOnce()
    correct(desk, person('vera'), message.id, 'an answer')
    await world.deliverAll()
    expect(delivery()).toBe('failed')
    expect(noticesOf(desk, person('vera'), 9).map(({ kind }) => kind)).toContain('undelivered')
    resend(desk, person('vera'), message.id)
    await world.deliverAll()
    expect([delivery(), ...partsSeen()]).toEqual(['sent', '0: an answer'])
    refuseOnce()
    correct(desk, person('vera'), message.id, 'no answer')
    await world.deliverAll()
    correct(desk, person('vera'), message.id, 'the answer')
    await world.deliverAll()
    expect([delivery(), ...partsSeen()]).toEqual(['sent', '0: the answer'])
  })
})

test('a group that became a supergroup hears what waits for it under its new id', async () => {
  const { desk, sim, say } = world
  const group = sim.people.createGroup({ title: 'Line', members: [VERA], bot: true })
  const supergroup = sim.people.createGroup({
    title: 'Line',
    members: [VERA],
    bot: true,
    supergroup: true,
  })
  desk.db.$client
    .prepare(
      "update setup set data = json_set(data, '$.chat', ?) where kind = 'line' and key = 'l1'",
    )
    .run(group)
  sim.faults.fail({
    chatId: group,
    answer: {
      error_code: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: supergroup },
    },
  })
  say(group, 'first')
  say(group, 'second')
  await world.deliverAll()
  const heard = sim.people.chat(VERA, { chatId: supergroup }).messages
  expect(heard.filter((one) => one.text).map((one) => one.text)).toEqual(['first', 'second'])
  expect(config(desk).lines.get('l1')?.chat).toBe(supergroup)
})

test('what is to be deleted and is gone already is no failure', async () => {
  const { desk, say } = world
  deed(desk, () => post(desk, { chatId: ANNA }, { kind: 'drop', telegramMessageId: 999 }))
  say(ANNA, 'after it')
  await world.deliverAll()
  expect(world.seenBy(ANNA)).toEqual(['after it'])
  expect(world.logged()).toBe('')
})

test('every call was one that the Bot API knows', () => {
  expect(calls.length).toBeGreaterThan(50)
  expect(calls.flatMap(({ method, params }) => checkCall(method, params))).toEqual([])
})
