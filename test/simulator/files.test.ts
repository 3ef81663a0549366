import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { formOf, openWithAnn, png, post } from './telegram.ts'

const text = { name: 'отчёт.txt', bytes: Buffer.from('12345') }

async function withUpload(kind: 'document' | 'photo', bytes: Uint8Array = text.bytes) {
  const opened = await openWithAnn()
  const fields = { chat_id: String(opened.ann.id), [kind]: { ...text, bytes } }
  const method = `send${kind.charAt(0).toUpperCase()}${kind.slice(1)}`
  const reply = await post(opened.simulator, method, formOf(fields))
  return { ...opened, reply }
}

test('a document keeps its name and type, and its bytes can be loaded', async () => {
  const { call, simulator, reply } = await withUpload('document')
  const { document } = reply.result
  expect(document).toMatchObject({ file_name: 'отчёт.txt', mime_type: 'text/plain', file_size: 5 })
  const { result } = await call('getFile', { file_id: document?.file_id })
  expect(result).toEqual({
    file_id: document?.file_id,
    file_unique_id: document?.file_unique_id,
    file_size: 5,
    file_path: 'documents/file_0.txt',
  })
  const { apiRoot, token } = simulator
  const response = await fetch(`${apiRoot}/file/bot${token}/${result.file_path}`)
  expect(await response.text()).toBe('12345')
})

test('a file is not there for another token or under another path', async () => {
  const { simulator } = await withUpload('document')
  const { apiRoot, token } = simulator
  const path = 'documents/file_0.txt'
  expect((await fetch(`${apiRoot}/file/bot1:x/${path}`)).status).toBe(404)
  expect((await fetch(`${apiRoot}/file/bot${token}/documents/file_1.txt`)).status).toBe(404)
  expect((await fetch(`${apiRoot}/file/bot${token}/documents%2F..%2F..%2Fworld.db`)).status).toBe(
    404,
  )
})

test('a file whose bytes are gone is unavailable', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'world-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  const { call, people, ann } = await openWithAnn({ dir })
  const { message } = people.sendDocument(ann.id, { bytes: text.bytes, name: 'a.txt' })
  rmSync(join(dir, 'files/documents/file_0.txt'))
  expect(await call('getFile', { file_id: message.media?.fileId })).toMatchObject({
    status: 400,
    description: 'Bad Request: wrong file_id or the file is temporarily unavailable',
  })
})

test('a photo comes in sizes, the largest last', async () => {
  const { reply } = await withUpload('photo', png(800, 400))
  expect(reply.result.photo).toMatchObject([
    { width: 90, height: 45 },
    { width: 800, height: 400 },
  ])
})

test.each([
  ['a photo that is no image', text.bytes, 'Bad Request: IMAGE_PROCESS_FAILED'],
  ['a photo with sides beyond 10000', png(9000, 1001), 'Bad Request: PHOTO_INVALID_DIMENSIONS'],
  ['a photo longer than 20 to 1', png(2100, 100), 'Bad Request: PHOTO_INVALID_DIMENSIONS'],
  [
    'a photo beyond 10 MB',
    Buffer.concat([png(100, 100), Buffer.alloc(10 * 1024 * 1024)]),
    'Bad Request: file of size 10485824 bytes is too big for a photo; the maximum size is 10485760 bytes',
  ],
])('%s is refused', async (_rule, bytes, description) => {
  const { reply } = await withUpload('photo', bytes)
  expect(reply).toMatchObject({ status: 400, description })
})

test('an empty file is refused', async () => {
  const { reply } = await withUpload('document', Buffer.alloc(0))
  expect(reply).toMatchObject({ description: 'Bad Request: file must be non-empty' })
})

test('50 MB can be sent, 20 MB loaded', async () => {
  const { call, reply } = await withUpload('document', Buffer.alloc(21 * 1024 * 1024))
  expect(reply.status).toBe(200)
  expect(await call('getFile', { file_id: reply.result.document?.file_id })).toMatchObject({
    status: 400,
    description: 'Bad Request: file is too big',
  })
})

test('a file of exactly 20 MB can be loaded', async () => {
  const { call, reply } = await withUpload('document', Buffer.alloc(20 * 1024 * 1024))
  expect((await call('getFile', { file_id: reply.result.document?.file_id })).status).toBe(200)
})

test('a type that was told beats the one the name tells', async () => {
  const { simulator, ann } = await openWithAnn()
  const form = new FormData()
  form.set('chat_id', String(ann.id))
  form.set('document', new Blob(['12345'], { type: 'text/markdown' }), 'a.txt')
  expect((await post(simulator, 'sendDocument', form)).result.document?.mime_type).toBe(
    'text/markdown',
  )
})

test('a file is sent again by its id, and stays the same file', async () => {
  const { call, ann, reply } = await withUpload('document')
  const { file_id, file_unique_id } = reply.result.document ?? {}
  const again = await call('sendDocument', { chat_id: ann.id, document: file_id, caption: 'again' })
  expect(again.result).toMatchObject({ document: { file_unique_id }, caption: 'again' })
})

test.each([
  ['sendDocument', { document: '' }, 'there is no document in the request'],
  ['sendPhoto', { photo: '' }, 'there is no photo in the request'],
  ['sendVoice', {}, 'there is no voice in the request'],
  ['sendVideo', { video: 'attach://nothing' }, 'there is no video in the request'],
  [
    'sendDocument',
    { document: 'BQAC' },
    "wrong remote file identifier specified: can't unserialize it. Wrong last symbol",
  ],
  [
    'sendDocument',
    { document: 'no id!' },
    "wrong remote file identifier specified: can't unserialize it. Wrong character in the string",
  ],
  ['sendDocument', { document: 'https://example.com/a.pdf' }, 'failed to get HTTP URL content'],
  ['sendDocument', { document: 'BQAC', caption: 'a'.repeat(1025) }, 'message caption is too long'],
  ['getFile', {}, 'file_id not specified'],
  ['getFile', { file_id: 'BQAC' }, 'invalid file_id'],
])('%s with %j is refused', async (method, params, problem) => {
  const { call, ann } = await openWithAnn()
  expect(await call(method, { chat_id: ann.id, ...params })).toMatchObject({
    status: 400,
    description: `Bad Request: ${problem}`,
  })
})

test('a file cannot be sent as one of another kind', async () => {
  const { call, ann, reply } = await withUpload('document')
  const { file_id } = reply.result.document ?? {}
  expect(await call('sendPhoto', { chat_id: ann.id, photo: file_id })).toMatchObject({
    description: "Bad Request: can't use file of type Document as Photo",
  })
})

test('what a person sends reaches the bot with a file to load', async () => {
  const { call, people, ann, simulator } = await openWithAnn()
  people.sendVoice(ann.id, { bytes: Buffer.from('ogg'), duration: 3 })
  people.sendPhoto(ann.id, { bytes: png(50, 40), caption: 'see' })
  people.sendSticker(ann.id, { bytes: Buffer.from('webp') })
  const { result } = await call('getUpdates')
  expect(result).toMatchObject([
    { message: { voice: { duration: 3, file_size: 3 } } },
    { message: { photo: [{ width: 50, height: 40 }], caption: 'see' } },
    { message: { sticker: { width: 512, type: 'regular' } } },
  ])
  const file = await call('getFile', { file_id: result[0]?.message?.voice?.file_id })
  const { apiRoot, token } = simulator
  const response = await fetch(`${apiRoot}/file/bot${token}/${file.result.file_path}`)
  expect(await response.text()).toBe('ogg')
})

test('a person sees the bytes of every file', async () => {
  const { people, ann } = await withUpload('document')
  const { media } = people.chat(ann.id).messages.at(-1) ?? {}
  const file = people.file(media?.fileId ?? '')
  expect(file).toMatchObject({ name: 'отчёт.txt', mime: 'text/plain' })
  expect(Buffer.from(file?.bytes ?? []).toString()).toBe('12345')
  expect(people.file('nothing')).toBeUndefined()
})
