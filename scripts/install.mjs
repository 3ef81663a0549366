import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const COMPILER_NEEDED =
  'If better-sqlite3 could not be built: it needs a C++ compiler, make and Python 3 ' +
  '(on Debian: apt-get install -y build-essential python3), and npm must be allowed to run its install script.'

/** Whether node_modules holds what the lockfile says, and the native module loads under this Node. */
export function isInstalled({ dev }) {
  // npm writes this record as its last step: it is missing after an install that broke off.
  const record = join(ROOT, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = packagesOf(join(ROOT, 'package-lock.json'))
  const found = packagesOf(record)
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || entry.optional || entry.devOptional || (entry.dev && !dev)) continue
    if (found[path]?.version !== entry.version) return false
  }
  return doesNativeModuleLoad()
}

/** Installs exactly what the lockfile says; throws with what is needed if that fails. */
export async function install() {
  console.error('Installing dependencies, about a minute …')
  // NODE_ENV=production, --silent and the like come down from the outer npm: said again here.
  const flags = ['--include=dev', '--loglevel=error', '--no-audit', '--no-fund']
  const npm = spawn('npm', ['ci', ...flags], {
    cwd: ROOT,
    stdio: ['ignore', process.stderr, process.stderr],
    shell: process.platform === 'win32',
  })
  process.once('exit', () => npm.kill())
  const [code] = await once(npm, 'close')
  if (code !== 0) throw new Error(`npm ci failed, see above. ${COMPILER_NEEDED}`)
  if (!doesNativeModuleLoad()) throw new Error(`better-sqlite3 does not load. ${COMPILER_NEEDED}`)
}

function packagesOf(lockfile) {
  return JSON.parse(readFileSync(lockfile, 'utf8')).packages
}

function doesNativeModuleLoad() {
  try {
    const Database = createRequire(import.meta.url)('better-sqlite3')
    new Database(':memory:').close()
    return true
  } catch {
    // Built for another Node or another machine, or not built at all: installing mends each.
    return false
  }
}
