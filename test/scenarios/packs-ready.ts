import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Pack } from '../../scenarios/pack.ts'
import { soundPack } from './pack-faults.ts'

const FOLDER = join(import.meta.dirname, '../../scenarios/packs')

/** A pack of the folder with its file's text. */
export interface ReadyPack {
  name: string
  text: string
  pack: Pack
}

/** The desks of a company that answers customers or works in lines. */
export const READY = ['product-support', 'customer-line', 'three-lines'].map(readyPack)

/** One of the packs that ship, by the name of its file. */
export function readyPack(name: string): ReadyPack {
  const text = readFileSync(join(FOLDER, `${name}.yaml`), 'utf8')
  return { name, text, pack: soundPack(text) }
}

/** Every pack that ships, whoever its desk is for. */
export function everyPack(): ReadyPack[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.yaml'))
  return files.map((file) => readyPack(file.slice(0, -'.yaml'.length)))
}
