import { cpSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { ROOT } from '../sources.ts'
import { type Checkout, makeCheckout } from './checkout.ts'

const READY = ['scripts/ready.mjs']
const MAIN = ['dist/main.js']
let checkout: Checkout

beforeEach(() => {
  checkout = makeCheckout({ modules: true })
  checkout.write('desk/where.ts', 'export const where: string = import.meta.dirname')
  checkout.write('main.ts', "import { where } from './desk/where.ts'\nconsole.log(where)")
})
afterEach(() => rmSync(checkout.root, { recursive: true }))

describe('what was built', () => {
  test('finds its assets beside the source, also after the checkout was moved', async () => {
    await checkout.run(READY)
    expect((await checkout.run(MAIN)).out.trim()).toBe(join(checkout.root, 'desk'))
    const moved = join(checkout.root, 'moved')
    for (const part of ['dist', 'package.json']) {
      cpSync(join(checkout.root, part), join(moved, part), { recursive: true })
    }
    const { out } = await checkout.run([join(moved, 'dist/main.js')])
    expect(out.trim()).toBe(join(moved, 'desk'))
  })

  test('draws its elements by the writer that package.json names', async () => {
    const writer = 'admin/html/jsx-runtime.ts'
    checkout.write(writer, readFileSync(join(ROOT, writer), 'utf8'))
    checkout.write(
      'admin/page.tsx',
      `import { markup } from './html/jsx-runtime.ts'
      export const page = markup(<b title="a&b">{"<"}</b>).toString()`,
    )
    checkout.write('main.ts', "import { page } from './admin/page.tsx'\nconsole.log(page)")
    await checkout.run(READY)
    expect((await checkout.run(MAIN)).out.trim()).toBe('<b title="a&amp;b">&lt;</b>')
  })

  test('names the line of the source where it breaks', async () => {
    checkout.write('traces.ts', readFileSync(join(ROOT, 'traces.ts'), 'utf8'))
    checkout.write('desk/where.ts', "\n\nexport const where = () => { throw Error('x') }")
    checkout.write(
      'main.ts',
      "import { nameSourcesInTraces } from './traces.ts'\n" +
        "import { where } from './desk/where.ts'\nnameSourcesInTraces()\nwhere()",
    )
    await checkout.run(READY)
    expect((await checkout.run(MAIN)).err).toMatch(/Error: x\n +at where \(desk\/where\.ts:3:/)
  })

  test('names the line of the source also behind letters that are escaped', async () => {
    checkout.write('traces.ts', readFileSync(join(ROOT, 'traces.ts'), 'utf8'))
    checkout.write(
      'desk/where.ts',
      `const letters = /[а-яё]+😀?/u
      export const where = (word: string) => {
        if (word === '') return word
        if (letters.exec(word)?.[0] !== word) throw Error('x')
        return /^[Ёё–—]$/.test(word) ? 'ё' : where('')
      }`,
    )
    checkout.write(
      'main.ts',
      "import { nameSourcesInTraces } from './traces.ts'\n" +
        "import { where } from './desk/where.ts'\nnameSourcesInTraces()\n" +
        "console.log(where('ё'), where('да😀'))\nwhere('x')",
    )
    await checkout.run(READY)
    expect(readFileSync(join(checkout.root, 'dist/main.js'), 'latin1')).not.toMatch(/[\x80-\xff]/)
    const { out, err } = await checkout.run(MAIN)
    expect(out.trim()).toBe('ё')
    expect(err).toMatch(/Error: x\n +at where \(desk\/where\.ts:4:53\)\n +at main\.ts:5:1\n/)
  })
})

describe('what browsers load', () => {
  test('is one script and one stylesheet, also packed, and built anew when a part of it changed', async () => {
    checkout.write('admin/browser/panel.js', "import './part.js'")
    checkout.write('admin/browser/part.js', "window.part = 'first'")
    checkout.write('admin/style/panel.css', '@import "./part.css";')
    checkout.write('admin/style/part.css', 'b { color: red }')
    await checkout.run(READY)
    const read = (name: string) => readFileSync(join(checkout.root, 'dist', name))
    expect(read('browser-panel.js').toString()).toContain('first')
    expect(gunzipSync(read('browser-panel.css.gz')).toString()).toContain('b{color:red}')
    checkout.write('admin/browser/part.js', "window.part = 'second'")
    await checkout.run(READY)
    expect(brotliDecompressSync(read('browser-panel.js.br')).toString()).toContain('second')
  })
})

describe('a source that changed', () => {
  test('is built before the next start, and only then', async () => {
    await checkout.run(READY)
    const built = statSync(join(checkout.root, 'dist/main.js')).mtimeMs
    await checkout.run(READY)
    expect(statSync(join(checkout.root, 'dist/main.js')).mtimeMs).toBe(built)
    checkout.write('desk/where.ts', "export const where = 'changed'")
    await checkout.run(READY)
    expect((await checkout.run(MAIN)).out.trim()).toBe('changed')
  })

  test('is built although it is older than the build', async () => {
    await checkout.run(READY)
    checkout.write('desk/where.ts', "export const where = 'restored'")
    utimesSync(join(checkout.root, 'desk/where.ts'), 1, 1)
    await checkout.run(READY)
    expect((await checkout.run(MAIN)).out.trim()).toBe('restored')
  })

  test('that does not compile is refused with its place, and what was built stays', async () => {
    await checkout.run(READY)
    checkout.write('desk/where.ts', 'export const where = (')
    const { code, out, err } = await checkout.run(READY)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('desk/where.ts:1')
    expect((await checkout.run(MAIN)).code).toBe(0)
  })

  test('adds a program that was not there', async () => {
    await checkout.run(READY)
    checkout.write('cli.ts', "console.log('commands')")
    await checkout.run(READY)
    expect((await checkout.run(['dist/cli.js'])).out.trim()).toBe('commands')
  })
})

describe('a running program', () => {
  const LATE =
    "process.stdin.once('data', async () => {\n  const { late } = await import('./late.ts')\n"

  test('goes on with the build it was started from', async () => {
    checkout.write('late.ts', "export const late = 'first build'")
    checkout.write('main.ts', `${LATE}  console.log(late)\n  process.exit()\n})\nconsole.log('up')`)
    await checkout.run(READY)
    const program = checkout.start(MAIN)
    const lines = createInterface({ input: program.stdout! })[Symbol.asyncIterator]()
    onTestFinished(() => void program.kill())
    expect((await lines.next()).value).toBe('up')
    checkout.write('late.ts', "export const late = 'second build'")
    await checkout.run(READY)
    program.stdin?.write('go\n')
    expect((await lines.next()).value).toBe('first build')
  })

  test('keeps the chunks of its build for a week after it was replaced', async () => {
    checkout.write('late.ts', "export const late = 'first build'")
    checkout.write('main.ts', "import('./late.ts').then(console.log)")
    const first = await buildChunks()
    checkout.write('late.ts', "export const late = 'second build'")
    const both = await buildChunks()
    expect(both).toEqual(expect.arrayContaining(first))
    expect(both.length).toBeGreaterThan(first.length)
    for (const name of first) utimesSync(join(checkout.root, 'dist', name), 1, 1)
    checkout.write('late.ts', "export const late = 'third build'")
    const later = await buildChunks()
    expect(later.filter((name) => first.includes(name))).toEqual([])
    const second = both.filter((name) => !first.includes(name))
    expect(later).toEqual(expect.arrayContaining(second))
  })
})

async function buildChunks(): Promise<string[]> {
  await checkout.run(READY)
  return readdirSync(join(checkout.root, 'dist')).filter((name) => /^chunk-.*\.js$/.test(name))
}
