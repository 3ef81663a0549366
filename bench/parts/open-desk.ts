import { NO_DEADLINE } from '../../desk/tickets/tickets.ts'
import { longTicket, openOf } from '../desk-data/life.ts'
import { ADMIN, agentsOf } from '../desk-data/pack.ts'
import { type Program, startProgram } from '../program/program.ts'
import { signIn } from '../program/signing-in.ts'
import { watch } from '../program/watching.ts'

/** The program at work on a built desk, with somebody signed in. */
export interface OpenDesk {
  size: number
  folder: string
  url: string
  program: Program
  cookies: { agent: string; admin: string }
  /** The ticket with 50 messages. */
  long: number
  /** Where a page deep in the open and in the closed tickets begins. */
  deep: { open: string; over: string }
  close(): Promise<number>
}

/** Starts the program on a folder of so many tickets. */
export async function openProgram(
  size: number,
  folder: string,
  apiRoot: string,
): Promise<OpenDesk> {
  const program = await startProgram(folder, apiRoot)
  const { url } = program
  const agent = agentsOf('l1')[1] ?? ''
  const cookies = {
    agent: await signIn(folder, url, agent),
    admin: await signIn(folder, url, ADMIN),
  }
  return {
    size,
    folder,
    url,
    program,
    cookies,
    long: longTicket(size),
    deep: { open: middleOf(folder, size), over: `${NO_DEADLINE}-${Math.floor(size / 2)}` },
    close: () => program.stop(),
  }
}

/** The place in the middle of the open tickets by their deadline. */
function middleOf(folder: string, size: number): string {
  const watcher = watch(folder)
  const from = `from tickets where open = 1 order by queue_at, number limit 1 offset ${Math.floor(openOf(size) / 2)}`
  const place = [watcher.number(`select queue_at ${from}`), watcher.number(`select number ${from}`)]
  watcher.close()
  return place.join('-')
}
