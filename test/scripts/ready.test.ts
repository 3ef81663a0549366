import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ROOT } from '../sources.ts'
import { type Checkout, makeCheckout } from './checkout.ts'

const READY = ['scripts/ready.mjs']
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
let checkout: Checkout

afterEach(() => rmSync(checkout.root, { recursive: true }))

/** An npm that notes how it was called and installs by linking our packages. */
function fakeNpm(before = '') {
  checkout.program('npm', `echo "$@" >> calls\necho npm speaks\n${before}`)
}

function calls(): string[] {
  const file = join(checkout.root, 'calls')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
}

const LINK = `rm -rf node_modules\nln -s '${ROOT}/node_modules' node_modules`

describe('Node', () => {
  beforeEach(() => {
    checkout = makeCheckout({ modules: true })
  })

  test.each([
    `>=${major}.${minor + 1}`,
    `^${major + 1}.0.0 || >=${major + 2}`,
    `^${major - 1}.0.0`,
  ])('outside %s is refused in one sentence', async (node) => {
    checkout.write('package.json', JSON.stringify({ engines: { node } }))
    const { code, out, err } = await checkout.run(READY)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err.trim()).toBe(`Okoshko needs Node ${node}; this is ${process.versions.node}.`)
  })

  test.each([`>=${major}.${minor}`, `>=${major - 1}.99`, `^18.0.0 || ^${major}.${minor}.0`])(
    'inside %s is welcome',
    async (node) => {
      checkout.write('package.json', JSON.stringify({ engines: { node } }))
      expect(await checkout.run(READY)).toMatchObject({ code: 0 })
    },
  )
})

describe('a checkout that has nothing', () => {
  beforeEach(() => {
    checkout = makeCheckout({ modules: false })
  })

  test('is installed from the lockfile with what building and testing need', async () => {
    fakeNpm(LINK)
    expect(await checkout.run(READY, { NODE_ENV: 'production' })).toMatchObject({ code: 0 })
    expect(calls()).toEqual([expect.stringMatching(/^ci .*--include=dev\b/)])
  })

  test('says everything on standard error', async () => {
    fakeNpm(LINK)
    const { out, err } = await checkout.run(READY)
    expect(out).toBe('')
    expect(err).toContain('npm speaks')
  })

  test('names what a failing native build needs in its last sentence', async () => {
    fakeNpm('exit 1')
    const { code, err } = await checkout.run(READY)
    expect(code).toBe(1)
    expect(err.trim().split('\n').at(-1)).toMatch(/C\+\+ compiler, make and Python 3/)
  })

  test('says the same where npm was content but the native module does not load', async () => {
    fakeNpm('mkdir -p node_modules')
    const { code, err } = await checkout.run(READY)
    expect(code).toBe(1)
    expect(err.trim().split('\n').at(-1)).toMatch(/C\+\+ compiler, make and Python 3/)
  })

  test('is installed once when two start at the same time', async () => {
    fakeNpm(`sleep 1\n${LINK}`)
    const both = await Promise.all([checkout.run(READY), checkout.run(READY)])
    expect(both.map(({ code }) => code)).toEqual([0, 0])
    expect(calls()).toHaveLength(1)
  })

  test('is not held up by a start that was killed', async () => {
    fakeNpm(LINK)
    const lock = join(checkout.root, 'dist', '.lock')
    mkdirSync(lock, { recursive: true })
    utimesSync(lock, 0, 0)
    expect(await checkout.run(READY)).toMatchObject({ code: 0 })
    expect(readdirSync(join(checkout.root, 'dist'))).toEqual(['build.json'])
  })
})

describe('a checkout that was installed', () => {
  beforeEach(() => {
    checkout = makeCheckout({ modules: false })
    fakeNpm(LINK)
    linkPackages()
  })

  test('is left alone, without a word', async () => {
    await checkout.run(READY)
    expect(await checkout.run(READY)).toEqual({ code: 0, out: '', err: '' })
    expect(calls()).toEqual([])
  })

  test('is installed anew when the lockfile asks for another version', async () => {
    editPackages('package-lock.json', (packages) => {
      packages['node_modules/zod'] = { version: '99.0.0' }
    })
    await checkout.run(READY)
    expect(calls()).toHaveLength(1)
  })

  test('is installed anew when an install broke off', async () => {
    rmSync(join(checkout.root, 'node_modules/.package-lock.json'))
    await checkout.run(READY)
    expect(calls()).toHaveLength(1)
  })

  test('is installed anew when the native module does not load', async () => {
    rmSync(join(checkout.root, 'node_modules/better-sqlite3'))
    await checkout.run(READY)
    expect(calls()).toHaveLength(1)
  })

  test('without development dependencies may start, but not be tested', async () => {
    editPackages('node_modules/.package-lock.json', (packages) => {
      delete packages['node_modules/vitest']
    })
    await checkout.run(READY, { npm_lifecycle_event: 'prestart' })
    expect(calls()).toEqual([])
    await checkout.run(READY, { npm_lifecycle_event: 'pretest' })
    expect(calls()).toHaveLength(1)
  })
})

function linkPackages() {
  const from = join(ROOT, 'node_modules')
  const to = join(checkout.root, 'node_modules')
  mkdirSync(to)
  cpSync(join(from, '.package-lock.json'), join(to, '.package-lock.json'))
  for (const name of readdirSync(from).filter((entry) => !entry.startsWith('.'))) {
    symlinkSync(join(from, name), join(to, name))
  }
}

function editPackages(path: string, edit: (packages: Record<string, unknown>) => void) {
  const file = join(checkout.root, path)
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  edit(lock.packages)
  writeFileSync(file, JSON.stringify(lock))
}
