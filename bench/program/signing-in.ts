import { join } from 'node:path'
import { openDatabase } from '../../db/open.ts'
import { createDesk, type Desk } from '../../desk/desk.ts'
import { personByKey } from '../../desk/people/people.ts'
import { signInLink } from '../../desk/people/sign-in-links.ts'
import { loadWords } from '../../locales/words.ts'

/** Opens the desk of a folder beside the program, or without it; `now` may be another clock. */
export function openDesk(folder: string, now: () => number = Date.now): Desk {
  const words = loadWords()
  const db = openDatabase(join(folder, 'okoshko.db'))
  return createDesk({ db, now, words: (locale) => words.in(locale) })
}

/** The cookie of a new session of the agent of a key, by a sign-in link as people get it. */
export async function signIn(folder: string, url: string, key: string): Promise<string> {
  const desk = openDesk(folder)
  const person = personByKey(desk, key)
  if (!person) throw new Error(`Nobody has the key ${key}.`)
  const token = signInLink(desk, person.id)
  desk.db.$client.close()
  const door = await fetch(`${url}/admin/sign-in/${token}`, {
    method: 'POST',
    headers: { origin: url },
    redirect: 'manual',
  })
  if (door.status !== 303) throw new Error(`the door is shut: ${door.status}`)
  return door.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}
