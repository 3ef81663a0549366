import type { BotCommand } from 'grammy/types'
import { type Api, GrammyError } from 'grammy/web'
import type { Logger } from 'pino'
import { dutiesOf, namedPeople } from '../desk/chat/duties.ts'
import type { Desk } from '../desk/desk.ts'
import { findChat } from '../desk/people/chats.ts'
import { agents, languageOf, type Person, personById } from '../desk/people/people.ts'
import { linkedDeciders } from '../desk/processes/approval-rows.ts'
import { config } from '../desk/setup/config.ts'
import { LOCALES, type Translate, type Words } from '../locales/words.ts'
import { faultOf } from './fault.ts'
import { pause } from './pause.ts'

const FIRST = ['new', 'my'] as const
const THEN = ['help', 'language', 'cancel'] as const
const FOR_AGENTS = ['panel', 'away', 'back'] as const
/** Whoever is beyond these gets their menu when they next write. */
const AT_START = 2000

/** One list of commands: everybody's in a language, or a chat's own; an empty one is taken away. */
interface Menu {
  chatId?: number
  languageCode?: 'ru' | 'en'
  commands: BotCommand[]
}

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
): { idle(): Promise<void>; stop(): void } {
  const stopping = new AbortController()
  const { signal } = stopping
  const shown = new Map<string, string>()
  const publish = async (menu: Menu): Promise<void> => {
    const looks = JSON.stringify(menu.commands)
    if (signal.aborted || shown.get(placeOf(menu)) === looks) return
    try {
      await set(api, menu, signal)
      shown.set(placeOf(menu), looks)
    } catch (error) {
      log.warn({ fault: faultOf(error) }, 'a menu of commands was not taken')
    }
  }
  // One after another: they are of no hurry, and Telegram counts them all.
  let last = Promise.resolve()
  const next = (menu: Menu | undefined): void => {
    if (menu) last = last.then(() => publish(menu))
  }
  for (const menu of menusForAll(desk, words)) next(menu)
  const nextOf = (person: number): void => next(menuFor(desk, words, person, shown))
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
    idle: () => last,
    stop: () => {
      stopping.abort()
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
  shown: ReadonlyMap<string, string>,
): Menu | undefined {
  const person = personById(desk, id)
  const menu = person && menuOf(desk, words, person)
  const chatId = person?.telegramId ?? undefined
  if (menu || chatId === undefined || !shown.has(placeOf({ chatId }))) return menu
  return { chatId, commands: [] }
}

/** Where a menu is shown. */
function placeOf({ chatId, languageCode }: Omit<Menu, 'commands'>): string {
  return `${chatId ?? 'all'}:${languageCode ?? 'all'}`
}

function commandsIn(t: Translate, names: readonly string[]): BotCommand[] {
  return names.map((command) => ({ command, description: t(`command-${command}`) }))
}

async function set(api: Api, menu: Menu, signal: AbortSignal): Promise<void> {
  const { chatId, languageCode, commands } = menu
  const scope = chatId === undefined ? undefined : { type: 'chat' as const, chat_id: chatId }
  const options = {
    ...(scope ? { scope } : {}),
    ...(languageCode ? { language_code: languageCode } : {}),
  }
  try {
    if (commands.length === 0) await api.deleteMyCommands(options)
    else await api.setMyCommands(commands, options)
  } catch (error) {
    const wait = error instanceof GrammyError ? error.parameters.retry_after : undefined
    if (wait === undefined) throw error
    await pause(wait * 1000, signal)
    if (!signal.aborted) await set(api, menu, signal)
  }
}
