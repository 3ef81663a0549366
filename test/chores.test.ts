import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { startChores } from '../chores.ts'
import { createStorage } from '../storage.ts'
import { DAY, newDesk, type TestDesk } from './desk/desk.ts'
import { filed, history, PROMISES, tickAll } from './desk/sla.ts'

/** Runs the chores on a desk once, and gives what they logged. */
async function chores({ desk }: TestDesk): Promise<string[]> {
  const lines: string[] = []
  const log = pino({ base: null }, { write: (line) => void lines.push(line) })
  const storage = createStorage(() => undefined)
  const filesDir = join(tmpdir(), 'okoshko-no-files')
  await startChores({ desk, log, storage, filesDir, isBusy: () => false }).stop()
  return lines
}

it('work that fails is logged with its ticket, its kind and the error, and others go on', async () => {
  const test = newDesk(PROMISES)
  const [broken, sound] = [filed(test), filed(test)]
  tickAll(test)
  const refusal = `when new.ticket = ${broken} begin select raise(abort, 'no such luck'); end`
  test.desk.db.$client.exec(`create trigger refuse before update on clocks ${refusal}`)
  test.pass(DAY)
  const lines = await chores(test)
  const reminded = { level: 50, kind: 'breach', ticket: broken, fault: { message: 'no such luck' } }
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([reminded])
  expect(history(test, sound, 'breached')).toHaveLength(2)
})

it('nothing that people wrote is in the log of what failed', async () => {
  const test = newDesk(PROMISES)
  const number = filed(test)
  tickAll(test)
  test.desk.db.$client.exec(`update clocks set pauses = 'secret' where ticket = ${number}`)
  test.pass(DAY)
  const lines = (await chores(test)).join('\n')
  expect(lines).toContain('SyntaxError')
  expect(lines).not.toContain('secret')
})
