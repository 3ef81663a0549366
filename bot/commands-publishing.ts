import type { BotCommand } from 'grammy/types'
import type { Api } from 'grammy/web'
import type { Logger } from 'pino'
import { faultOf } from './fault.ts'
import { outcomeOf } from './outcome.ts'
import { type Pause, pause } from './pause.ts'

/** One list of commands: everybody's in a language, or a chat's own; an empty one is taken away. */
export interface Menu {
  chatId?: number
  languageCode?: 'ru' | 'en'
  commands: BotCommand[]
}

/** Brings menus to Telegram. */
interface Publishing {
  /** The menu of this place is to look so; what was to be there before is forgotten. */
  want(menu: Menu): void
  /** Whether a chat has a menu of its own, or is to have one. */
  hasOwn(chatId: number): boolean
  idle(): Promise<void>
  stop(): void
}

/** A menu that Telegram fails over so often is left until it changes. */
const TRIES = 8

/**
 * One menu after another: they are of no hurry, and Telegram counts them all. One that fails for now
 * is tried again behind the others; while the network is away, without end.
 */
export function createPublishing(
  api: Api,
  log: Logger,
  now: () => number,
  wait: Pause = pause,
): Publishing {
  const stopping = new AbortController()
  const { signal } = stopping
  const shown = new Map<string, string>()
  const wanted = new Map<string, { menu: Menu; tries: number }>()
  let isBusy = false
  let idle = Promise.resolve()

  const publishAll = async (): Promise<void> => {
    isBusy = true
    for (let [next] = wanted; next && !signal.aborted; [next] = wanted) {
      const [place, one] = next
      const looks = JSON.stringify(one.menu.commands)
      const againAt = shown.get(place) === looks ? null : await publish(one, place, looks)
      if (wanted.get(place) === one) wanted.delete(place)
      if (againAt === null) continue
      if (!wanted.has(place)) wanted.set(place, { ...one, tries: one.tries + 1 })
      await wait(againAt - now(), signal)
    }
    isBusy = false
  }

  /** Null: it is done with; else when to go on. */
  const publish = async (
    { menu, tries }: { menu: Menu; tries: number },
    place: string,
    looks: string,
  ): Promise<number | null> => {
    try {
      await set(api, menu)
      shown.set(place, looks)
      return null
    } catch (error) {
      const outcome = outcomeOf(error, tries, now())
      const isOver = tries + 1 >= TRIES && !('error' in outcome && outcome.error === 'network')
      if (outcome.outcome === 'later' && !isOver) return outcome.at
      log.warn({ fault: faultOf(error) }, 'a menu of commands was not taken')
      return null
    }
  }

  return {
    want: (menu) => {
      wanted.set(placeOf(menu), { menu, tries: 0 })
      if (!isBusy) idle = publishAll()
    },
    hasOwn: (chatId) => {
      const place = placeOf({ chatId })
      return shown.has(place) || wanted.has(place)
    },
    idle: () => idle,
    stop: () => stopping.abort(),
  }
}

/** Where a menu is shown. */
function placeOf({ chatId, languageCode }: Omit<Menu, 'commands'>): string {
  return `${chatId ?? 'all'}:${languageCode ?? 'all'}`
}

async function set(api: Api, { chatId, languageCode, commands }: Menu): Promise<void> {
  const scope = chatId === undefined ? undefined : { type: 'chat' as const, chat_id: chatId }
  const options = {
    ...(scope ? { scope } : {}),
    ...(languageCode ? { language_code: languageCode } : {}),
  }
  if (commands.length === 0) await api.deleteMyCommands(options)
  else await api.setMyCommands(commands, options)
}
