import { bad } from '../refusal.ts'
import { codePoints } from '../text/finish.ts'
import type { World } from '../world/open.ts'
import { answerableTap, answerTap } from '../world/taps.ts'
import { flag, type Input, text } from './input.ts'

const textLimit = 200

/** Ends the waiting of whoever pressed a button, once. */
export function answerCallbackQuery(world: World, input: Input): true {
  const tap = answerableTap(world, text(input, 'callback_query_id').trim())
  if (!tap) throw bad('query is too old and response timeout expired or query ID is invalid')
  const said = text(input, 'text')
  if (codePoints(said) > textLimit) throw bad('MESSAGE_TOO_LONG')
  const url = text(input, 'url')
  const ownLink = `https://t.me/${world.bot.username}?start=`.toLowerCase()
  if (url !== '' && !url.toLowerCase().startsWith(ownLink)) throw bad('URL_INVALID')
  answerTap(world, tap, {
    ...(said && { text: said }),
    alert: flag(input, 'show_alert'),
    ...(url && { url }),
  })
  return true
}
