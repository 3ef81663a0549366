import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, it, vi } from 'vitest'
import { startSimulator } from '../../simulator/start.ts'
import { PATIENCE_MS } from '../patience.ts'
import { signIn } from './panel.ts'
import { dataFolder, okoshko, startProgram } from './program.ts'

const folders: ReturnType<typeof dataFolder>[] = []
const folder = () => {
  const made = dataFolder()
  folders.push(made)
  return made.dir
}

afterEach(() => {
  for (const made of folders.splice(0)) made.remove()
})

it('the fictional people of a shipped pack have no account at a real bot', async () => {
  const telegram = await startSimulator()
  telegram.people.addUser({ id: 1001, first_name: 'Настоящий', phone: '+79161110001' })
  const program = await startProgram(folder(), {
    BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
  })
  telegram.people.start(1001)
  const heard = await telegram.until(() =>
    telegram.people.chat(1001).messages.find((message) => !message.mine),
  )
  expect(heard.text).toMatch(/^(Поделитесь номером телефона|Сюда можно войти по приглашению)\n/)
  expect(program.shown()).toMatch(/\?start=claim_[\w-]{20,}/)
  expect(program.log()).not.toMatch(/claim_|sign-in/)
  expect(await program.stop()).toBe(0)
  await telegram.close()
})

it('a desk begun with the simulator is claimed anew at a real bot, and its fictional admin is nobody there', async () => {
  const dir = folder()
  const simulated = await startProgram(dir)
  expect(await simulated.stop()).toBe(0)
  const telegram = await startSimulator()
  const variables = { BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot }
  const program = await startProgram(dir, variables)
  const [, claim = 'none'] = /\?start=(claim_[\w-]{20,})/.exec(program.shown()) ?? []
  const linked = () => {
    const db = new Database(join(dir, 'okoshko.db'), { readonly: true })
    const query = 'select role, telegram_id as id from people where telegram_id is not null'
    const found = db.prepare(query).all()
    db.close()
    return found
  }
  expect(linked()).toEqual([])
  const { id } = telegram.people.addUser({ first_name: 'Мария' })
  telegram.people.start(id, claim)
  await telegram.until(() =>
    telegram.people.chat(id).messages.find((message) => message.text?.includes('администратор')),
  )
  expect(linked()).toEqual([{ role: 'admin', id }])
  expect(await program.stop()).toBe(0)
  const again = await startProgram(dir, variables)
  expect(again.shown()).not.toContain('claim_')
  expect(linked()).toEqual([{ role: 'admin', id }])
  expect(await again.stop()).toBe(0)
  await telegram.close()
}, 60_000)

it('a sign-in link opens the panel once, and only for who works there', async () => {
  const dir = folder()
  const program = await startProgram(dir)
  const key = 'denis'
  const people = await okoshko(dir, 'export', '--json').then(
    ({ stdout }) => (JSON.parse(stdout) as { people: { key: string; role?: string }[] }).people,
  )
  const agent = people.find(({ role }) => role === 'agent')?.key ?? key
  const requester = people.find(({ role }) => role === undefined)?.key ?? key
  const { stdout: link } = await okoshko(dir, 'sign-in-link', agent)
  const panel = await signIn(program.url, link.trim())
  expect((await panel.get('/admin/tickets')).status).toBe(200)
  await expect(signIn(program.url, link.trim())).rejects.toThrow('410')
  await expect(signIn(program.url, `${program.url}/admin/sign-in/guess`)).rejects.toThrow('404')
  await expect(okoshko(dir, 'sign-in-link', requester)).rejects.toThrow(/requester/)
  await expect(okoshko(dir, 'sign-in-link', 'nobody')).rejects.toThrow(/Nobody/)
  expect(program.log()).not.toContain(link.trim().split('/').at(-1))
  expect(await program.stop()).toBe(0)
})

it('a token that Telegram does not know is told of, and nobody is greeted in its name', async () => {
  const telegram = await startSimulator()
  const child = spawn(process.execPath, ['dist/main.js'], {
    cwd: join(import.meta.dirname, '../..'),
    env: {
      ...process.env,
      DATA_DIR: folder(),
      PORT: '0',
      BOT_TOKEN: '123:wrong',
      TELEGRAM_API_ROOT: telegram.apiRoot,
    },
  })
  let log = ''
  let shown = ''
  child.stdout.on('data', (chunk) => {
    log += chunk
  })
  child.stderr.on('data', (chunk) => {
    shown += chunk
  })
  await vi.waitUntil(() => /"serving"/.test(log) && /unauthorized/.test(log), {
    timeout: PATIENCE_MS,
  })
  const health = await fetch(`${/"address":"([^"]+)"/.exec(log)?.[1]}/healthz`)
  expect(health.status).toBe(503)
  expect(await health.json()).toMatchObject({ reason: expect.stringContaining('BOT_TOKEN') })
  child.kill('SIGTERM')
  const [code] = await once(child, 'exit')
  expect({ code, shown }).toEqual({ code: 0, shown: '' })
  expect(log).not.toContain('123:wrong')
  await telegram.close()
})
