import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase, openImage } from '../../db/open.ts'
import { createDesk, type Desk } from '../../desk/desk.ts'
import { type Person, personByKey } from '../../desk/people/people.ts'
import { readIn } from '../../desk/search/reading-in.ts'
import { importPack } from '../../desk/setup/pack-import.ts'
import { loadWords } from '../../locales/words.ts'

/** A Tuesday, 10:00 in Moscow. */
export const TUESDAY = Date.parse('2026-05-19T07:00:00Z')
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

const empty = openDatabase(':memory:').$client.serialize()
/** Databases into which a pack was imported when its first test began, by the text of the pack. */
const images = new Map<string, Buffer>()
const words = loadWords()

export interface TestDesk {
  desk: Desk
  /** Moves the clock. */
  pass(ms: number): void
  /** Sets the clock to an ISO instant. */
  at(iso: string): void
  person(key: string): Person
}

/** A fresh desk in memory with a clock of its own and the pack of a text. */
export function newDesk(pack: string = OFFICE): TestDesk {
  let now = TUESDAY
  const desk = deskOn(images.get(pack) ?? imageOf(pack), () => now)
  return {
    desk,
    pass: (ms) => {
      now += ms
    },
    at: (iso) => {
      now = Date.parse(iso)
    },
    person: (key) => {
      const person = personByKey(desk, key)
      if (!person) throw new Error(`nobody is called ${key}`)
      return person
    },
  }
}

/** Kept, so that a pack is imported once however many desks have it. */
function imageOf(pack: string): Buffer {
  const desk = deskOn(empty, () => TUESDAY)
  const imported = importPack(desk, pack, { linkAccounts: true })
  if (!imported.ok) throw new Error(JSON.stringify(imported.faults, null, 2))
  const image = desk.db.$client.serialize()
  desk.db.$client.close()
  images.set(pack, image)
  return image
}

function deskOn(image: Buffer, now: () => number): Desk {
  const desk = createDesk({ db: openImage(image), now, words: (locale) => words.in(locale) })
  desk.bus.listen(() => {
    while (readIn(desk));
  })
  return desk
}

/** A small company: two lines, one policy, people with accounts. */
export const OFFICE = readFileSync(join(import.meta.dirname, 'office.yaml'), 'utf8')
