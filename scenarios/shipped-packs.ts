import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Pack } from './pack.ts'
import { readPack } from './pack-read.ts'

const FOLDER = join(import.meta.dirname, 'packs')

/** A ready desk that the program brings; its people are fictional. */
export interface ShippedPack {
  /** The name of its file without the ending. */
  id: string
  text: string
}

/** The ready desks there are, the one that a new desk begins with first. */
export function shippedPacks(): ShippedPack[] {
  const ids = readdirSync(FOLDER).flatMap((name) => /^([a-z0-9-]+)\.yaml$/.exec(name)?.[1] ?? [])
  const first = 'it-support'
  return ids
    .toSorted((a, b) => Number(b === first) - Number(a === first) || (a < b ? -1 : 1))
    .map((id) => ({ id, text: readFileSync(join(FOLDER, `${id}.yaml`), 'utf8') }))
}

const contents = new Map<string, Pack | null>()

/** What is in a ready desk, read once; null for a faulty file. */
export function packIn({ id, text }: ShippedPack): Pack | null {
  const known = contents.get(id)
  if (known !== undefined) return known
  const read = readPack(text)
  const pack = read.ok ? read.pack : null
  contents.set(id, pack)
  return pack
}
