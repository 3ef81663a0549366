import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Config } from './config.ts'

const served = z.object({
  /** Base of the links that the server gives out. */
  publicUrl: z.string(),
  pid: z.int(),
  version: z.string(),
})

/** What a running server tells the command line about itself. */
type Served = z.infer<typeof served>

/** Leaves word beside the lock of the data folder; gives a function that takes it away. */
export function tellServer(config: Config, what: Served): () => void {
  const file = fileOf(config)
  writeFileSync(`${file}.new`, `${JSON.stringify(what)}\n`)
  renameSync(`${file}.new`, file)
  return () => rmSync(file, { force: true })
}

/** What the last server left; undefined where there is nothing. Whether it still runs, the lock tells. */
export function toldServer(config: Config): Served | undefined {
  try {
    return served.parse(JSON.parse(readFileSync(fileOf(config), 'utf8')))
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (isAbsent || error instanceof SyntaxError || error instanceof z.ZodError) return undefined
    throw error
  }
}

function fileOf(config: Config): string {
  return join(config.dataDir, 'server.json')
}
