import { startSimulator } from '../../simulator/start.ts'
import { dataFolder } from '../story/program.ts'
import { dayCompany } from './day-company.ts'
import { type DayWork, fileForLatecomer, fillDay } from './day-deeds.ts'
import { judgeDay } from './day-verdict.ts'
import { diceOf } from './dice.ts'
import { newLedger } from './ledger.ts'
import { movingClock } from './moving-clock.ts'
import type { Proof, Say } from './proof.ts'
import { rateRows, type Told } from './rate-verdict.ts'
import { openStage, type Stage } from './stage.ts'
import { type Progress, untilDone } from './waiting.ts'

interface Day {
  seed: number
  /** Filed by agents for people while Telegram is away. */
  tickets: number
  replies: number
  /** What of the rates must be used when all of it goes out, 0 to 1. */
  leastShare: number
}

const DAY_MS = 24 * 3_600_000
/** The share of the day after which what is due is waited for. */
const MORNING = 0.4
/** Agents who sit in the panel. */
const SIGNED_IN = 4
const LAST = 'select coalesce(max(id), 0) from outbox'
const PENDING = "select count(*) from outbox where state = 'pending'"
const SPOKEN = /^(send(?!ChatAction)|edit|copy|forward|delete)/

/**
 * Takes Telegram away for a day of the given clock while agents file and reply in the panel; once it
 * is back everything must drain in order, within Telegram's rates and hardly slower.
 */
export async function proveDay(day: Day, say: Say): Promise<Proof> {
  const { seed, tickets, replies, leastShare } = day
  const folder = dataFolder()
  const clock = movingClock(folder.dir)
  const now = () => Date.now() + clock.ahead()
  const telegram = await startSimulator({ rates: true, now })
  const company = dayCompany(telegram, tickets)
  const { pack } = company
  const stage = await openStage({ folder, telegram, pack, variables: clock.variables })
  const ids = [...company.people, company.latecomer, ...company.agents.map((one) => one.telegramId)]
  for (const id of ids) telegram.people.start(id)
  const browsers = await stage.browsers(company.agents.slice(0, SIGNED_IN).map(({ key }) => key))
  await stage.rest()
  const count = (sql: string) => stage.db.prepare(sql).pluck().get() as number
  const away = count(LAST)

  telegram.faults.offline()
  say('Telegram is away')
  const ledger = newLedger()
  const dice = diceOf(seed)
  const left = { tickets, replies }
  const work: DayWork = { left, filed: [], dice, ledger, company, stage, browsers }
  const deeds = tickets + replies
  const morning = Math.round(deeds * MORNING)
  const faults = await fillDay(work, morning, (share) => clock.set(DAY_MS * MORNING * share))
  // However fast the deeds are done, what comes due in the morning is not left to the evening.
  await untilReminded(stage, now)
  const evening = (share: number) => clock.set(DAY_MS * (MORNING + (1 - MORNING) * share))
  faults.push(...(await fillDay(work, deeds - morning, evening)))
  await untilReminded(stage, now)
  const back = count(LAST)
  const waited = count(PENDING)
  say(`a day has passed, ${waited} letters wait: Telegram is back`)

  const told: Told[] = []
  let [first, last] = [0, 0]
  const deafen = telegram.on((change) => {
    if (change.kind !== 'call' || !SPOKEN.test(change.call.method)) return
    const { method, params, status, at } = change.call
    told.push({ at, status, method, chatId: Number(params.chat_id) })
    if (status === 200) last = performance.now()
    if (status === 200 && first === 0) first = last
    if (told.length % 1000 === 0) say(`${told.length} calls`)
  })
  const began = performance.now()
  telegram.faults.online()
  // In a chat where nothing waits for its pause the program sees first that Telegram is back.
  faults.push(...(await fileForLatecomer(work)))
  await stage.rest()
  deafen()
  const seconds = (last - began) / 1000
  const rates = rateRows(told, seconds, leastShare)
  const { db } = stage
  const verdict = judgeDay({ db, telegram, ledger, company, away, back })
  faults.push(...rates.faults, ...verdict.faults)
  faults.push(...(await stage.close(faults.length > 0)))
  if (faults.length > 0) say(`kept: ${folder.dir}`)
  return {
    rows: [
      ['tickets filed while Telegram was away', ledger.filed.size],
      ['replies typed meanwhile', [...ledger.replied.values()].flat().length],
      ['letters that waited', waited],
      ...verdict.rows,
      ...rates.rows,
      ['seconds from its return to the first', ((first - began) / 1000).toFixed(1)],
      ['seconds from its return to the last', seconds.toFixed(1)],
    ],
    faults,
  }
}

/** Waits until nothing is due by the clock of now. */
async function untilReminded({ db, program }: Stage, now: () => number): Promise<void> {
  const due = db.prepare(
    `select (select count(*) from reminders where done_at is null and at <= $now) as left,
       (select count(*) from reminders where done_at is not null) as done`,
  )
  const look = () => due.get({ now: now() }) as Progress
  await untilDone(look, () => program.log().slice(-2000))
}
