import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { ROOT } from '../sources.ts'

interface Outcome {
  code: number | null
  out: string
  err: string
}

export interface Checkout {
  root: string
  /** Where `program` puts programs; first on the PATH of everything that is started. */
  bin: string
  write(path: string, text: string): void
  /** Puts a shell script on the PATH. */
  program(name: string, script: string): void
  start(args: string[], env?: NodeJS.Dict<string>): ChildProcess
  run(args: string[], env?: NodeJS.Dict<string>): Promise<Outcome>
}

/** A small checkout with our real scripts in a folder of its own; `modules`: with our packages linked in. */
export function makeCheckout({ modules }: { modules: boolean }): Checkout {
  const root = mkdtempSync(join(tmpdir(), 'okoshko-checkout-'))
  const bin = join(root, 'bin')
  mkdirSync(bin)
  for (const path of ['scripts', 'package.json', 'package-lock.json', 'tsconfig.json']) {
    cpSync(join(ROOT, path), join(root, path), { recursive: true })
  }
  if (modules) symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'))
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const program = (name: string, script: string) => {
    write(join('bin', name), `#!/bin/sh\n${script}\n`)
    chmodSync(join(bin, name), 0o755)
  }
  const start: Checkout['start'] = (args, env = {}) => {
    const { PATH, ...inherited } = process.env
    const path = [bin, PATH].join(delimiter)
    return spawn(process.execPath, args, { cwd: root, env: { PATH: path, ...inherited, ...env } })
  }
  const run: Checkout['run'] = (args, env) => outcomeOf(start(args, env))
  return { root, bin, write, program, start, run }
}

async function outcomeOf(child: ChildProcess): Promise<Outcome> {
  const outcome: Outcome = { code: null, out: '', err: '' }
  child.stdout?.on('data', (text) => {
    outcome.out += text
  })
  child.stderr?.on('data', (text) => {
    outcome.err += text
  })
  const [code] = await once(child, 'close')
  return { ...outcome, code }
}
