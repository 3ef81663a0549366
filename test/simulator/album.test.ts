import { expect, test } from 'vitest'
import { formOf, openWithAnn, png, post } from './telegram.ts'

const photo = { name: 'a.png', bytes: png(50, 50) }
const document = { name: 'a.txt', bytes: Buffer.from('12345') }

async function sendAlbum(
  media: unknown,
  files: Record<string, typeof photo> = { photo, document },
) {
  const opened = await openWithAnn()
  const fields = { chat_id: String(opened.ann.id), media: JSON.stringify(media), ...files }
  return { ...opened, reply: await post(opened.simulator, 'sendMediaGroup', formOf(fields)) }
}

const item = (type: string, more = {}) => ({ type, media: `attach://${type}`, ...more })

test('every file of an album is a message, held together by an id', async () => {
  const { reply, people, ann } = await sendAlbum([
    item('photo', { caption: '<b>one</b>', parse_mode: 'HTML' }),
    item('photo'),
  ])
  const album = reply.result[0]?.media_group_id
  expect(album).toMatch(/^\d+$/)
  expect(reply.result).toMatchObject([
    { message_id: 2, media_group_id: album, caption: 'one', caption_entities: [{ type: 'bold' }] },
    { message_id: 3, media_group_id: album },
  ])
  expect(people.chat(ann.id).messages.slice(-2)).toMatchObject([
    { albumId: album },
    { albumId: album },
  ])
})

test.each([
  [
    'too many',
    Array.from({ length: 11 }, () => item('photo')),
    'too many messages to send as an album',
  ],
  [
    'photos beside documents',
    [item('photo'), item('document')],
    "can't use the media of the specified type in the album",
  ],
  [
    'an animation',
    [{ ...item('photo'), type: 'animation' }],
    'can\'t parse InputMedia: type "animation" can\'t be used in sendMediaGroup',
  ],
  [
    'a file that was not sent',
    [item('photo'), item('voice')],
    "can't parse InputMedia: media not found",
  ],
  ['a long caption', [item('photo', { caption: 'a'.repeat(1025) })], 'message caption is too long'],
  ['no list', { type: 'photo' }, 'expected an Array of InputMedia'],
])('an album of %s is refused, and nothing of it is sent', async (_rule, media, problem) => {
  const { reply, people, ann } = await sendAlbum(media)
  expect(reply).toMatchObject({ status: 400, description: `Bad Request: ${problem}` })
  expect(people.chat(ann.id).messages).toHaveLength(1)
})

test("a person's album comes as messages with one id, and no end", async () => {
  const { call, people, ann } = await openWithAnn()
  people.sendAlbum(ann.id, [
    { kind: 'photo', bytes: photo.bytes, caption: 'one' },
    { kind: 'video', bytes: document.bytes },
  ])
  const { result } = await call('getUpdates')
  const album = result[0]?.message?.media_group_id
  expect(result).toMatchObject([
    { message: { media_group_id: album, photo: [{}], caption: 'one' } },
    { message: { media_group_id: album, video: {} } },
  ])
})
