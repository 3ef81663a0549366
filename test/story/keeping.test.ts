import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, expect, it } from 'vitest'
import { type Simulator, startSimulator } from '../../simulator/start.ts'
import { makeReleased } from '../db/released.ts'
import { eventually } from '../eventually.ts'
import { PATIENCE_MS } from '../patience.ts'
import { dataFolder, okoshko, type Program, startProgram } from './program.ts'

const ANNA = 1001
const PACK = join(import.meta.dirname, '../desk/office.yaml')

const ends: (() => unknown)[] = []

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

function folder(): string {
  const { dir, remove } = dataFolder()
  ends.push(remove)
  return dir
}

async function telegram(): Promise<Simulator> {
  const started = await startSimulator()
  ends.push(() => started.close())
  started.people.addUser({ id: ANNA, first_name: 'Анна', language_code: 'ru' })
  return started
}

async function program(
  dir: string,
  sim: Simulator,
  more: Record<string, string> = {},
): Promise<Program> {
  const variables = { BOT_TOKEN: sim.token, TELEGRAM_API_ROOT: sim.apiRoot, PACK, ...more }
  const started = await startProgram(dir, variables)
  ends.push(() => started.kill())
  return started
}

/** What /healthz says. */
async function health({ url }: Program) {
  const answer = await fetch(`${url}/healthz`)
  return { code: answer.status, ...((await answer.json()) as { status: string; reason?: string }) }
}

function untilHealth(one: Program, code: number) {
  return eventually(async () => {
    const found = await health(one)
    expect(found.code).toBe(code)
    return found
  })
}

function untilMetric({ url }: Program, line: string): Promise<void> {
  return eventually(async () => {
    const text = await (await fetch(`${url}/metrics`)).text()
    expect(text.split('\n')).toContain(line)
  })
}

function lines(one: Program) {
  const texts = one
    .log()
    .split('\n')
    .filter((line) => line !== '')
  return texts.map((line) => JSON.parse(line) as { level: number; msg: string; trouble?: string })
}

function pidOf(dir: string): number {
  return (JSON.parse(readFileSync(join(dir, 'server.json'), 'utf8')) as { pid: number }).pid
}

/** Whether the program may make files longer than a byte: a disk on which nothing more can be written. */
function limitFiles(dir: string, bytes: string): void {
  execFileSync('prlimit', ['--pid', String(pidOf(dir)), `--fsize=${bytes}`])
}

function heard(sim: Simulator, text: RegExp) {
  return sim.people
    .chat(ANNA)
    .messages.find((message) => !message.mine && text.test(message.text ?? ''))
}

it('a disk that cannot be written is told once and truly, and what was written meanwhile is handled after', async () => {
  const [dir, sim] = [folder(), await telegram()]
  const one = await program(dir, sim)
  expect(await health(one)).toMatchObject({ code: 200, status: 'ok' })
  limitFiles(dir, '1:unlimited')
  sim.people.start(ANNA, 'service_question')
  const down = await untilHealth(one, 503)
  expect(down.reason).toMatch(/data folder|disk/)
  const isPolledAgain = sim.calls.length
  await sim.until(() => sim.calls.length > isPolledAgain, PATIENCE_MS)
  expect(heard(sim, /./)).toBeUndefined()
  limitFiles(dir, 'unlimited:unlimited')
  await untilHealth(one, 200)
  await sim.until(() => heard(sim, /Что случилось/), PATIENCE_MS)
  const told = lines(one).filter(({ level }) => level >= 50)
  expect(told).toHaveLength(1)
  expect(told[0]?.trouble).toBeDefined()
  expect(await one.stop()).toBe(0)
})

it('a webhook that cannot keep an update says so, and Telegram brings it again', async () => {
  const [dir, sim] = [folder(), await telegram()]
  await program(dir, sim, { TELEGRAM_MODE: 'webhook' })
  sim.people.start(ANNA)
  await sim.until(() => heard(sim, /./), PATIENCE_MS)
  const set = await sim.until(() => sim.calls.findLast(({ method }) => method === 'setWebhook'))
  limitFiles(dir, '1:unlimited')
  const push = async () => {
    const from = { id: ANNA, is_bot: false, first_name: 'Анна' }
    const chat = { id: ANNA, type: 'private', first_name: 'Анна' }
    const entities = [{ type: 'bot_command', offset: 0, length: 6 }]
    const said = { text: '/start service_question', entities }
    const message = { message_id: 900, date: 1, chat, from, ...said }
    const answer = await fetch(String(set.params.url), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-telegram-bot-api-secret-token': String(set.params.secret_token),
      },
      body: JSON.stringify({ update_id: 800_000_000, message }),
    })
    return answer.status
  }
  await eventually(async () => expect(await push()).toBe(503))
  limitFiles(dir, 'unlimited:unlimited')
  await eventually(async () => expect(await push()).toBe(200))
  await sim.until(() => heard(sim, /Что случилось/), PATIENCE_MS)
})

it('a damaged database is told on the web and in the log, and a restored one is taken up without a start', async () => {
  const [dir, sim] = [folder(), await telegram()]
  const first = await program(dir, sim)
  const copy = join(dir, 'copy.db')
  await okoshko(dir, 'backup', copy)
  expect(await first.stop()).toBe(0)
  const file = join(dir, 'okoshko.db')
  truncateSync(file, Math.floor(statSync(file).size / 2))
  const starting = program(dir, sim, { PORT: '4713' })
  const url = 'http://127.0.0.1:4713'
  await eventually(async () => {
    const { reason } = (await (await fetch(`${url}/healthz`)).json()) as { reason?: string }
    expect(reason).toMatch(/damaged/)
  })
  const { stdout } = await okoshko(dir, 'restore', copy)
  expect(stdout).toContain('sound: tickets 0')
  const again = await starting
  await untilHealth(again, 200)
  expect(lines(again).filter(({ level }) => level >= 50)).toHaveLength(1)
  expect(await again.stop()).toBe(0)
})

it('an update that cannot be handled holds up nobody, is seen by the doctor and retried by it', async () => {
  const [dir, sim] = [folder(), await telegram()]
  sim.people.addUser({ id: 1002, first_name: 'Борис', language_code: 'ru' })
  const one = await program(dir, sim)
  const db = new Sqlite(join(dir, 'okoshko.db'))
  ends.push(() => db.close())
  db.exec(
    "create trigger poison before insert on drafts when new.chat_id = 1001 begin select raise(abort, 'no'); end",
  )
  sim.people.start(ANNA, 'service_question')
  sim.people.start(1002, 'service_question')
  await sim.until(
    () => sim.people.chat(1002).messages.some(({ text }) => /Что случилось/.test(text ?? '')),
    30_000,
  )
  await sim.until(() => heard(sim, /Оно сохранено/), PATIENCE_MS)
  expect((await okoshko(dir, 'doctor')).stdout).toMatch(/update \d+ set aside: SqliteError/)
  db.exec('drop trigger poison')
  expect((await okoshko(dir, 'doctor', '--retry')).stdout).toContain('tried again: updates 1')
  await sim.until(() => heard(sim, /Что случилось/), PATIENCE_MS)
  expect((await health(one)).code).toBe(200)
})

it('a clock that is set back by an hour holds up neither letters nor what comes due', async () => {
  const [dir, sim] = [folder(), await telegram()]
  const shift = join(dir, 'shift')
  const preload = join(dir, 'clock.mjs')
  writeFileSync(
    preload,
    `import { existsSync } from 'node:fs'
const RealDate = Date
const back = () => (existsSync(${JSON.stringify(shift)}) ? 3_600_000 : 0)
globalThis.Date = class extends RealDate {
  constructor(...parts) { super(...(parts.length === 0 ? [RealDate.now() - back()] : parts)) }
  static now() { return RealDate.now() - back() }
}`,
  )
  const one = await program(dir, sim, { NODE_OPTIONS: `--import=${preload}` })
  sim.people.start(ANNA)
  await sim.until(() => heard(sim, /./), PATIENCE_MS)
  await eventually(() => {
    const db = new Sqlite(join(dir, 'okoshko.db'), { readonly: true })
    const beat = db.prepare("select 1 from settings where key = 'keeping:alive'").get()
    db.close()
    expect(beat).toBeDefined()
  })
  writeFileSync(shift, '')
  sim.people.start(ANNA, 'service_question')
  await sim.until(() => heard(sim, /Что случилось/), PATIENCE_MS)
  await eventually(() => {
    expect(lines(one).filter(({ msg }) => /clock was set back/.test(msg))).toHaveLength(1)
  })
  expect((await health(one)).code).toBe(200)
  expect(await one.stop()).toBe(0)
})

it('a second copy is refused in a sentence, links are those of the running one, and a stopped one leaves no word', async () => {
  const [dir, sim] = [folder(), await telegram()]
  const one = await program(dir, sim)
  await expect(program(dir, sim)).rejects.toThrow(/Another Okoshko is running/)
  const { stdout } = await okoshko(dir, 'sign-in-link', 'vera')
  expect(stdout).toContain(`${one.url}/admin/sign-in/`)
  expect(existsSync(join(dir, 'server.json'))).toBe(true)
  expect(await one.stop()).toBe(0)
  expect(existsSync(join(dir, 'server.json'))).toBe(false)
})

it('a desk restored from an older copy holds what waited in it and tells what Telegram has no more', async () => {
  const [dir, sim] = [folder(), await telegram()]
  const one = await program(dir, sim)
  sim.people.start(ANNA)
  await sim.until(() => heard(sim, /./), PATIENCE_MS)
  sim.faults.fail({ method: 'sendMessage', delayMs: 3000 })
  sim.people.start(ANNA, 'service_question')
  await untilMetric(one, 'okoshko_outbox_waiting 1')
  const copy = join(dir, 'copy.db')
  await okoshko(dir, 'backup', copy)
  await sim.until(() => heard(sim, /Что случилось/), PATIENCE_MS)
  for (const text of ['раз', 'два', 'три']) sim.people.send(ANNA, { text })
  await untilMetric(one, 'okoshko_updates_total{outcome="handled"} 5')
  expect(await one.stop()).toBe(0)
  const { stdout } = await okoshko(dir, 'restore', copy)
  expect(stdout).toContain('letters held until an admin decides, on /admin/system: 1')
  const again = await program(dir, sim)
  sim.people.start(ANNA)
  await eventually(() => {
    const gaps = lines(again).filter(({ msg }) => /updates were lost/.test(msg))
    expect(gaps).toMatchObject([{ level: 40, missing: 3 }])
  })
  const told = (await okoshko(dir, 'doctor')).stdout
  expect(told).toMatch(/updates lost, found \S+: 3/)
  expect(told).toContain('letters held since a restore: 1')
  expect(await again.stop()).toBe(0)
})

it('one signal lets what is on its way end, a second ends at once', async () => {
  const [dir, sim] = [folder(), await telegram()]
  const one = await program(dir, sim)
  sim.faults.fail({ method: 'sendMessage', delayMs: 60_000 })
  sim.people.start(ANNA)
  await untilMetric(one, 'okoshko_outbox_waiting 1')
  const begun = performance.now()
  const first = one.stop()
  // An answer shows that the signal was heard, and that the program waits for its letter.
  expect((await health(one)).code).toBe(200)
  await one.stop()
  expect(await first).toBe(1)
  expect(performance.now() - begun).toBeLessThan(1500)
})

it('the program works on with a filled database of the first release', async () => {
  const [dir, sim] = [folder(), await telegram()]
  makeReleased(join(dir, 'okoshko.db'))
  sim.people.start(ANNA)
  const one = await program(dir, sim)
  // It waited in the inbox as the answer to a question of its draft.
  await sim.until(() => heard(sim, /Телефон молчит/), PATIENCE_MS)
  expect(existsSync(join(dir, 'okoshko.db.before-2'))).toBe(true)
  expect((await okoshko(dir, 'doctor')).stdout).toContain('integrity: ok')
  expect(lines(one).filter(({ level }) => level >= 50)).toEqual([])
  expect(await one.stop()).toBe(0)
})
