import { existsSync, mkdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const FOLDER = join(import.meta.dirname, '..', 'dist')
const LOCK = join(FOLDER, '.lock')
const BEAT_MS = 2_000
// A holder that has not touched its lock for this long was killed or its machine went down.
const STALE_MS = 15_000

/** Whether somebody is installing or building in this checkout right now. */
export function isLocked() {
  return existsSync(LOCK)
}

/** Does `work` while no other process does; waits for the one that does, takes over from a dead one. */
export async function withLock(work) {
  mkdirSync(FOLDER, { recursive: true })
  await take()
  const beat = setInterval(touch, BEAT_MS)
  process.on('exit', release)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1))
  try {
    return await work()
  } finally {
    clearInterval(beat)
    release()
    process.off('exit', release)
  }
}

async function take() {
  for (let waits = 0; !tryToTake(); waits++) {
    if (waits === 5) console.error('Another start is getting this folder ready; waiting for it …')
    if (isStale()) discard()
    else await pause(200)
  }
}

function tryToTake() {
  try {
    mkdirSync(LOCK)
    return true
  } catch (fault) {
    if (fault.code === 'EEXIST') return false
    throw fault
  }
}

function isStale() {
  const found = statSync(LOCK, { throwIfNoEntry: false })
  return found !== undefined && Date.now() - found.mtimeMs > STALE_MS
}

function discard() {
  // Renaming lets only one of several waiters take the dead lock away.
  const dead = `${LOCK}-${process.pid}`
  try {
    renameSync(LOCK, dead)
  } catch (fault) {
    if (fault.code !== 'ENOENT') throw fault
  }
  rmSync(dead, { recursive: true, force: true })
}

function touch() {
  const now = new Date()
  utimesSync(LOCK, now, now)
}

function release() {
  rmSync(LOCK, { recursive: true, force: true })
}
