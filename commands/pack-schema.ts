import { packJsonSchema } from '../scenarios/pack-json-schema.ts'
import type { Command } from './command.ts'

export const packSchemaFile: Command = {
  usage: 'pack-schema',
  about: 'print the JSON Schema of a pack, for editors that help while writing one',
  run() {
    process.stdout.write(`${JSON.stringify(packJsonSchema(), null, 2)}\n`)
    return 0
  },
}
