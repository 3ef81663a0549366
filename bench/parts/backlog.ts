import { copiedDesk } from '../desk-data/kept.ts'
import type { Figure } from '../figures.ts'
import { startProgram, startRaw } from '../program/program.ts'
import { watch } from '../program/watching.ts'
import { startTelegram } from '../telegram/server.ts'
import { type Sender, textFrom } from '../telegram/updates.ts'
import { newcomers } from './newcomers.ts'
import type { Wanted } from './part.ts'

const UPDATES = 10_000
/** Each wrote so often while the program was down: the first becomes a ticket, the others join it. */
const EACH = 4
const SIZE = 10_000

/** How long a backlog after downtime takes, beside a bot that only hears it. */
export async function backlog({ rounds }: Wanted): Promise<Figure[]> {
  const program: number[] = []
  const bare: number[] = []
  for (let n = 0; n < rounds; n++) {
    program.push(await worked())
    bare.push(await heard())
  }
  return [
    {
      part: 'filing',
      what: `backlog of ${UPDATES} updates after downtime`,
      unit: 's',
      rounds: program,
      raw: { what: 'a bare grammY loop', rounds: bare },
      goal: { atMost: 4 },
    },
  ]
}

async function worked(): Promise<number> {
  const copy = copiedDesk(SIZE, 'backlog')
  const telegram = await startTelegram()
  telegram.push(written(newcomers(copy.folder, UPDATES / EACH)))
  const watcher = watch(copy.folder)
  const program = await startProgram(copy.folder, telegram.apiRoot)
  await watcher.until('select count(*) from inbox', UPDATES)
  const ended = await watcher.until('select count(*) from inbox where done_at is null', 0)
  const began = telegram.firstPoll() ?? Number.NaN
  watcher.close()
  await program.stop()
  await telegram.close()
  copy.remove()
  return (ended - began) / 1000
}

async function heard(): Promise<number> {
  const telegram = await startTelegram()
  const updates = written([{ telegramId: 1, name: 'P' }], UPDATES - 1)
  telegram.push([...updates, textFrom({ telegramId: 1, name: 'P' }, 'the last one')])
  const bot = await startRaw('bot', telegram.apiRoot, 'silent')
  const began = telegram.firstPoll() ?? performance.now()
  await bot.said(/^heard/)
  const seconds = (performance.now() - began) / 1000
  await bot.stop()
  await telegram.close()
  return seconds
}

function written(people: Sender[], each = EACH): object[] {
  return Array.from({ length: each }, (_, n) =>
    people.map((one) => textFrom(one, `${n + 1}: принтер в кабинете опять не печатает`)),
  ).flat()
}
