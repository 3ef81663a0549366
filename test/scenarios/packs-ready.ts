import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Pack } from '../../scenarios/pack.ts'
import { soundPack } from './pack-faults.ts'

const FOLDER = join(import.meta.dirname, '../../scenarios/packs')

/** A pack of the folder with its file's text. */
interface ReadyPack {
  name: string
  text: string
  pack: Pack
}

/** Every pack that ships. */
export const READY = readdirSync(FOLDER).map((file) => readyPack(file.replace(/\.yaml$/, '')))

/** One of the packs that ship, by the name of its file. */
export function readyPack(name: string): ReadyPack {
  const text = readFileSync(join(FOLDER, `${name}.yaml`), 'utf8')
  return { name, text, pack: soundPack(text) }
}
