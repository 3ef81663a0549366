import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { type Simulator, startSimulator } from '../../simulator/start.ts'
import { cookieOf } from '../story/panel.ts'
import { dataFolder, okoshko, type Program, startProgram } from '../story/program.ts'
import { actAsAgent, type Ticket } from './agent.ts'
import { companyOf } from './company.ts'
import { diceOf } from './dice.ts'
import { type Ledger, newLedger } from './ledger.ts'
import { actAsPerson, goOn } from './person.ts'
import { judge, type Verdict } from './verdict.ts'
import { badMoment } from './weather.ts'

export interface Chaos {
  seed: number
  people: number
  agents: number
  /** How often the program is killed, at least. */
  kills: number
  /** How many updates people make, at least. */
  updates: number
}

interface Outcome extends Verdict {
  ledger: Ledger
  updates: number
  seconds: number
}

const SETTLING_MS = 120_000

/**
 * Lets people write and agents answer while the program is killed again and again and Telegram has
 * bad moments; then waits until everything has settled and judges. The dice are the seed's, the
 * moments are the machine's.
 */
export async function runChaos(
  wanted: Chaos,
  say: (line: string) => void = () => undefined,
): Promise<Outcome> {
  const startedAt = Date.now()
  const dice = diceOf(wanted.seed)
  const ledger = newLedger()
  const company = companyOf(wanted.people, wanted.agents)
  const folder = dataFolder()
  const telegram = await startSimulator()
  const pack = join(folder.dir, 'pack.yaml')
  writeFileSync(pack, company.pack)
  const port = await freePort()
  const variables = {
    BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    PACK: pack,
    PORT: String(port),
  }
  let program: Program = await startProgram(folder.dir, variables)
  const db = new Sqlite(join(folder.dir, 'okoshko.db'), { readonly: true })
  let updates = 0
  telegram.on((change) => {
    if (change.kind === 'update') updates += 1
  })
  const isEnough = () => ledger.kills >= wanted.kills && updates >= wanted.updates
  let isOver = false

  const url = `http://127.0.0.1:${port}`
  const cookies: string[] = []
  for (const key of company.agents) {
    const { stdout } = await okoshko(folder.dir, 'sign-in-link', key)
    cookies.push(await cookieOf(url, stdout.trim()))
  }
  const people = company.people.map((id) => {
    telegram.people.addUser({ id, first_name: `P${id}`, language_code: 'ru' })
    return actAsPerson(telegram, id, { dice, ledger, isOver: () => isOver })
  })
  const open = () => openTickets(db)
  const agents = company.agents.map((key, i) =>
    actAsAgent(key, { dice, ledger, isOver: () => isOver, url, cookie: cookies[i] ?? '', open }),
  )
  const killer = (async () => {
    while (!isOver) {
      await pause(100 + dice.below(1500))
      if (isOver || ledger.kills >= wanted.kills) continue
      await program.kill()
      ledger.kills += 1
      program = await startProgram(folder.dir, variables)
      if (ledger.kills % 10 === 0) say(`${ledger.kills} kills, ${updates} updates`)
    }
  })()
  const weather = (async () => {
    while (!isOver) {
      await pause(300 + dice.below(1200))
      if (!isOver) await badMoment(telegram, dice, ledger, pause)
    }
  })()
  const stuck: string[] = []
  const acting = Promise.all([...people, ...agents]).catch((error: Error) => {
    stuck.push(error.message, ...stateOf(db, telegram), program.log().slice(-2000))
  })
  while (!isEnough() && stuck.length === 0) await pause(100)
  isOver = true
  await Promise.all([acting, killer, weather])
  telegram.faults.clear()
  await settled(db, () => {
    for (const id of company.people) goOn(telegram, id)
  })
  const code = await program.stop()
  const verdict = judge(db, telegram, ledger)
  verdict.faults.unshift(...stuck)
  if (code !== 0) verdict.faults.push(`the program ended with ${code}`)
  db.close()
  await telegram.close()
  // What went wrong can be looked into.
  if (verdict.faults.length > 0) say(`kept: ${folder.dir}`)
  else folder.remove()
  return { ...verdict, ledger, updates, seconds: (Date.now() - startedAt) / 1000 }
}

/** For whoever reads why somebody waited in vain. */
function stateOf(db: Sqlite.Database, telegram: Simulator): string[] {
  const letters = db
    .prepare(
      "select id, chat_id, kind, next_at, leased_until, tries, error from outbox where state = 'pending' limit 20",
    )
    .all()
  const updates = db
    .prepare('select update_id, lane, tries, error from inbox where done_at is null limit 20')
    .all()
  const calls = telegram.calls.slice(-8).map(({ method, status, at }) => ({ method, status, at }))
  return [JSON.stringify({ now: Date.now(), letters, updates, calls })]
}

function openTickets(db: Sqlite.Database): Ticket[] {
  return db
    .prepare(
      `select number, telegram_id as telegramId from tickets
       join people on people.id = requester_id where open = 1 order by number desc limit 50`,
    )
    .all() as Ticket[]
}

/** Waits until nothing is left to do; people answer what they are still asked. */
async function settled(db: Sqlite.Database, answer: () => void): Promise<void> {
  const left = db
    .prepare(
      `select (select count(*) from inbox where done_at is null)
         + (select count(*) from outbox where state = 'pending')
         + (select count(*) from pending_messages where settled_at is null)`,
    )
    .pluck()
  const until = Date.now() + SETTLING_MS
  // What comes last may still be on its way in: quiet must last.
  for (let quiet = 0; quiet < 10 && Date.now() < until; ) {
    answer()
    await pause(200)
    quiet = left.get() === 0 ? quiet + 1 : 0
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || address === null) throw new Error('no port is free')
  return address.port
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
