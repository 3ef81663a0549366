// Runs before start, test, okoshko and bench, with nothing installed: only Node's own modules here.
// Everything it says goes to standard error, so that `okoshko export` prints nothing but the pack.
import { readFileSync } from 'node:fs'

try {
  refuseUnfitNode()
  await makeReady()
} catch (fault) {
  console.error(`\n${fault.message}`)
  process.exit(1)
}

function refuseUnfitNode() {
  const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  if (isFit(process.versions.node, engines.node)) return
  throw new Error(`Okoshko needs Node ${engines.node}; this is ${process.versions.node}.`)
}

async function makeReady() {
  const { isLocked, withLock } = await import('./lock.mjs')
  const { isInstalled, install } = await import('./install.mjs')
  const { isBuilt, build } = await import('./build.mjs')
  // Only the tests need the development dependencies: a deployment may have left them out.
  const wanted = { dev: process.env.npm_lifecycle_event === 'pretest' }
  if (!isLocked() && isInstalled(wanted) && isBuilt()) return
  await withLock(async () => {
    if (!isInstalled(wanted)) await install()
    if (!isBuilt()) await build()
  })
}

/** Understands the forms that package.json uses: `^20.19.0 || >=24`. */
function isFit(version, range) {
  const [major, minor] = version.split('.').map(Number)
  return range.split('||').some((part) => {
    const [, sign, wantedMajor, wantedMinor = 0] = /^\s*(\^|>=)(\d+)(?:\.(\d+))?/.exec(part)
    if (major === Number(wantedMajor)) return minor >= Number(wantedMinor)
    return sign === '>=' && major > Number(wantedMajor)
  })
}
