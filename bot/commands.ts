import type { BotCommand } from 'grammy/types'
import type { Api } from 'grammy/web'
import type { Logger } from 'pino'
import { dutiesOf, namedPeople } from '../desk/chat/duties.ts'
import type { Desk } from '../desk/desk.ts'
import { findChat } from '../desk/people/chats.ts'
import { agents, languageOf, type Person, personById } from '../desk/people/people.ts'
import { linkedDeciders } from '../desk/processes/approval-rows.ts'
import { config } from '../desk/setup/config.ts'
import { LOCALES, type Translate, type Words } from '../locales/words.ts'
import { createPublishing, type Menu } from './commands-publishing.ts'
import type { Pause } from './pause.ts'

const FIRST = ['new', 'my'] as const
const THEN = ['help', 'language', 'cancel'] as const
const FOR_AGENTS = ['panel', 'away', 'back'] as const
/** Whoever is beyond these gets their menu when they next write. */
const AT_START = 2000

/**
 * Keeps the menus of commands as they should be: everybody's in each language, those of whoever has
 * duties and of a chat which chose its language in the chat itself. Looks again when a person changes
 * or the company is set up differently.
 */
export function keepCommands(
  desk: Desk,
  words: Words,
  api: Api,
  log: Logger,
  wait?: Pause,
): { idle(): Promise<void>; stop(): void } {
  const publishing = createPublishing(api, log, desk.now, wait)
  const next = (menu: Menu | undefined): void => {
    if (menu) publishing.want(menu)
  }
  for (const menu of menusForAll(desk, words)) next(menu)
  const nextOf = (person: number): void => next(menuFor(desk, words, person, publishing.hasOwn))
  let named = idsOf(namedPeople(desk))
  const first = idsOf([...agents(desk, AT_START), ...linkedDeciders(desk, AT_START)])
  for (const person of new Set([...first, ...named])) nextOf(person)
  const deaf = desk.bus.listen((change) => {
    if (change.what === 'person') nextOf(change.person)
    if (change.what !== 'config') return
    for (const menu of menusForAll(desk, words)) next(menu)
    const former = named
    named = idsOf(namedPeople(desk))
    for (const person of new Set([...former, ...named])) nextOf(person)
  })
  return {
    idle: publishing.idle,
    stop: () => {
      publishing.stop()
      deaf()
    },
  }
}

/** What everybody finds in their menu, in each language and in that of the company. */
function menusForAll(desk: Desk, words: Words): Menu[] {
  const commands = (locale: 'ru' | 'en') => commandsIn(words.in(locale), [...FIRST, ...THEN])
  return [
    { commands: commands(config(desk).locale) },
    ...LOCALES.map((languageCode) => ({ languageCode, commands: commands(languageCode) })),
  ]
}

/** The menu of a person's own chat; undefined where everybody's will do. */
function menuOf(desk: Desk, words: Words, person: Person): Menu | undefined {
  const chatId = person.telegramId
  const chat = chatId === null ? undefined : findChat(desk, chatId)
  if (chatId === null || !chat) return undefined
  const duties = dutiesOf(desk, person)
  if (duties.length === 0 && chat.language === null) return undefined
  const others = duties.filter((duty) => duty !== 'agent')
  const last = duties.includes('agent') ? FOR_AGENTS : []
  const names = [...FIRST, ...others, ...THEN, ...last]
  return { chatId, commands: commandsIn(words.in(languageOf(desk, person)), names) }
}

function idsOf(people: Person[]): number[] {
  return people.map(({ id }) => id)
}

function menuFor(
  desk: Desk,
  words: Words,
  id: number,
  hasOwn: (chatId: number) => boolean,
): Menu | undefined {
  const person = personById(desk, id)
  const menu = person && menuOf(desk, words, person)
  const chatId = person?.telegramId ?? undefined
  if (menu || chatId === undefined || !hasOwn(chatId)) return menu
  return { chatId, commands: [] }
}

function commandsIn(t: Translate, names: readonly string[]): BotCommand[] {
  return names.map((command) => ({ command, description: t(`command-${command}`) }))
}
