import { expect, test } from 'vitest'
import { openWithAnn } from './telegram.ts'

async function withRates() {
  const opened = await openWithAnn({ rates: true })
  const { call, people, ann } = opened
  const send = (chat_id = ann.id, params: Record<string, unknown> = {}) =>
    call('sendMessage', { chat_id, text: 'a', ...params })
  /** How many of `n` calls went through. */
  const passed = async (n: number, act: (i: number) => Promise<{ status: number }>) => {
    let count = 0
    for (let i = 0; i < n; i += 1) if ((await act(i)).status === 200) count += 1
    return count
  }
  const pass = (seconds: number): void => {
    opened.clock.now += seconds * 1000
  }
  return { ...opened, people, send, passed, pass }
}

test('a chat takes a burst, then a message a second', async () => {
  const { send, passed, pass, people, ann } = await withRates()
  expect(await passed(8, () => send())).toBe(5)
  pass(1)
  expect(await passed(3, () => send())).toBe(1)
  expect(people.chat(ann.id).messages.filter(({ mine }) => !mine)).toHaveLength(6)
})

test('what is too much is told with the seconds to wait, in the header too', async () => {
  const { send, passed, ann, simulator } = await withRates()
  await passed(5, () => send())
  const { apiRoot, token } = simulator
  const response = await fetch(`${apiRoot}/bot${token}/sendMessage?chat_id=${ann.id}&text=a`)
  expect(response.status).toBe(429)
  expect(response.headers.get('retry-after')).toBe('1')
  expect(await response.json()).toEqual({
    ok: false,
    error_code: 429,
    description: 'Too Many Requests: retry after 1',
    parameters: { retry_after: 1 },
  })
})

test('a group takes twenty a minute, however slowly they come; edits count', async () => {
  const { people, ann, send, passed, pass, call } = await withRates()
  const chat_id = people.createGroup({ title: 'Agents', members: [ann.id] })
  const { result } = await send(chat_id)
  const edit = (i: number) =>
    call('editMessageText', { chat_id, message_id: result.message_id, text: `b${i}` })
  const both = async (i: number) => {
    pass(1)
    return i % 2 ? send(chat_id) : edit(i)
  }
  // One is back every three seconds, and one went out before.
  expect(await passed(40, both)).toBe(20 - 1 + Math.floor(40 / 3))
  const wait = Number((await send(chat_id)).parameters?.retry_after)
  pass(wait - 1)
  expect((await send(chat_id)).status).toBe(429)
  pass(1)
  expect((await send(chat_id)).status).toBe(200)
})

test('thirty a second go out in all', async () => {
  const { people, send, passed, pass } = await withRates()
  const ids = Array.from({ length: 40 }, (_, n) => people.addUser({ first_name: `P${n}` }).id)
  for (const id of ids) people.start(id)
  expect(await passed(40, (i) => send(ids[i]))).toBe(30)
  pass(1)
  expect(await passed(10, (i) => send(ids[30 + i]))).toBe(10)
})

test('an album counts as its files', async () => {
  const { call, ann, people, send, passed } = await withRates()
  const { message } = people.sendDocument(ann.id, { bytes: Buffer.from('1') })
  const media = Array.from({ length: 4 }, () => ({
    type: 'document',
    media: message.media?.fileId,
  }))
  expect((await call('sendMediaGroup', { chat_id: ann.id, media })).status).toBe(200)
  expect(await passed(3, () => send())).toBe(1)
})

test('what is refused for another reason, asked or answered is not counted', async () => {
  const { call, ann, send, passed } = await withRates()
  expect(await passed(10, () => send(ann.id, { text: '' }))).toBe(0)
  const action = () => call('sendChatAction', { chat_id: ann.id, action: 'typing' })
  expect(await passed(10, action)).toBe(10)
  expect(await passed(5, () => send())).toBe(5)
})

test('without being asked for, no rate is limited', async () => {
  const { call, ann } = await openWithAnn()
  for (let i = 0; i < 40; i += 1) {
    expect((await call('sendMessage', { chat_id: ann.id, text: 'a' })).status).toBe(200)
  }
})
