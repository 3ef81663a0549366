import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Logger, pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFiles, type FileChore } from '../../bot/files.ts'
import { connect } from '../../bot/telegram.ts'
import { type Attachment, attachmentOf, keepIncoming } from '../../desk/messages/attachments.ts'
import { type Simulator, startSimulator } from '../../simulator/start.ts'
import { MINUTE, newDesk, type TestDesk } from '../desk/desk.ts'

const ANNA = 1001

let world: TestDesk
let sim: Simulator
let folder: string
let chore: FileChore
let lines: string[] = []
const log: Logger = pino({ level: 'trace' }, { write: (line) => void lines.push(line) })

beforeEach(async () => {
  lines = []
  world = newDesk()
  sim = await startSimulator()
  sim.people.addUser({ id: ANNA, first_name: 'Anna' })
  sim.people.start(ANNA)
  folder = mkdtempSync(join(tmpdir(), 'okoshko-files-'))
  chore = newChore()
})

afterEach(async () => {
  await chore.stop()
  await sim.close()
  rmSync(folder, { recursive: true, force: true })
})

const newChore = () => createFiles({ desk: world.desk, telegram: connect(sim), log, files: folder })

/** Anna sends a document; the desk keeps it to be fetched. */
function received(bytes: Buffer, name = 'a.txt'): Attachment {
  const { message } = sim.people.sendDocument(ANNA, { bytes, name })
  const { fileId = '', size = 0 } = message.media ?? {}
  const file = { fileId, fileUniqueId: fileId, kind: 'document', name, size }
  return keepIncoming(world.desk, file, { ownerId: world.person('anna').id }, `test:${fileId}`)
}

const now = ({ id }: Attachment) => attachmentOf(world.desk, id)

/** What lies in the folder under the attachment's path. */
function stored(attachment: Attachment): Buffer | undefined {
  const path = now(attachment)?.path
  return path == null ? undefined : readFileSync(join(folder, path))
}

test('what people sent lies in the files folder, byte by byte', async () => {
  const bytes = Buffer.alloc(3_000_000, 'байты')
  const files = [received(bytes), received(Buffer.from('two')), received(Buffer.from('three'))]
  await chore.drain()
  expect(files.map((file) => now(file)?.state)).toEqual(['stored', 'stored', 'stored'])
  expect(files.map((file) => stored(file)?.equals(bytes))).toEqual([true, false, false])
  expect(files.map((file) => now(file)?.size)).toEqual([bytes.length, 3, 5])
  const [first] = files
  expect(first && now(first)?.path).toMatch(/^([0-9a-f]{2})\/\1[0-9a-f]{30}$/)
})

test('a file cut on its way is not there, and comes whole later', async () => {
  const file = received(Buffer.from('whole'))
  sim.faults.fail({ method: 'getFile', answer: 'drop_after' })
  await chore.drain()
  expect(now(file)).toMatchObject({ state: 'remote', path: null })
  expect(readdirSync(folder)).toEqual(['incoming'])
  await chore.drain()
  expect(stored(file)).toBeUndefined()
  world.pass(5 * MINUTE)
  await chore.drain()
  expect(stored(file)?.toString()).toBe('whole')
})

test('an outage counts against no file, however long', async () => {
  const file = received(Buffer.from('patient'))
  sim.faults.offline()
  for (let n = 0; n < 20; n++) {
    await chore.drain()
    world.pass(5 * MINUTE)
  }
  expect(now(file)).toMatchObject({ state: 'remote', tries: 0 })
  sim.faults.online()
  await chore.drain()
  expect(now(file)?.state).toBe('stored')
  expect(lines.join('')).not.toContain(sim.token)
})

test('a file that Telegram does not have is given up after eight tries', async () => {
  const file = received(Buffer.from('x'))
  const gone = {
    error_code: 400,
    description: 'Bad Request: wrong file_id or the file is temporarily unavailable',
  }
  sim.faults.fail({ method: 'getFile', answer: gone, times: 100 })
  for (let n = 0; n < 12; n++) {
    await chore.drain()
    world.pass(10 * MINUTE)
  }
  expect(now(file)).toMatchObject({ state: 'failed', tries: 8 })
  expect(sim.calls.filter((call) => call.method === 'getFile')).toHaveLength(8)
})

test('a file that is not where Telegram says is given up, too', async () => {
  const server = createServer((req, res) => {
    const file = { file_id: 'a', file_unique_id: 'b', file_path: 'gone', file_size: 1 }
    if (req.url?.includes('getFile')) res.end(JSON.stringify({ ok: true, result: file }))
    else res.writeHead(404).end('{"ok":false,"error_code":404,"description":"Not Found"}')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const telegram = connect({ token: '1:A', apiRoot: `http://127.0.0.1:${port}` })
  const file = received(Buffer.from('x'))
  const elsewhere = createFiles({ desk: world.desk, telegram, log, files: folder })
  for (let n = 0; n < 12; n++) {
    await elsewhere.drain()
    world.pass(10 * MINUTE)
  }
  server.closeAllConnections()
  server.close()
  expect(now(file)).toMatchObject({ state: 'failed', tries: 8 })
})

test('a file larger than Telegram hands out is known as too big at once', async () => {
  const { message } = sim.people.sendDocument(ANNA, {
    bytes: Buffer.alloc(20 * 1024 * 1024 + 1),
    name: 'big.bin',
  })
  const { fileId = '' } = message.media ?? {}
  const file = keepIncoming(
    world.desk,
    { fileId, fileUniqueId: fileId, kind: 'document', name: 'big.bin' },
    { ownerId: world.person('anna').id },
    'test:big',
  )
  await chore.drain()
  expect(now(file)?.state).toBe('too_big')
})

test('what a former run left half is removed at the first look', async () => {
  mkdirSync(join(folder, 'incoming'))
  writeFileSync(join(folder, 'incoming', 'half'), 'ha')
  await newChore().drain()
  expect(existsSync(join(folder, 'incoming', 'half'))).toBe(false)
})
