import { randomUUID } from 'node:crypto'
import { startSimulator } from '../../simulator/start.ts'
import type { Panel } from '../story/panel.ts'
import { dataFolder } from '../story/program.ts'
import { type Dice, diceOf } from './dice.ts'
import type { Proof, Say } from './proof.ts'
import { type Contest, contests, type Deed, type Race, type Racer } from './races.ts'
import { openStage, type Stage } from './stage.ts'
import { pause } from './waiting.ts'

interface Races {
  seed: number
  races: number
}

/** Who races, by their keys, and to whom tickets are given meanwhile. */
const RACERS = ['vera', 'pavel']
const OTHERS = ['olga', 'ivan']
const AGENTS = [...RACERS, ...OTHERS]
const ANNA = 1001
const LONGEST_LAG_MS = 12
const PACK = `version: 1
pack: races
company: Races
locale: en
access: directory
people:
  - {key: anna, name: Anna, telegram_id: ${ANNA}}
${AGENTS.map((key) => `  - {key: ${key}, name: Agent ${key}, role: agent}`).join('\n')}
lines: [{key: l1, name: L1, agents: [${AGENTS.join(', ')}]}]
services: [{key: question, name: Question, line: l1, steps: [{key: text, ask: What?, type: text}]}]
`
const EVENTS = `select type, data ->> '$.from' as "from", data ->> '$.to' as "to"
    from events where ticket = $number and type = 'status_changed'
  union all
  select type, former.name, next.name from events
    left join people former on former.id = data ->> '$.from'
    left join people next on next.id = data ->> '$.to'
    where ticket = $number and type in ('taken', 'assigned')`
const TICKET = `select status, name as assignee
  from tickets left join people on people.id = assignee_id where number = ?`
const REPLIES = "select text from messages where ticket = ? and kind = 'reply' order by id"

/** Has two agents do something to one ticket at the same instant: one wins, and the other is told. */
export async function proveRaces({ seed, races }: Races, say: Say): Promise<Proof> {
  const dice = diceOf(seed)
  const folder = dataFolder()
  const telegram = await startSimulator()
  telegram.people.addUser({ id: ANNA, first_name: 'Anna' })
  telegram.people.start(ANNA)
  const stage = await openStage({ folder, telegram, pack: PACK })
  const browsers = await stage.browsers(RACERS)
  const id = stage.db.prepare('select id from people where key = ?').pluck()
  const known = Object.entries(contests(OTHERS.map((key) => id.get(key) as number)))
  const tally = new Map(known.map(([name]) => [name, { refused: 0, inTurn: 0 }]))
  const faults: string[] = []
  const anna = id.get('anna') as number
  for (let n = 1; n <= races; n++) {
    const [name, contest] = dice.of(known)
    const number = await file(browsers, anna, n)
    const race = await run({ stage, browsers, dice, contest, number })
    faults.push(...contest.judge(race).map((fault) => `${name}, ticket ${number}: ${fault}`))
    const counted = tally.get(name)
    const isRefused = race.racers.some(({ status }) => status === 422)
    if (counted) counted[isRefused ? 'refused' : 'inTurn'] += 1
    if (n % 100 === 0) say(`${n} races`)
  }
  faults.push(...(await stage.close(faults.length > 0)))
  const rows = [...tally].map(([name, { refused, inTurn }]): [string, string] => [
    name,
    `${refused + inTurn} races: in ${refused} one was refused and told why, in ${inTurn} both were done in turn`,
  ])
  return { rows: [['races', races], ...rows], faults }
}

interface Running {
  stage: Stage
  browsers: Panel[]
  dice: Dice
  contest: Contest
  number: number
}

/** Both deeds at once, whichever is posted first; then what each is shown, and what the desk has. */
async function run({ stage, browsers, dice, contest, number }: Running): Promise<Race> {
  const order = dice.percent(50) ? [0, 1] : [1, 0]
  // What takes longer to be read has a chance to come first, too.
  const lag = dice.percent(50) ? 0 : dice.below(LONGEST_LAG_MS)
  const posts = order.map(async (place, i) => {
    if (i === 1 && lag > 0) await pause(lag)
    return post(browsers[place], contest.deeds[place], number, place)
  })
  const answered = await Promise.all(posts)
  const [one, other] = await Promise.all(
    answered
      .sort((a, b) => a.place - b.place)
      .map(async ({ browser, place, ...answer }): Promise<Racer> => {
        const page = await browser.page(`/admin/tickets/${number}`)
        return { name: `Agent ${RACERS[place]}`, ...answer, page }
      }),
  )
  if (!one || !other) throw new Error('nobody races')
  const { db } = stage
  return {
    racers: [one, other],
    ticket: db.prepare(TICKET).get(number) as Race['ticket'],
    events: db.prepare(EVENTS).all({ number }) as Race['events'],
    replies: db.prepare(REPLIES).pluck().all(number) as string[],
  }
}

async function post(
  browser: Panel | undefined,
  deed: Deed | undefined,
  number: number,
  place: number,
) {
  if (!browser || !deed) throw new Error('nobody races')
  const words = `Words ${number} of ${RACERS[place]}`
  const answer = await deed(browser, number, words)
  return { browser, place, words, status: answer.status, body: await answer.text() }
}

/** Files a new ticket of Anna's; gives its number. */
async function file([browser]: Panel[], anna: number, n: number): Promise<number> {
  const answer = await browser?.post('/admin/tickets/new', {
    token: randomUUID(),
    requester: String(anna),
    service: 'question',
    version: '1',
    'a.text': `Request ${n}`,
  })
  const number = Number(answer?.headers.get('location')?.split('/').at(-1))
  if (!Number.isInteger(number)) throw new Error(`request ${n} was not filed: ${answer?.status}`)
  return number
}
