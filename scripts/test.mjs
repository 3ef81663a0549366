// npm test: format, lint, types, then every test. The last line is the tally, whatever happens.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from './browser.mjs'

// CI alone makes tools colour a log that no terminal shows.
const PLAIN = process.stdout.isTTY ? {} : { NO_COLOR: '1' }
const COLOURS = process.stdout.isTTY ? [] : ['--colors=off']

/** Everything temporary of a run lies here, and goes with it however it ends. */
const folder = mkdtempSync(join(tmpdir(), 'okoshko-test-'))
const report = join(folder, 'report.json')

let running
// A terminal tells the running tool as well, which ends first; anybody else tells us alone.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => running?.kill())

let code = 1
try {
  code = await runAll()
} catch (fault) {
  console.error(fault.message)
}
const tally = readTally()
rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
// A check that failed before the tests, or a fault outside any test, is a failure too.
const failed = code === 0 ? tally.failed : Math.max(tally.failed, 1)
process.exitCode = code === 0 && failed > 0 ? 1 : code
console.log(`\n${tally.passed} passed, ${failed} failed`)

async function runAll() {
  announce('browser')
  const chromium = findBrowser()
  console.log(chromium)
  const vitest = ['run', ...process.argv.slice(2), '--reporter=default', '--reporter=json']
  return (
    (await run('format and lint', '@biomejs/biome/bin/biome', [
      'ci',
      '--error-on-warnings',
      ...COLOURS,
      '.',
    ])) ||
    (await run('types', 'typescript/bin/tsc', ['--noEmit'])) ||
    (await run('tests', 'vitest/vitest.mjs', [...vitest, `--outputFile.json=${report}`], {
      CHROMIUM: chromium,
      NODE_ENV: 'test',
      TMPDIR: folder,
    }))
  )
}

async function run(name, tool, args, env = {}) {
  announce(name)
  const path = join(import.meta.dirname, '..', 'node_modules', tool)
  const options = { stdio: 'inherit', env: { ...process.env, ...PLAIN, ...env } }
  running = spawn(process.execPath, [path, ...args], options)
  const [status, signal] = await once(running, 'exit')
  if (status !== 0) console.error(`${name}: failed${signal ? ` (${signal})` : ''}`)
  return status ?? 1
}

function announce(name) {
  console.log(`\n== ${name}`)
}

function readTally() {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    const unloadable = testResults.filter((file) => file.status === 'failed' && !hasFailed(file))
    return { passed: numPassedTests, failed: numFailedTests + unloadable.length }
  } catch {
    // No report: the tests were not reached, or the runner itself broke. The exit code says it failed.
    return { passed: 0, failed: 0 }
  }
}

function hasFailed(file) {
  return file.assertionResults.some((test) => test.status === 'failed')
}
