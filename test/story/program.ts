import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { START_FLAGS } from '../start-flags.ts'

const ROOT = join(import.meta.dirname, '../..')

export interface Program {
  /** Base of the web. */
  url: string
  /** What the terminal showed so far. */
  shown(): string
  /** The sign-in link of the greeting. */
  signIn: string
  /** Lines of the log so far. */
  log(): string
  /** As SIGKILL, at once. */
  kill(): Promise<void>
  /** As SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>
}

/** A folder for a program's data, removed by `remove`. */
export function dataFolder(): { dir: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'okoshko-story-'))
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) }
}

/** Starts the built program on a folder and waits until it has greeted. */
export async function startProgram(
  dir: string,
  variables: Record<string, string> = {},
): Promise<Program> {
  const child = spawn(process.execPath, [...START_FLAGS, 'dist/main.js'], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: dir, PORT: '0', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let shown = ''
  let log = ''
  child.stderr.on('data', (chunk: Buffer) => {
    shown += chunk.toString()
  })
  child.stdout.on('data', (chunk: Buffer) => {
    log += chunk.toString()
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const signIn = await greeted(child, () => shown + log)
  return {
    url: new URL(signIn).origin,
    signIn,
    shown: () => shown,
    log: () => log,
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

/** Runs a command of the command line on a folder. */
export function okoshko(dir: string, ...args: string[]): Promise<{ stdout: string }> {
  return promisify(execFile)(process.execPath, ['dist/cli.js', ...args], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: dir },
  })
}

function greeted(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const link = /https?:\/\/\S+\/admin(?:\/sign-in\/\S+)?/.exec(output())?.[0]
      if (link && /Real bot|running as/.test(output())) resolve(link)
    }
    child.stderr?.on('data', look)
    child.stdout?.on('data', look)
    child.once('exit', (code) => reject(new Error(`ended with ${code}:\n${output()}`)))
  })
}
