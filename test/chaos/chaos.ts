import { parseArgs } from 'node:util'
import { type Proof, tableOf } from './proof.ts'
import { proveDay } from './proof-day.ts'
import { proveLoad } from './proof-load.ts'
import { proveRaces } from './proof-races.ts'
import { proveWebhooks } from './proof-webhooks.ts'
import { type Chaos, runChaos } from './run.ts'

const { values } = parseArgs({
  options: {
    proof: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    kills: { type: 'string', default: '200' },
    updates: { type: 'string', default: '6000' },
    people: { type: 'string', default: '24' },
    agents: { type: 'string', default: '3' },
    tickets: { type: 'string', default: '2000' },
    replies: { type: 'string', default: '5000' },
    races: { type: 'string', default: '1000' },
    minutes: { type: 'string', default: '8' },
  },
})
const seed = Number(values.seed)
const say = (line: string) => void process.stdout.write(`${line}\n`)

const proofs: Record<string, () => Promise<Proof>> = {
  day: () => {
    const [tickets, replies] = [Number(values.tickets), Number(values.replies)]
    return proveDay({ seed, tickets, replies, leastShare: 0.9 }, say)
  },
  webhooks: () => proveWebhooks({ seed, people: 1000, each: 10 }, say),
  races: () => proveRaces({ seed, races: Number(values.races) }, say),
  load: () => proveLoad({ seed, minutes: Number(values.minutes) }, say),
}

say(`seed ${seed}`)
const name = values.proof
if (name === undefined) process.exitCode = (await kill()) ? 0 : 1
else process.exitCode = (await prove(name)) ? 0 : 1

/** True where every rule was kept. */
async function prove(wanted: string): Promise<boolean> {
  const proof = proofs[wanted]
  if (!proof) {
    say(`Name a proof: ${Object.keys(proofs).join(', ')}; none: the program is killed.`)
    return false
  }
  const began = performance.now()
  const { rows, faults } = await proof()
  const seconds = Math.round((performance.now() - began) / 1000)
  for (const fault of faults) say(`BROKEN: ${fault}`)
  const verdict = faults.length === 0 ? 'kept' : `broken in ${faults.length} ways`
  say(`\n${tableOf([...rows, ['seconds in all', seconds], ['every rule', verdict]])}`)
  return faults.length === 0
}

/** The program is killed while people write and agents answer; true where nothing was lost. */
async function kill(): Promise<boolean> {
  const wanted: Chaos = {
    seed,
    kills: Number(values.kills),
    updates: Number(values.updates),
    people: Number(values.people),
    agents: Number(values.agents),
  }
  const { faults, doubles, ledger, updates, seconds } = await runChaos(wanted, say)
  for (const fault of faults) say(fault)
  const replies = [...ledger.replied.values()].flat().length
  say(
    `${ledger.kills} kills, ${updates} updates, ${ledger.filed.size} tickets, ${ledger.written.size} ` +
      `messages, ${ledger.edited.size} edits, ${replies} replies in ${Math.round(seconds)} s: ` +
      `${faults.length} faults, ${doubles} doubled sends (${ledger.lost} answers of Telegram were lost)`,
  )
  return faults.length === 0 && doubles <= ledger.kills + ledger.lost
}
