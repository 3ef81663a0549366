import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** One folder for all that a run of the tests makes for a while, and the browsers and programs that it starts. */
export function setup(): () => void {
  const former = process.env.TMPDIR
  // Short: the socket of a browser lies in it, and its path may have 104 characters.
  const root = mkdtempSync(join(tmpdir(), 'okoshko-run-'))
  process.env.TMPDIR = root
  return () => {
    rmSync(root, { recursive: true, force: true })
    if (former === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = former
  }
}
