import { randomUUID } from 'node:crypto'
import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { attachmentOf, keepUpload } from '../../desk/messages/attachments.ts'
import { messageById } from '../../desk/messages/messages.ts'
import { correct, reply } from '../../desk/messages/replying.ts'
import { fileTicket } from '../desk/filing.ts'
import { checkCall } from '../simulator/schema.ts'
import { png } from '../simulator/telegram.ts'
import { ANNA, newPost, type PostWorld } from './postman-world.ts'

let world: PostWorld
let number = 0
const calls: { method: string; params: Record<string, unknown> }[] = []

beforeEach(async () => {
  world = await newPost()
  number = fileTicket(world).number
  await world.deliverAll()
})

afterEach(async () => {
  calls.push(...world.sim.calls)
  await world.close()
})

interface File {
  kind?: string
  name?: string
  mime?: string
  bytes?: Buffer
}

const photo = (file: File = {}): File => ({
  kind: 'photo',
  name: 'shot.png',
  mime: 'image/png',
  bytes: png(60, 40),
  ...file,
})
const song = (file: File = {}): File => ({
  kind: 'audio',
  name: 'song.mp3',
  mime: 'audio/mpeg',
  ...file,
})
const text: File = { kind: 'document', name: 'log.txt', mime: 'text/plain' }

/** An agent's upload, as the panel keeps it; gives its number. */
function upload({ kind = 'document', name = 'a.txt', mime = 'text/plain', bytes }: File): number {
  const path = randomUUID()
  const content = bytes ?? Buffer.from('content')
  writeFileSync(join(world.mail.files, path), content)
  const file = { kind, name, mime, size: content.length, path }
  return keepUpload(world.desk, file, world.person('vera').id).id
}

/** Vera sends these files; gives her message's number and those of the files. */
function sendFiles(files: File[], saying = ''): { message: number; ids: number[] } {
  const ids = files.map(upload)
  const source = `form:${randomUUID()}`
  const vera = world.person('vera')
  const { id } = reply(world.desk, vera, number, { text: saying, attachments: ids, source })
  return { message: id, ids }
}

/** The kinds of what Anna got as files, albums in brackets. */
function received(): string {
  const { messages } = world.sim.people.chat(ANNA)
  const seen = messages.filter((message) => message.media && !message.mine)
  return seen
    .map((message, index) => {
      const kind = message.media?.kind ?? ''
      if (!message.albumId) return kind
      const opens = seen[index - 1]?.albumId !== message.albumId
      const closes = seen[index + 1]?.albumId !== message.albumId
      return `${opens ? '[' : ''}${kind}${closes ? ']' : ''}`
    })
    .join(' ')
}

describe('what goes together', () => {
  test.each<[string, File[], string]>([
    ['a photo alone', [photo()], 'photo'],
    ['photos as an album', [photo(), photo(), photo()], '[photo photo photo]'],
    ['documents apart from photos', [photo(), text, text], 'photo [document document]'],
    [
      'a voice message alone',
      [{ kind: 'voice', mime: 'audio/ogg', name: 'v.ogg' }, text],
      'voice document',
    ],
    [
      'photos with videos',
      [photo(), { kind: 'video', mime: 'video/mp4', name: 'v.mp4' }],
      '[photo video]',
    ],
    ['music as music', [song()], 'audio'],
    [
      'music apart from documents and voices',
      [song(), song(), { kind: 'voice', mime: 'audio/ogg', name: 'v.ogg' }, text],
      '[audio audio] voice document',
    ],
    ['music that Telegram cannot play, as a document', [song({ mime: 'audio/flac' })], 'document'],
    ['an image that is no photo, as a document', [photo({ mime: 'image/tiff' })], 'document'],
  ])('%s', async (_name, files, expected) => {
    const { message } = sendFiles(files)
    await world.deliverAll()
    expect(received()).toBe(expected)
    expect(messageById(world.desk, message)?.delivery).toBe('sent')
  })

  test('only the first of them says who sends them, and none below a text', async () => {
    sendFiles([photo(), photo(), text])
    sendFiles([photo()], 'see below')
    await world.deliverAll()
    const { messages } = world.sim.people.chat(ANNA)
    const captions = messages.filter((one) => one.media && !one.mine).map((one) => one.caption)
    expect(captions).toEqual(['From Вера Смирнова', undefined, undefined, undefined])
  })
})

describe('a file goes through somehow', () => {
  test('a photo that Telegram cannot show goes as a document', async () => {
    sendFiles([photo({ bytes: Buffer.from('no image') })])
    sendFiles([photo({ bytes: png(3000, 100) }), photo()])
    await world.deliverAll()
    expect(received()).toBe('document [document document]')
  })

  test('a photo that went as a document goes as one again', async () => {
    const { ids } = sendFiles([photo({ bytes: png(3000, 100) })])
    await world.deliverAll()
    forwardAgain(ids)
    await world.deliverAll()
    expect(received()).toBe('document document')
  })

  test.each(['VOICE_MESSAGES_FORBIDDEN', 'user restricted receiving of voice note messages'])(
    'a voice message to somebody who takes none (%s) goes as a document',
    async (problem) => {
      const answer = { error_code: 400, description: `Bad Request: ${problem}` }
      world.sim.faults.fail({ method: 'sendVoice', answer })
      const { message } = sendFiles([{ kind: 'voice', mime: 'audio/ogg', name: 'v.ogg' }])
      await world.deliverAll()
      expect(received()).toBe('document')
      expect(messageById(world.desk, message)?.delivery).toBe('sent')
    },
  )

  test('under its name, without what would break the header', async () => {
    sendFiles([{ ...text, name: 'отчёт "№5"; 100%.txt' }])
    await world.deliverAll()
    const [file] = world.sim.people.chat(ANNA).messages.filter((one) => one.media && !one.mine)
    expect(file?.media?.name).toBe('отчёт №5 100.txt')
    const bytes = world.sim.people.file(file?.media?.fileId ?? '')?.bytes ?? []
    expect(Buffer.from(bytes).toString()).toBe('content')
  })

  test('its bytes travel once, then Telegram knows it', async () => {
    const { ids } = sendFiles([photo()])
    await world.deliverAll()
    const fileId = attachmentOf(world.desk, ids[0] ?? 0)?.fileId
    expect(fileId).toBeTruthy()
    forwardAgain(ids)
    await world.deliverAll()
    expect(world.callsOf('sendPhoto').map((call) => call.params.photo)).toEqual([
      expect.anything(),
      fileId,
    ])
    expect(received()).toBe('photo photo')
  })

  test('music keeps its name, and its bytes travel once', async () => {
    const { ids } = sendFiles([song({ name: 'Привет.mp3', bytes: Buffer.from('la') })])
    await world.deliverAll()
    const { media } = world.sim.people.chat(ANNA).messages.at(-1) ?? {}
    expect(media).toMatchObject({ kind: 'audio', name: 'Привет.mp3', size: 2 })
    expect(Buffer.from(world.sim.people.file(media?.fileId ?? '')?.bytes ?? []).toString()).toBe(
      'la',
    )
    forwardAgain(ids)
    await world.deliverAll()
    expect(world.callsOf('sendAudio').map((call) => call.params.audio)).toEqual([
      expect.objectContaining({ size: 2 }),
      media?.fileId,
    ])
    expect(received()).toBe('audio audio')
  })

  test('a file that Telegram knows no more goes with its bytes again', async () => {
    const { ids } = sendFiles([photo(), photo()])
    world.desk.db.$client.prepare("update attachments set file_id = 'AgACstale'").run()
    await world.deliverAll()
    expect(received()).toBe('[photo photo]')
    expect(attachmentOf(world.desk, ids[1] ?? 0)?.fileId).not.toBe('AgACstale')
  })

  test('of an album that was cut off, only the part under way is repeated', async () => {
    sendFiles([photo(), photo(), text])
    world.sim.faults.fail({ method: 'sendDocument', answer: 'drop_before' })
    await world.deliverAll()
    expect(received()).toBe('[photo photo] document')
  })

  test('one that cannot be opened for a while goes afterwards', async () => {
    const { ids } = sendFiles([text])
    const path = join(world.mail.files, attachmentOf(world.desk, ids[0] ?? 0)?.path ?? '')
    rmSync(path)
    symlinkSync(path, path)
    world.pass(1000)
    await world.postman.drain()
    rmSync(path)
    writeFileSync(path, 'content')
    await world.deliverAll()
    expect(received()).toBe('document')
  })

  test('one whose bytes are gone has failed, and the agent sees why', async () => {
    const { message, ids } = sendFiles([text])
    rmSync(join(world.mail.files, attachmentOf(world.desk, ids[0] ?? 0)?.path ?? ''))
    await world.deliverAll()
    expect(messageById(world.desk, message)).toMatchObject({
      delivery: 'failed',
      deliveryError: 'file_missing',
    })
  })
})

test('a corrected text leaves the files beside it alone', async () => {
  const { message } = sendFiles([photo(), photo()], 'teh two')
  await world.deliverAll()
  correct(world.desk, world.person('vera'), message, 'the two')
  await world.deliverAll()
  expect(received()).toBe('[photo photo]')
  expect(world.seenBy(ANNA)).toContain('0: the two')
  expect(world.callsOf('editMessageText').at(-1)?.status).toBe(200)
})

test('every call was one that the Bot API knows', () => {
  expect(calls.length).toBeGreaterThan(20)
  expect(calls.flatMap(({ method, params }) => checkCall(method, params))).toEqual([])
})

/** The same files in another message: those of a failed one that is sent again. */
function forwardAgain(ids: number[]): void {
  const { desk } = world
  const outbox =
    "insert into outbox (chat_id, kind, data, state, next_at, created_at) values (?, 'files', ?, 'pending', ?, ?)"
  const about = { number, title: '' }
  const letter = { kind: 'files', about, by: 'Vera', attachments: ids, head: true }
  desk.db.$client.prepare(outbox).run(ANNA, JSON.stringify(letter), desk.now(), desk.now())
}
