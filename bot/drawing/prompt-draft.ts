import type { InlineKeyboardButton } from 'grammy/types'
import { articlesForDraft } from '../../desk/chat/article-chat.ts'
import { type Draft, draftById, promptOfDraft } from '../../desk/chat/drafts.ts'
import { pendingIn } from '../../desk/chat/pending.ts'
import { config } from '../../desk/setup/config.ts'
import { draw } from '../../scenarios/draw.ts'
import { say } from '../../scenarios/text.ts'
import { articleRows } from './article-rows.ts'
import { button } from './buttons.ts'
import type { Screen } from './draw-prompt.ts'
import type { Reader } from './reader.ts'
import { plain } from './text.ts'

const LONGEST_NAME = 80
const LONGEST_SAID = 120

/** The question of a request under way, as its scenario draws it. */
export function drawDraft(reader: Reader, id: number): Screen | undefined {
  const { desk, t, locale } = reader
  const draft = draftById(desk, id)
  const service = config(desk).services.get(draft?.service)
  if (!draft || !service || draft.status !== 'open') return undefined
  const { prompt } = promptOfDraft(desk, draft)
  const drawn = draw(prompt, { t, locale, service })
  const rows = drawn.rows.map((row) =>
    row.map(({ label, tap, style }): InlineKeyboardButton => {
      const data = `draft:${id}:${tap}`
      return { text: label, callback_data: data, ...(style && { style }) }
    }),
  )
  const fitting = reader.person ? articlesForDraft(desk, reader.person, draft) : []
  const articles = articleRows(
    reader,
    fitting.map(({ key }) => key),
    0,
  )
  const lines = [
    ...drawn.lines.map(({ text, bold }) => (bold ? { bold: text } : text)),
    // Whoever changes an answer has seen it below the summary.
    draft.state.editing ? undefined : alongLine(reader, draft),
  ]
  return {
    lines: articles.length > 0 ? [...lines, t('prompt-articles')] : lines,
    // Articles come after what the scenario offers, before Back and Cancel.
    rows: [...rows.slice(0, -1), ...articles, ...rows.slice(-1)],
    ...(drawn.wantsContact && {
      reply: { kind: 'contact', label: t('scenario-share-phone') },
    }),
  }
}

/** What goes along with the request: the last of it in words, and how much there is. */
function alongLine({ desk, t }: Reader, { id, chatId }: Draft): string | undefined {
  const kept = pendingIn(desk, chatId, `draft:${id}`)
  const last = kept.at(-1)
  if (!last) return undefined
  const { text, files } = last.content
  const said = plain(text.trim() === '' ? (files[0]?.name ?? '') : text, LONGEST_SAID)
  return t(said === '' ? 'prompt-along' : 'prompt-along-said', { count: kept.length, text: said })
}

/** Another request is under way: go on with it, or begin the new one instead. */
export function drawDraftExists(
  reader: Reader,
  { draft: id, service: key }: { draft: number; service: string },
): Screen | undefined {
  const { t, desk } = reader
  const draft = draftById(desk, id)
  if (draft?.status !== 'open') return undefined
  const under = serviceName(reader, draft.service)
  const other = serviceName(reader, key)
  return {
    lines: [{ bold: t('prompt-draft-exists', { service: under }) }, t('prompt-draft-exists-next')],
    rows: [
      [
        button(
          t('prompt-continue', { service: under }),
          { noun: 'continue', draft: id },
          'primary',
        ),
      ],
      [button(t('prompt-instead', { service: other }), { noun: 'instead', key }, 'danger')],
    ],
  }
}

/** 🔑 Управление доступами. */
export function serviceName({ desk, locale }: Reader, key: string): string {
  const service = config(desk).services.get(key)
  const name = plain(say(service?.name ?? key, locale), LONGEST_NAME)
  return service?.icon === undefined ? name : `${service.icon} ${name}`
}
