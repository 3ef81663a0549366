import { expect, test } from 'vitest'
import { openWithAnn } from './telegram.ts'

const boris = { phone_number: '+7 (916) 000-00-00', first_name: 'Boris' }

test('a card arrives as it was written, and names no account', async () => {
  const { call, ann, people } = await openWithAnn()
  const card = { ...boris, last_name: 'Orlov', vcard: 'BEGIN:VCARD' }
  const { result } = await call('sendContact', { chat_id: ann.id, ...card, user_id: ann.id })
  expect(result.contact).toEqual(card)
  expect(people.chat(ann.id).messages.at(-1)).toMatchObject({
    mine: false,
    contact: { ...boris, last_name: 'Orlov' },
  })
})

test('a card without a last name has none', async () => {
  const { call, ann } = await openWithAnn()
  const { result } = await call('sendContact', { chat_id: ann.id, ...boris, last_name: '' })
  expect(result.contact).toEqual(boris)
})

test.each([
  ['phone_number', { first_name: 'Boris' }],
  ['phone_number', { phone_number: '' }],
  ['first_name', { phone_number: '1', first_name: '' }],
])('a card needs its %s, whatever the chat', async (name, card) => {
  const { call } = await openWithAnn()
  expect(await call('sendContact', { chat_id: 404, ...card })).toMatchObject({
    status: 400,
    description: `Bad Request: parameter "${name}" is required`,
  })
})

test('who may not write in a group may neither send nor copy a card there', async () => {
  const { call, ann, people } = await openWithAnn()
  const chat_id = people.createGroup({ title: 'Agents', members: [ann.id] })
  people.forbid(chat_id, ['text'])
  const description = 'Bad Request: not enough rights to send contacts to the chat'
  expect(await call('sendContact', { chat_id, ...boris })).toMatchObject({ description })
  const { messageId } = people.sendContact(ann.id, { own: true })
  const source = { chat_id, from_chat_id: ann.id, message_id: messageId }
  expect(await call('copyMessage', source)).toMatchObject({ description })
})
