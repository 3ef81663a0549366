import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { resolve } from 'node:path'
import { finished } from 'node:stream/promises'
import { setTimeout } from 'node:timers/promises'
import { callersFolder } from '../config.ts'
import { personByKey } from '../desk/people/people.ts'
import { personPieces, recordPersonExport } from '../desk/people/personal-data-export.ts'
import { type Command, openDesk, print } from './command.ts'

export const personData: Command = {
  usage: 'person export PERSON_KEY [FILE]',
  about: 'write all that is kept about a person into one JSON file, or print it',
  async run(config, given) {
    const [verb, key, name] = given.positionals
    if (verb !== 'export' || key === undefined) {
      throw new Error('Name the person: person export PERSON_KEY [FILE].')
    }
    const desk = openDesk(config)
    const person = personByKey(desk, key)
    if (!person) throw new Error(`There is nobody with the key ${key}.`)
    recordPersonExport(desk, null, person)
    const pieces = personPieces(desk, null, person)
    if (name === undefined) {
      for (const piece of pieces) await say(process.stdout, piece)
      return 0
    }
    const file = resolve(callersFolder(), name)
    // Whatever stands there is not overwritten, and nobody else reads it.
    const out = createWriteStream(file, { flags: 'wx', mode: 0o600 })
    await once(out, 'open')
    for (const piece of pieces) await say(out, piece)
    out.end()
    await finished(out)
    print(given, { file }, [file])
    return 0
  },
}

/** Writes a piece; a running server gets its turn before the next one. */
async function say(out: NodeJS.WritableStream, piece: string): Promise<void> {
  if (!out.write(piece)) await once(out, 'drain')
  await setTimeout(0)
}
