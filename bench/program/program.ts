import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { START_FLAGS } from '../../test/start-flags.ts'
import { TOKEN } from '../telegram/bot.ts'

const DIST = join(import.meta.dirname, '..', '..', 'dist')
const PATIENCE_MS = 60_000

/** The built program at work on a folder, as a process of its own. */
export interface Program {
  /** Base of the web. */
  url: string
  pid: number
  /** Milliseconds from its start until it served. */
  startedIn: number
  /** Resident memory now, in MB. */
  memory(): number
  /** As SIGTERM; gives the milliseconds until it had ended, and fails where it ended badly. */
  stop(): Promise<number>
}

/** Starts the program under a real token and waits until it serves. */
export async function startProgram(folder: string, apiRoot: string): Promise<Program> {
  const began = performance.now()
  const child = spawn(process.execPath, [...profiling(), ...START_FLAGS, join(DIST, 'main.js')], {
    env: {
      ...bare(),
      DATA_DIR: folder,
      PORT: '0',
      BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: apiRoot,
      PACK: 'none',
      BACKUP_KEEP: '0',
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  endWithUs(child)
  const url = await addressOf(child)
  while (!(await isServing(url))) await wait(2)
  return {
    url,
    pid: child.pid ?? 0,
    startedIn: performance.now() - began,
    memory: () => memoryOf(child.pid ?? 0),
    stop: async () => {
      const asked = performance.now()
      child.kill('SIGTERM')
      const code = await ended
      if (code !== 0) throw new Error(`the program ended with ${code}`)
      return performance.now() - asked
    },
  }
}

/** Runs one of the program's commands on a folder. */
export function command(folder: string, ...args: string[]): Promise<{ stdout: string }> {
  return promisify(execFile)(process.execPath, [join(DIST, 'cli.js'), ...args], {
    env: { ...bare(), DATA_DIR: folder },
  })
}

/** A process of this bench beside it. */
export interface Raw {
  pid: number
  /** Resolves with the first line that it says, or has said, in these words. */
  said(words: RegExp): Promise<string>
  stop(): Promise<void>
}

/** Starts this bench once more for one of its raw parts, which says a line when it is ready. */
export async function startRaw(name: string, ...args: string[]): Promise<Raw> {
  const child = spawn(process.execPath, [join(DIST, 'bench.js'), `raw-${name}`, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  endWithUs(child)
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const raw: Raw = {
    pid: child.pid ?? 0,
    said: (words) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const line = said
            .split('\n')
            .slice(0, -1)
            .find((one) => words.test(one))
          if (line !== undefined) resolve(line)
        }
        child.stdout.on('data', look)
        child.once('exit', (code) => reject(new Error(`raw-${name} ended with ${code}`)))
        look()
      }),
    stop: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
  await raw.said(/./)
  return raw
}

/** Runs one of this bench's errands in a process of its own; fails where it fails. */
export async function runAside(...args: string[]): Promise<void> {
  const child = spawn(process.execPath, [join(DIST, 'bench.js'), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  endWithUs(child)
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`)
}

/** Resident memory of a process in MB, as the kernel counts it. */
export function memoryOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024
}

/** A bench that fails leaves nothing running. */
function endWithUs(child: ChildProcess): void {
  const end = () => void child.kill('SIGKILL')
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
}

/** With BENCH_PROFILES, a folder, the program leaves there where its time went. */
function profiling(): string[] {
  const { BENCH_PROFILES: folder } = process.env
  return folder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`]
}

function bare(): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env
  return { PATH, HOME }
}

/** Where it serves, as its log tells. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let log = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      if (log.length < 100_000) log += chunk.toString()
      const address = /"address":"([^"]+)"/.exec(log)?.[1]
      if (address !== undefined) resolve(address)
    })
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}:\n${log}`)))
    setTimeout(() => reject(new Error(`the program does not serve:\n${log}`)), PATIENCE_MS).unref()
  })
}

function isServing(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    get(`${url}/healthz`, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    }).once('error', () => resolve(false))
  })
}
