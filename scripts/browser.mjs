import { spawnSync } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome']

/** The path of a Chromium that starts, installed if there is none; throws if none can be had. */
export function findBrowser() {
  if (process.env.CHROMIUM) {
    if (doesStart(process.env.CHROMIUM)) return process.env.CHROMIUM
    throw new Error(`CHROMIUM is ${process.env.CHROMIUM}, which does not start.`)
  }
  const found = onPath() ?? installByApt() ?? installByPlaywright()
  if (found) return found
  throw new Error(
    'The end-to-end tests need a browser and none could be installed: ' +
      'put Chromium on the PATH or name it in CHROMIUM.',
  )
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const paths = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  return paths.find(doesStart)
}

function installByApt() {
  if (process.getuid?.() !== 0 || !succeeds('apt-get', ['--version'], 'ignore')) return undefined
  console.log('Installing Chromium by apt-get …')
  succeeds('apt-get', ['update', '-q'])
  return succeeds('apt-get', ['install', '-yq', 'chromium']) ? onPath() : undefined
}

function installByPlaywright() {
  const path = chromium.executablePath()
  if (doesStart(path)) return path
  console.log("Installing Playwright's Chromium …")
  const cli = join(import.meta.dirname, '..', 'node_modules', 'playwright-core', 'cli.js')
  succeeds(process.execPath, [cli, 'install', 'chromium'])
  return doesStart(path) ? path : undefined
}

// Ubuntu has a `chromium-browser` that only says where to get one: being there is not enough.
function doesStart(path) {
  return succeeds(path, ['--version'], 'ignore')
}

function succeeds(command, args, output = 'inherit') {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const stdio = ['ignore', output, output]
  return spawnSync(command, args, { env, stdio }).status === 0
}
