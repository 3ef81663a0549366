import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { escapedMap, escapedScript } from './escaping.mjs'

const ROOT = join(import.meta.dirname, '..')
const DIST = join(ROOT, 'dist')
const STAMP = join(DIST, 'build.json')
/** Each becomes dist/<its name>.js. */
const ENTRIES = ['main.ts', 'cli.ts', 'aside/worker.ts', 'bench/bench.ts', 'test/chaos/chaos.ts']
/** Each becomes dist/browser-<its name>, as it is and packed. */
const BROWSER_ENTRIES = ['admin/browser/panel.js', 'admin/style/panel.css']
/** Packages of many small files, of which we use a part: bundled they start sooner and take less memory. */
const BUNDLED = [
  'zod',
  'hono',
  '@hono/node-server',
  'drizzle-orm',
  '@fluent/bundle',
  'libphonenumber-js',
  '@orama/stemmers',
]
/** Packages whose modules for browsers are bundled: theirs for Node load more than we use. */
const BROWSER_MODULES = {
  'grammy/web': 'grammy/out/web.mjs',
  yaml: 'yaml/browser/index.js',
}
const SETTINGS = ['tsconfig.json', 'package-lock.json', 'scripts/build.mjs', 'scripts/escaping.mjs']
const WEEK_MS = 7 * 24 * 60 * 60 * 1000

/** Whether dist/ was made from the sources as they are now. */
export function isBuilt() {
  const stamp = readStamp()
  return (
    stamp !== undefined &&
    stamp.entries.join() === entries().join() &&
    stamp.outputs.every((name) => existsSync(join(DIST, name))) &&
    Object.entries(stamp.inputs).every(([path, print]) => printOf(path) === print)
  )
}

/** Bundles the entries into dist/, packages left outside; throws if the sources do not compile. */
export async function build() {
  const { build: bundle } = await import('esbuild')
  const inputs = Object.fromEntries(SETTINGS.map((path) => [path, printOf(path)]))
  const { outputFiles } = await bundle({
    absWorkingDir: ROOT,
    entryPoints: entries(),
    outdir: DIST,
    entryNames: '[name]',
    chunkNames: 'chunk-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: leftOutside(),
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    sourcemap: true,
    write: false,
    plugins: [sourceFolders(inputs)],
  }).catch(() => {
    throw new Error('The sources do not compile, see above.')
  })
  const forBrowsers = await bundleForBrowsers(bundle, inputs)
  mkdirSync(DIST, { recursive: true })
  const former = readStamp()?.outputs ?? []
  const outputs = write([...outputFiles.map(inBytes), ...forBrowsers])
  replace(STAMP, JSON.stringify({ entries: entries(), inputs, outputs }))
  sweep(outputs, former)
}

/**
 * A source with a single letter beyond Latin takes two bytes a letter in memory: those that are left,
 * in regular expressions, are escaped.
 */
function inBytes({ path, contents, text }, _at, all) {
  if (path.endsWith('.js')) return { path, contents: escapedScript(text) }
  const script = all.find((one) => `${one.path}.map` === path)
  return { path, contents: script ? escapedMap(text, script.text) : contents }
}

/** What browsers load: one script and one stylesheet, small, and packed as they take them. */
async function bundleForBrowsers(bundle, inputs) {
  const entryPoints = BROWSER_ENTRIES.filter((path) => existsSync(join(ROOT, path)))
  if (entryPoints.length === 0) return []
  const { outputFiles, metafile } = await bundle({
    absWorkingDir: ROOT,
    entryPoints,
    outdir: DIST,
    entryNames: 'browser-[name]',
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'esnext',
    legalComments: 'none',
    metafile: true,
    write: false,
  }).catch(() => {
    throw new Error('What browsers load does not compile, see above.')
  })
  for (const path of Object.keys(metafile.inputs)) inputs[path] = printOf(path)
  return outputFiles.flatMap(({ path, contents }) => [
    { path, contents },
    { path: `${path}.gz`, contents: gzipSync(contents, { level: 9 }) },
    { path: `${path}.br`, contents: brotliCompressSync(contents) },
  ])
}

/** Packages that are not bundled, with whatever lies in them. */
function leftOutside() {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  )
  return Object.keys({ ...dependencies, ...devDependencies })
    .filter((name) => !BUNDLED.includes(name))
    .flatMap((name) => [name, `${name}/*`])
}

function entries() {
  return ENTRIES.filter((path) => existsSync(join(ROOT, path)))
}

function readStamp() {
  if (!existsSync(STAMP)) return undefined
  return JSON.parse(readFileSync(STAMP, 'utf8'))
}

/** Notes every source that is read, and keeps `import.meta.dirname` meaning that source's folder. */
function sourceFolders(inputs) {
  return {
    name: 'source-folders',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^(grammy\/web|yaml)$/ }, ({ path }) => ({
        path: join(ROOT, 'node_modules', BROWSER_MODULES[path]),
      }))
      onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
        const source = relative(ROOT, path).replaceAll('\\', '/')
        inputs[source] = printOf(source)
        const folder = JSON.stringify(join('..', dirname(source)))
        // Resolved when it runs, so that a checkout may be moved together with its dist/.
        const expression = `process.getBuiltinModule('node:path').resolve(import.meta.dirname, ${folder})`
        const contents = readFileSync(path, 'utf8').replaceAll('import.meta.dirname', expression)
        return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
      })
    },
  }
}

/** Changes whenever a file's content does; empty for a file that is not there. */
function printOf(path) {
  const found = statSync(join(ROOT, path), { throwIfNoEntry: false })
  return found ? `${found.mtimeMs} ${found.size}` : ''
}

/** Chunks before the entries that import them: who starts meanwhile finds one whole build or the other. */
function write(files) {
  const isEntry = ({ path }) => entries().some((entry) => path.endsWith(nameOf(entry)))
  for (const file of [...files].sort((a, b) => isEntry(a) - isEntry(b))) {
    replace(file.path, file.contents)
  }
  return files.map(({ path }) => basename(path))
}

function nameOf(entry) {
  return `/${basename(entry, '.ts')}.js`
}

function replace(path, contents) {
  writeFileSync(`${path}.new`, contents)
  renameSync(`${path}.new`, path)
}

/** A running program may still load chunks of its own build: they leave a week after it was replaced. */
function sweep(outputs, former) {
  const now = new Date()
  for (const name of readdirSync(DIST)) {
    const path = join(DIST, name)
    if (!name.startsWith('chunk-') || outputs.includes(name)) continue
    if (former.includes(name)) utimesSync(path, now, now)
    else if (now.getTime() - statSync(path).mtimeMs > WEEK_MS) rmSync(path)
  }
}
