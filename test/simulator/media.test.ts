import { expect, test } from 'vitest'
import { formOf, openWithAnn, png, post } from './telegram.ts'

const bytes = Buffer.from('12345')

/** Uploads a file with these fields beside it. */
async function withUpload(
  method: string,
  field: string,
  file: { name: string; bytes?: Uint8Array },
  more: Record<string, string> = {},
) {
  const opened = await openWithAnn()
  const fields = { chat_id: String(opened.ann.id), [field]: { bytes, ...file }, ...more }
  const reply = await post(opened.simulator, method, formOf(fields))
  const seen = opened.people.chat(opened.ann.id).messages.at(-1)
  return { ...opened, reply, seen }
}

test('music tells who plays what, also when it is sent again by its id', async () => {
  const told = { title: 'Song', performer: 'Band', duration: '61', caption: 'listen' }
  const { call, ann, reply, seen } = await withUpload('sendAudio', 'audio', { name: 'a.mp3' }, told)
  const tags = { title: 'Song', performer: 'Band', duration: 61 }
  expect(reply.result).toMatchObject({
    audio: { ...tags, file_name: 'a.mp3', mime_type: 'audio/mpeg', file_size: 5 },
    caption: 'listen',
  })
  expect(seen).toMatchObject({ media: { kind: 'audio', name: 'a.mp3', ...tags } })
  const again = await call('sendAudio', {
    chat_id: ann.id,
    audio: reply.result.audio?.file_id,
    title: 'Another',
  })
  expect(again.result.audio).toEqual(reply.result.audio)
})

test('music without a title has none', async () => {
  const { reply } = await withUpload('sendAudio', 'audio', { name: 'a.mp3' }, { title: '' })
  expect(reply.result.audio).not.toHaveProperty('title')
  expect(reply.result.audio).not.toHaveProperty('performer')
})

test('music of an album tells who plays what', async () => {
  const { simulator, ann } = await openWithAnn()
  const media = JSON.stringify([
    { type: 'audio', media: 'attach://one', title: 'One', performer: 'Band' },
    { type: 'audio', media: 'attach://two' },
  ])
  const files = { one: { name: '1.mp3', bytes }, two: { name: '2.mp3', bytes } }
  const form = formOf({ chat_id: String(ann.id), media, ...files })
  const { result } = await post(simulator, 'sendMediaGroup', form)
  expect(result).toMatchObject([{ audio: { title: 'One', performer: 'Band' } }, { audio: {} }])
})

test('a video note is as wide as it is high, and has no caption', async () => {
  const { reply, seen } = await withUpload(
    'sendVideoNote',
    'video_note',
    { name: 'v.mp4' },
    { length: '240', duration: '5', caption: 'unheard' },
  )
  expect(reply.result.video_note).toMatchObject({ length: 240, duration: 5, file_size: 5 })
  expect(reply.result).not.toHaveProperty('caption')
  expect(seen?.media).toMatchObject({ kind: 'video_note', duration: 5 })
})

test('the caption of a video note is not even read', async () => {
  const caption = { caption: '<b>', parse_mode: 'HTML' }
  const note = await withUpload('sendVideoNote', 'video_note', { name: 'v.mp4' }, caption)
  expect(note.reply.status).toBe(200)
  const film = await withUpload('sendVideo', 'video', { name: 'v.mp4' }, caption)
  expect(film.reply.status).toBe(400)
})

test('an animation is a document too, and its size is its own', async () => {
  const gif = Buffer.alloc(16)
  gif.write('GIF89a', 'latin1')
  gif.writeUInt16LE(32, 6)
  gif.writeUInt16LE(24, 8)
  const { reply, seen } = await withUpload('sendAnimation', 'animation', {
    name: 'a.gif',
    bytes: gif,
  })
  const { animation, document } = reply.result
  expect(animation).toMatchObject({ width: 32, height: 24, mime_type: 'image/gif' })
  expect(document?.file_id).toBe(animation?.file_id)
  expect(seen?.media).toMatchObject({ kind: 'animation', width: 32, height: 24 })
})

test('what a caller says of an animation beats what its bytes say', async () => {
  const measures = { width: '64', height: '48', duration: '2', caption: 'see' }
  const { reply } = await withUpload(
    'sendAnimation',
    'animation',
    { name: 'a.png', bytes: png(32, 24) },
    measures,
  )
  expect(reply.result).toMatchObject({
    animation: { width: 64, height: 48, duration: 2 },
    caption: 'see',
  })
})

test.each([
  ['s.webp', { is_animated: false, is_video: false }],
  ['s.tgs', { is_animated: true, is_video: false }],
  ['s.webm', { is_animated: false, is_video: true }],
])('a sticker named %s moves or stands still', async (name, kind) => {
  const { reply } = await withUpload('sendSticker', 'sticker', { name })
  expect(reply.result.sticker).toMatchObject({ type: 'regular', width: 512, height: 512, ...kind })
})

test('a sticker keeps its emoji and is sent again by its id', async () => {
  const given = { emoji: '🙂', caption: 'unheard' }
  const file = { name: 's.webp', bytes: png(512, 300) }
  const { call, ann, people, reply } = await withUpload('sendSticker', 'sticker', file, given)
  const { sticker } = reply.result
  expect(sticker).toMatchObject({ emoji: '🙂', width: 512, height: 300 })
  expect(reply.result).not.toHaveProperty('caption')
  const again = await call('sendSticker', { chat_id: ann.id, sticker: sticker?.file_id })
  expect(again.result.sticker).toEqual(sticker)
  expect(people.chat(ann.id).messages.at(-1)?.media?.kind).toBe('sticker')
})

test('a sticker that a person sent is sent back to them', async () => {
  const { call, ann, people } = await openWithAnn()
  const { message } = people.sendSticker(ann.id, { bytes })
  const sticker = message.media?.fileId
  expect((await call('sendSticker', { chat_id: ann.id, sticker })).status).toBe(200)
  expect(people.chat(ann.id).messages.at(-1)).toMatchObject({ mine: false, media: message.media })
})

test.each([
  ['sendAudio', 'there is no audio in the request'],
  ['sendVideoNote', 'there is no video note in the request'],
  ['sendAnimation', 'there is no animation in the request'],
  ['sendSticker', 'there is no sticker in the request'],
])('%s without a file is refused before anything else is looked at', async (method, problem) => {
  const { call } = await openWithAnn()
  expect(await call(method, { reply_markup: 'no JSON' })).toMatchObject({
    status: 400,
    description: `Bad Request: ${problem}`,
  })
})

test.each([
  ['sendAudio', 'audio', 'Audio'],
  ['sendVideoNote', 'video_note', 'VideoNote'],
  ['sendAnimation', 'animation', 'Animation'],
  ['sendSticker', 'sticker', 'Sticker'],
])('a photo cannot be sent with %s', async (method, field, type) => {
  const { call, people, ann } = await openWithAnn()
  const { message } = people.sendPhoto(ann.id, { bytes: png(50, 50) })
  const given = { chat_id: ann.id, [field]: message.media?.fileId }
  expect(await call(method, given)).toMatchObject({
    status: 400,
    description: `Bad Request: can't use file of type Photo as ${type}`,
  })
})

test('other files can be sent as one another, and stay what they are', async () => {
  const { call, people, ann } = await openWithAnn()
  const { message } = people.sendVoice(ann.id, { bytes, duration: 3 })
  const audio = message.media?.fileId
  const { result } = await call('sendAudio', { chat_id: ann.id, audio, caption: 'hear' })
  expect(result).toMatchObject({ voice: { duration: 3, file_id: audio }, caption: 'hear' })
  expect(result).not.toHaveProperty('audio')
})

test('a sticker sent as a document has no caption all the same', async () => {
  const { call, people, ann } = await openWithAnn()
  const { message } = people.sendSticker(ann.id, { bytes })
  const given = { chat_id: ann.id, document: message.media?.fileId, caption: 'see' }
  const { result } = await call('sendDocument', given)
  expect(result).toHaveProperty('sticker')
  expect(result).not.toHaveProperty('caption')
})

test.each([
  ['sendAudio', 'audio', 'music'],
  ['sendVideoNote', 'video_note', 'video notes'],
  ['sendAnimation', 'animation', 'animations'],
  ['sendSticker', 'sticker', 'stickers'],
] as const)('a group may forbid what %s sends', async (method, kind, noun) => {
  const { call, people, ann } = await openWithAnn()
  const senders = {
    audio: people.sendAudio,
    video_note: people.sendVideoNote,
    animation: people.sendAnimation,
    sticker: people.sendSticker,
  }
  const { message } = senders[kind](ann.id, { bytes })
  const chat_id = people.createGroup({ title: 'Agents', members: [ann.id] })
  people.forbid(chat_id, [kind])
  expect(await call(method, { chat_id, [kind]: message.media?.fileId })).toMatchObject({
    status: 400,
    description: `Bad Request: not enough rights to send ${noun} to the chat`,
  })
})
