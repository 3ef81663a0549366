import { expect, test } from 'vitest'
import { openWithAnn, waiting } from './telegram.ts'

/** What libraries put on the wire for one file to chat CHAT: query, content type, lines of the body. */
const uploads: [writing: string, query: string, boundary: string, lines: string[]][] = [
  [
    'bare lower-case headers, the method as a field, no line end at the end',
    '',
    'c86a5e7f854bfbdf',
    [
      '--c86a5e7f854bfbdf',
      'content-disposition:form-data; name="method"',
      '',
      'sendDocument',
      '--c86a5e7f854bfbdf',
      'content-disposition:form-data; name="chat_id"',
      '',
      'CHAT',
      '--c86a5e7f854bfbdf',
      'content-disposition:form-data; name="document"; filename="отчёт №5.txt"',
      '',
      'hello',
      '--c86a5e7f854bfbdf',
      'content-disposition:form-data; name="caption"',
      '',
      'see',
      '--c86a5e7f854bfbdf--',
    ],
  ],
  [
    'all but the file in the query, where the file is named and empty',
    '?caption=see&chat_id=CHAT&document=',
    '--------------------------5a2628d51729f654',
    [
      '----------------------------5a2628d51729f654',
      'Content-Disposition: form-data; name="document"; filename="отчёт №5.txt"',
      'Content-Type: text/plain',
      '',
      'hello',
      '----------------------------5a2628d51729f654--',
      '',
    ],
  ],
  [
    'capital headers and a plain type',
    '',
    '----NodeBotbef24b1648476a97',
    [
      '------NodeBotbef24b1648476a97',
      'Content-Disposition: form-data; name="chat_id"',
      '',
      'CHAT',
      '------NodeBotbef24b1648476a97',
      'Content-Disposition: form-data; name="caption"',
      '',
      'see',
      '------NodeBotbef24b1648476a97',
      'Content-Disposition: form-data; name="document"; filename="отчёт №5.txt"',
      'Content-Type: application/octet-stream',
      '',
      'hello',
      '------NodeBotbef24b1648476a97--',
      '',
    ],
  ],
]

test.each(uploads)('a file arrives with %s', async (_writing, query, boundary, lines) => {
  const { simulator, people, ann } = await openWithAnn()
  const own = (text: string) => text.replace('CHAT', String(ann.id))
  const address = `${simulator.apiRoot}/bot${simulator.token}/sendDocument${own(query)}`
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: own(lines.join('\r\n')),
  })
  expect(response.status).toBe(200)
  const message = people.chat(ann.id).messages.at(-1)
  expect(message).toMatchObject({ caption: 'see', media: { name: 'отчёт №5.txt', size: 5 } })
})

test('an album arrives with its files named by chance before the list', async () => {
  const { simulator, people, ann } = await openWithAnn()
  const form = new FormData()
  form.set('chat_id', String(ann.id))
  for (const name of ['89006ddf', 'c4e377c6']) form.set(name, new Blob(['1']), `${name}.txt`)
  const media = ['89006ddf', 'c4e377c6'].map((name) => {
    return { type: 'document', media: `attach://${name}`, caption: name }
  })
  form.set('media', JSON.stringify(media))
  const address = `${simulator.apiRoot}/bot${simulator.token}/sendMediaGroup`
  expect((await fetch(address, { method: 'POST', body: form })).status).toBe(200)
  expect(
    people
      .chat(ann.id)
      .messages.slice(-2)
      .map(({ caption }) => caption),
  ).toEqual(['89006ddf', 'c4e377c6'])
})

test('a form has its lists and objects as JSON', async () => {
  const { simulator, people, ann, call } = await openWithAnn()
  const body = new URLSearchParams({
    reply_markup: '{"keyboard":[["One"]]}',
    reply_to_message_id: '1',
    chat_id: String(ann.id),
    text: 'привет & co',
  })
  const address = `${simulator.apiRoot}/bot${simulator.token}/sendMessage`
  expect((await fetch(address, { method: 'POST', body })).status).toBe(200)
  expect(people.chat(ann.id)).toMatchObject({ replyKeyboard: { rows: [[{ text: 'One' }]] } })
  people.press(ann.id, { label: 'One' })
  expect(await waiting(call)).toMatchObject([{ message: { text: 'One' } }])
})

test('a bot asks who administers a group and how many are in it', async () => {
  const { call, people, ann, simulator } = await openWithAnn()
  const boris = people.addUser({ first_name: 'Boris' })
  const chat_id = people.createGroup({ title: 'Agents', members: [ann.id, boris.id] })
  people.setRole(chat_id, boris.id, 'administrator')
  const { result } = await call('getChatAdministrators', { chat_id })
  expect(Object.values(result)).toMatchObject([
    { status: 'creator', user: { id: ann.id } },
    { status: 'administrator', user: { id: boris.id } },
  ])
  expect((await call('getChatMemberCount', { chat_id })).result).toBe(3)
  people.removeFromGroup(chat_id, boris.id)
  expect((await call('getChatMemberCount', { chat_id })).result).toBe(2)
  expect((await call('getChatMemberCount', { chat_id: ann.id })).result).toBe(2)
  expect(await call('getChatAdministrators', { chat_id: ann.id })).toMatchObject({
    status: 400,
    description: 'Bad Request: there are no administrators in the private chat',
  })
  people.removeFromGroup(chat_id, simulator.bot.id)
  expect((await call('getChatMemberCount', { chat_id })).status).toBe(403)
})
