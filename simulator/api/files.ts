import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { bad } from '../refusal.ts'
import { findFile } from '../world/files.ts'
import type { World } from '../world/open.ts'
import { type Input, text } from './input.ts'

/** Bots may load files up to this size. */
export const downloadLimitBytes = 20 * 1024 * 1024

interface FileAnswer {
  file_id: string
  file_unique_id: string
  file_size: number
  file_path: string
}

/** Says under which path a file's bytes can be loaded. */
export function getFile(world: World, input: Input): FileAnswer {
  const id = text(input, 'file_id')
  if (id === '') throw bad('file_id not specified')
  const file = findFile(world, id)
  if (!file) throw bad('invalid file_id')
  if (file.size > downloadLimitBytes) throw bad('file is too big')
  if (!existsSync(join(world.filesDir(), file.path))) {
    throw bad('wrong file_id or the file is temporarily unavailable')
  }
  return {
    file_id: file.id,
    file_unique_id: file.unique_id,
    file_size: file.size,
    file_path: file.path,
  }
}
