import { randomUUID } from 'node:crypto'
import type { Panel } from '../story/panel.ts'
import type { DayCompany } from './day-company.ts'
import type { Dice } from './dice.ts'
import type { Ledger } from './ledger.ts'
import type { Stage } from './stage.ts'

/** What agents do during a day, and with what. */
export interface DayWork {
  /** Still to be done. */
  left: { tickets: number; replies: number }
  filed: { number: number; telegramId: number }[]
  dice: Dice
  ledger: Ledger
  company: DayCompany
  stage: Stage
  browsers: Panel[]
}

/** One of so many tickets comes to the line that has a group. */
const FOR_GROUP = 60
const STEP = 10

/**
 * Agents do so many of the deeds that are left, all at once: they file for people and reply to what
 * is filed. `passed` hears which share of them (0 to 1) is done. Gives what the panel did not take.
 */
export async function fillDay(
  work: DayWork,
  deeds: number,
  passed: (share: number) => void,
): Promise<string[]> {
  const { left, filed, dice, ledger, company, stage, browsers } = work
  const ids = idsOf(stage)
  const faults: string[] = []
  let [begun, done] = [0, 0]
  const deed = async (name: string, browser: Panel): Promise<string | undefined> => {
    const isFirst = filed.length === 0 && left.tickets > 0
    if (isFirst || dice.below(left.tickets + left.replies) < left.tickets) {
      const n = left.tickets--
      const telegramId = dice.of(company.people)
      const service = n % FOR_GROUP === 0 ? 'hard' : 'question'
      const text = `Request ${n}.`
      const number = await fileFor(browser, ids.get(telegramId) ?? 0, service, text)
      if (number === undefined) return `${text} was not filed`
      ledger.filed.add(text)
      filed.push({ number, telegramId })
      return undefined
    }
    const text = `Reply ${name}-${left.replies--}`
    const { number, telegramId } = dice.of(filed)
    const answer = await browser.replies(number, text)
    if (answer.status !== 303) return `${text} was not taken: ${answer.status}`
    ledger.replied.set(telegramId, [...(ledger.replied.get(telegramId) ?? []), text])
    return undefined
  }
  const agent = async (browser: Panel, i: number): Promise<void> => {
    while (begun < deeds) {
      begun += 1
      const fault = await deed(company.agents[i]?.key ?? '', browser)
      if (fault !== undefined) faults.push(fault)
      done += 1
      if (done % STEP === 0) passed(done / deeds)
    }
  }
  await Promise.all(browsers.map(agent))
  passed(1)
  return faults
}

/** An agent files for whoever has heard nothing that day; gives what went wrong. */
export async function fileForLatecomer({ company, stage, browsers }: DayWork): Promise<string[]> {
  const [browser] = browsers
  const id = idsOf(stage).get(company.latecomer)
  const number = browser && id && (await fileFor(browser, id, 'question', 'The first after it.'))
  return number ? [] : ['nothing could be filed for the latecomer']
}

async function fileFor(
  browser: Panel,
  requester: number,
  service: string,
  text: string,
): Promise<number | undefined> {
  const answer = await browser.post('/admin/tickets/new', {
    token: randomUUID(),
    requester: String(requester),
    service,
    version: '1',
    'a.text': text,
  })
  const number = /^\/admin\/tickets\/(\d+)$/.exec(answer.headers.get('location') ?? '')?.[1]
  return number === undefined ? undefined : Number(number)
}

/** The desk's numbers of people by their Telegram accounts. */
function idsOf({ db }: Stage): Map<number, number> {
  const rows = db.prepare('select telegram_id, id from people').raw().all() as [number, number][]
  return new Map(rows)
}
