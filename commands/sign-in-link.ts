import { type Config, linkBase } from '../config.ts'
import { personByKey } from '../desk/people/people.ts'
import { signInUrl } from '../desk/people/sign-in-links.ts'
import { toldServer } from '../server-file.ts'
import { type Command, isServing, openDesk, print } from './command.ts'

export const signInLink: Command = {
  usage: 'sign-in-link PERSON_KEY',
  about: 'print a link into the panel: single use, 15 minutes',
  run(config, given) {
    const [key] = given.positionals
    if (key === undefined) throw new Error('Name the person: sign-in-link PERSON_KEY.')
    const desk = openDesk(config, servedAt(config))
    const person = personByKey(desk, key)
    if (!person || person.archivedAt !== null) throw new Error(`Nobody has the key ${key}.`)
    if (person.role === 'requester') {
      throw new Error(`${key} is a requester: the panel is for agents, leads and admins.`)
    }
    const url = signInUrl(desk, key)
    print(given, { url }, [url])
    return 0
  },
}

/** The base of links as the running server has it; as the configuration has it where none runs. */
function servedAt(config: Config): string {
  const served = isServing(config) ? toldServer(config) : undefined
  return served?.publicUrl ?? linkBase(config)
}
