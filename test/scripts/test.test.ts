import { once } from 'node:events'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Checkout, makeCheckout } from './checkout.ts'

const TEST = ['scripts/test.mjs']
/** Any program that answers --version stands in for a browser. */
const BROWSER = { CHROMIUM: process.execPath }
let checkout: Checkout

beforeEach(() => {
  checkout = makeCheckout({ modules: false })
  tool('@biomejs/biome/bin/biome', 'console.log("linted")')
  tool('typescript/bin/tsc', 'console.log("typed")')
  vitest(0, { numPassedTests: 3, numFailedTests: 0, testResults: [] })
  playwright('/nowhere')
})
afterEach(() => rmSync(checkout.root, { recursive: true }))

function tool(path: string, code: string) {
  checkout.write(join('node_modules', path), code)
}

function vitest(code: number, report: object) {
  const lines = [
    "import { writeFileSync } from 'node:fs'",
    "const file = process.argv.find((arg) => arg.startsWith('--outputFile.json='))",
    `writeFileSync(file.slice(file.indexOf('=') + 1), '${JSON.stringify(report)}')`,
    "console.log('tested with', process.env.CHROMIUM, process.env.NODE_ENV)",
    `process.exit(${code})`,
  ]
  tool('vitest/vitest.mjs', lines.join('\n'))
}

function playwright(path: string) {
  tool('playwright-core/package.json', '{ "type": "module", "main": "index.js" }')
  const code = `export const chromium = { executablePath: () => '${path}' }`
  tool('playwright-core/index.js', code)
  tool('playwright-core/cli.js', 'process.exit(1)')
}

async function lastLine(env: NodeJS.Dict<string> = BROWSER) {
  const { code, out } = await checkout.run(TEST, env)
  return { code, last: out.trimEnd().split('\n').at(-1) }
}

describe('the last line', () => {
  test('is the tally alone', async () => {
    expect(await lastLine()).toEqual({ code: 0, last: '3 passed, 0 failed' })
  })

  test('counts what failed, and the exit code is the runner’s', async () => {
    vitest(1, { numPassedTests: 2, numFailedTests: 1, testResults: [] })
    expect(await lastLine()).toEqual({ code: 1, last: '2 passed, 1 failed' })
  })

  test('counts a file that could not be loaded as one failure', async () => {
    const broken = { status: 'failed', assertionResults: [] }
    const failing = { status: 'failed', assertionResults: [{ status: 'failed' }] }
    vitest(1, { numPassedTests: 2, numFailedTests: 1, testResults: [broken, failing] })
    expect(await lastLine()).toEqual({ code: 1, last: '2 passed, 2 failed' })
  })

  test('never says that nothing failed when something did', async () => {
    vitest(1, { numPassedTests: 3, numFailedTests: 0, testResults: [] })
    expect(await lastLine()).toEqual({ code: 1, last: '3 passed, 1 failed' })
    tool('vitest/vitest.mjs', 'process.exit(9)')
    expect(await lastLine()).toEqual({ code: 9, last: '0 passed, 1 failed' })
  })
})

describe('the steps', () => {
  test('come in order: lint, types, tests', async () => {
    const { out } = await checkout.run(TEST, { ...BROWSER, NODE_ENV: 'production' })
    const said = out.match(/^(linted|typed|tested.*)$/gm)
    expect(said).toEqual(['linted', 'typed', `tested with ${process.execPath} test`])
  })

  test.each([
    ['lint', '@biomejs/biome/bin/biome', /tested|typed/],
    ['types', 'typescript/bin/tsc', /tested/],
  ])('end at a failure of %s with its exit code', async (_name, path, later) => {
    tool(path, 'process.exit(7)')
    expect(await lastLine()).toEqual({ code: 7, last: '0 passed, 1 failed' })
    expect((await checkout.run(TEST, BROWSER)).out).not.toMatch(later)
  })
})

describe('what the tests leave in the temporary folder', () => {
  const leave = "console.log('left in', process.env.TMPDIR)"
  const folderIn = (out: string) => /^left in (.+)$/m.exec(out)?.[1] ?? checkout.root

  test('goes with a run that failed', async () => {
    tool('vitest/vitest.mjs', `${leave}\nprocess.exit(1)`)
    const { out } = await checkout.run(TEST, BROWSER)
    expect(existsSync(folderIn(out))).toBe(false)
  })

  test('goes with a run that was ended', async () => {
    tool('vitest/vitest.mjs', `${leave}\nsetInterval(() => undefined, 1000)`)
    const run = checkout.start(TEST, BROWSER)
    let out = ''
    run.stdout?.on('data', (text) => {
      out += text
      if (!run.killed && /^left in .+\n/m.test(out)) run.kill()
    })
    await once(run, 'close')
    expect(run.exitCode).toBe(1)
    expect(existsSync(folderIn(out))).toBe(false)
  })
})

describe('the browser', () => {
  const onlyBin = () => ({ CHROMIUM: '', PATH: checkout.bin })

  test('that CHROMIUM names must start', async () => {
    const { code, err } = await checkout.run(TEST, { CHROMIUM: '/nowhere/chromium' })
    expect(code).toBe(1)
    expect(err).toContain('/nowhere/chromium')
  })

  test('is looked for on the PATH, past one that does not start', async () => {
    checkout.program('chromium', 'exit 1')
    checkout.program('google-chrome', 'exit 0')
    const { out } = await checkout.run(TEST, onlyBin())
    expect(out).toContain(`tested with ${join(checkout.bin, 'google-chrome')}`)
  })

  test.runIf(process.getuid?.() === 0)('comes from apt-get where we are root', async () => {
    const made = `/bin/cp ${checkout.bin}/made ${checkout.bin}/chromium`
    checkout.program('made', 'exit 0')
    checkout.program('apt-get', `echo "apt-get $@"\n[ "$1" = install ] && ${made}\nexit 0`)
    const { out } = await checkout.run(TEST, onlyBin())
    expect(out.match(/^apt-get (update|install)/gm)).toEqual(['apt-get update', 'apt-get install'])
    expect(out).toContain(`tested with ${join(checkout.bin, 'chromium')}`)
  })

  test('comes from Playwright otherwise', async () => {
    checkout.program('apt-get', 'exit 1')
    checkout.program('theirs', 'exit 0')
    playwright(join(checkout.bin, 'theirs'))
    const { out } = await checkout.run(TEST, onlyBin())
    expect(out).toContain(`tested with ${join(checkout.bin, 'theirs')}`)
  })

  test('that cannot be had is a failure, and no test is left out in silence', async () => {
    const { code, out, err } = await checkout.run(TEST, onlyBin())
    expect(code).toBe(1)
    expect(err).toContain('CHROMIUM')
    expect(out).not.toContain('tested')
    expect(out.trimEnd().split('\n').at(-1)).toBe('0 passed, 1 failed')
  })
})
