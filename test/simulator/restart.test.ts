import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { build } from 'esbuild'
import { expect, onTestFinished, test } from 'vitest'
import { startSimulator } from '../../simulator/start.ts'
import { ROOT } from '../sources.ts'
import { callerOf } from './telegram.ts'

function emptyFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'world-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/** Tells the ids of a world's next message, update and file. */
async function nextIds(dir: string) {
  const simulator = await startSimulator({ dir })
  const { people } = simulator
  const ann = people.addUser({ id: 5, first_name: 'Ann' })
  const started = people.start(ann.id)
  const file = people.sendDocument(ann.id, { bytes: Buffer.from('1'), name: 'a.txt' })
  const { result } = await callerOf(simulator)('getFile', { file_id: file.message.media?.fileId })
  await simulator.close()
  const { messageId, updateId = 0 } = started
  return { messageId, updateId, path: result.file_path, token: simulator.token }
}

test('a world goes on where it was closed: same bot, no id twice', async () => {
  const dir = emptyFolder()
  const before = await nextIds(dir)
  const after = await nextIds(dir)
  expect(after.token).toBe(before.token)
  expect(after.messageId).toBe(before.messageId + 2)
  expect(after.updateId).toBe(before.updateId + 2)
  expect([before.path, after.path]).toEqual(['documents/file_0.txt', 'documents/file_1.txt'])
})

test('update ids are not used again after all were confirmed', async () => {
  const dir = emptyFolder()
  const before = await nextIds(dir)
  const simulator = await startSimulator({ dir })
  await callerOf(simulator)('deleteWebhook', { drop_pending_updates: true })
  await simulator.close()
  expect((await nextIds(dir)).updateId).toBe(before.updateId + 2)
})

test('messages, updates, files and settings outlive a restart', async () => {
  const dir = emptyFolder()
  const first = await startSimulator({ dir, botName: 'Desk' })
  first.people.addUser({ id: 5, first_name: 'Ann' })
  first.people.start(5)
  first.people.sendDocument(5, { bytes: Buffer.from('12345'), name: 'a.txt' })
  const call = callerOf(first)
  await call('setMyCommands', { commands: [{ command: 'help', description: 'Help' }] })
  const shown = first.people.chat(5)
  const updates = (await call('getUpdates')).result
  await first.close()

  const second = await startSimulator({ dir })
  expect(second.bot).toEqual(first.bot)
  expect(second.people.chat(5)).toEqual(shown)
  expect(
    Buffer.from(second.people.file(shown.messages[1]?.media?.fileId ?? '')?.bytes ?? []),
  ).toEqual(Buffer.from('12345'))
  expect((await callerOf(second)('getUpdates')).result).toEqual(updates)
  await second.close()
})

test('a world made before there were topics gets what it lacks', async () => {
  const dir = emptyFolder()
  const before = await nextIds(dir)
  const file = new Database(join(dir, 'world.db'))
  file.exec(`ALTER TABLE chats DROP COLUMN forum; ALTER TABLE chats DROP COLUMN migrated_to;
    ALTER TABLE chats DROP COLUMN deleted; ALTER TABLE members DROP COLUMN lacks;
    ALTER TABLE messages DROP COLUMN thread_id; DROP TABLE topics`)
  file.close()
  const { people, close } = await startSimulator({ dir })
  onTestFinished(close)
  expect(people.send(5, { text: 'on' }).messageId).toBeGreaterThan(before.messageId)
  const chatId = people.createGroup({ title: 'Desk', members: [5], forum: true })
  const threadId = people.createTopic(5, { chatId, name: 'Printers' })
  expect(people.send(5, { chatId, threadId, text: 'in' }).message.threadId).toBe(threadId)
})

test('a world that was killed has every message it answered, and goes on after them', async () => {
  const dir = emptyFolder()
  const script = join(dir, 'run.mjs')
  await build({
    stdin: { contents: childScript, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    external: ['better-sqlite3'],
    outfile: script,
    // The script lies outside of the tree, its one package inside.
    banner: {
      js: `import { createRequire } from 'node:module'; const require = createRequire(${JSON.stringify(join(ROOT, 'package.json'))});`,
    },
    plugins: [
      {
        name: 'native',
        setup(set) {
          set.onResolve({ filter: /^better-sqlite3$/ }, () => ({
            path: join(ROOT, 'node_modules/better-sqlite3/lib/index.js'),
            external: true,
          }))
        },
      },
    ],
  })
  const child = spawn(process.execPath, [script, join(dir, 'world')], { stdio: 'pipe' })
  let output = ''
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      output += String(chunk)
      if (output.split('\n').length > 50) child.kill('SIGKILL')
    })
    child.stderr.on('data', (chunk) => reject(new Error(String(chunk))))
    child.on('exit', () => resolve())
  })
  const told = output.split('\n').slice(0, -1).map(Number)
  const after = await startSimulator({ dir: join(dir, 'world') })
  const kept = after.people.chat(5, { limit: 100_000 }).messages.map(({ messageId }) => messageId)
  expect(told.filter((id) => !kept.includes(id))).toEqual([])
  expect(after.people.send(5, { text: 'on' }).messageId).toBeGreaterThan(Math.max(...told))
  await after.close()
})

const childScript = `
import { startSimulator } from './simulator/start.ts'
const simulator = await startSimulator({ dir: process.argv[2] })
simulator.people.addUser({ id: 5, first_name: 'Ann' })
simulator.people.start(5)
for (;;) {
  const response = await fetch(simulator.apiRoot + '/bot' + simulator.token + '/sendMessage?chat_id=5&text=a')
  const { result } = await response.json()
  process.stdout.write(result.message_id + '\\n')
}
`
