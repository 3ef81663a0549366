import { parseArgs } from 'node:util'
import { type Chaos, runChaos } from './run.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    kills: { type: 'string', default: '200' },
    updates: { type: 'string', default: '6000' },
    people: { type: 'string', default: '24' },
    agents: { type: 'string', default: '3' },
  },
})
const wanted: Chaos = {
  seed: Number(values.seed),
  kills: Number(values.kills),
  updates: Number(values.updates),
  people: Number(values.people),
  agents: Number(values.agents),
}
const say = (line: string) => process.stdout.write(`${line}\n`)
say(`seed ${wanted.seed}`)
const { faults, doubles, ledger, updates, seconds } = await runChaos(wanted, say)
for (const fault of faults) say(fault)
const replies = [...ledger.replied.values()].flat().length
say(
  `${ledger.kills} kills, ${updates} updates, ${ledger.filed.size} tickets, ${ledger.written.size} ` +
    `messages, ${ledger.edited.size} edits, ${replies} replies in ${Math.round(seconds)} s: ` +
    `${faults.length} faults, ${doubles} doubled sends (${ledger.lost} answers of Telegram were lost)`,
)
process.exitCode = faults.length === 0 && doubles <= ledger.kills + ledger.lost ? 0 : 1
