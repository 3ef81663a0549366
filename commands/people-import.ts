import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { type PeoplePlan, planPeople } from '../desk/people/people-import.ts'
import { importTable } from '../desk/people/people-import-write.ts'
import { sayPersonFault, sayRowPlace } from '../locales/people-words.ts'
import { loadWords } from '../locales/words.ts'
import { type Command, fileOf, openDesk, print } from './command.ts'

export const peopleImport: Command = {
  usage: 'people import FILE.csv [--dry-run]',
  about: 'bring people into the directory from a table, all or nothing',
  takes: ['dry-run'],
  async run(config, given) {
    const [verb, ...positionals] = given.positionals
    if (verb !== 'import') throw new Error('There is one deed with people: people import FILE.csv.')
    const file = fileOf({ ...given, positionals }, 'people import FILE.csv')
    const desk = openDesk(config)
    const plan = await inTurns(planPeople(desk, readFileSync(file)))
    if (plan.faults.length > 0) {
      process.stderr.write(`${faultLines(plan).join('\n')}\n`)
      return 1
    }
    if (!given.dryRun) await inTurns(importTable(desk, null, plan))
    print(given, dataOf(plan), linesOf(plan, given.dryRun))
    return 0
  },
}

/** Runs to the end what works in slices; a running server gets its turn between two of them. */
async function inTurns<T>(work: Generator<unknown, T>): Promise<T> {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
    await setTimeout(0)
  }
}

function faultLines({ faults }: PeoplePlan): string[] {
  const t = loadWords().in('en')
  return faults.map((fault) => `${sayRowPlace(fault, t)}: ${sayPersonFault(fault, t)}`)
}

function dataOf({ people, departments, ignored }: PeoplePlan) {
  const told = people.filter(({ how }) => how !== 'same')
  return {
    ...countsOf(people),
    ignored,
    departments: departments.map(({ key, name }) => ({ key, name })),
    people: told.map(({ row, how, values, changes }) => ({ row, how, key: values.key, changes })),
  }
}

function countsOf(people: PeoplePlan['people']) {
  const count = (how: string) => people.filter((one) => one.how === how).length
  return { added: count('added'), changed: count('changed'), same: count('same') }
}

function linesOf({ people, departments, ignored }: PeoplePlan, dryRun: boolean): string[] {
  const { added, changed, same } = countsOf(people)
  const would = dryRun ? 'would be ' : ''
  return [
    `${would}added ${added}, ${would}changed ${changed}, as they were ${same}`,
    ...ignored.map((heading) => `  column ignored: ${heading}`),
    ...departments.map(({ key, name }) => `  department ${would}added: ${String(name)} (${key})`),
    ...people.flatMap(({ how, values, changes }) => {
      if (how === 'same') return []
      const what = changes.map(({ field, from, to }) => `${field} ${from ?? '—'} → ${to ?? '—'}`)
      return [`  ${how} ${values.key}: ${[values.name, ...what].join(', ')}`]
    }),
  ]
}
