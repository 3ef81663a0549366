import type { InlineKeyboardButton } from 'grammy/types'
import { openDraft } from '../../desk/chat/drafts.ts'
import { pendingIn } from '../../desk/chat/pending.ts'
import { catalogue } from '../../desk/people/catalogue.ts'
import type { LiveService } from '../../desk/setup/config.ts'
import { excerpt } from '../../desk/texts.ts'
import { say } from '../../scenarios/text.ts'
import { button } from './buttons.ts'
import type { Screen } from './draw-prompt.ts'
import { pager } from './pager.ts'
import { serviceName } from './prompt-draft.ts'
import type { Reader } from './reader.ts'
import { type Line, plain } from './text.ts'

const PAGE_SIZE = 8
const LONGEST_DESCRIPTION = 160

interface Entry {
  label: string
  /** The folder's number, or a service. */
  opens: number | LiveService
}

/** What the reader may ask for: folders first, at most eight of them on a screen. */
export function drawCatalogue(
  reader: Reader,
  { group, page }: { group: number | null; page: number },
): Screen {
  const { t, desk, chatId, person } = reader
  const services = person ? catalogue(desk, person) : []
  const folders = foldersOf(reader, services)
  const folder = group === null ? undefined : folders[group]
  const entries = folder ? within(reader, services, folder) : onTop(reader, services, folders)
  const pages = Math.max(1, Math.ceil(entries.length / PAGE_SIZE))
  const here = Math.min(page, pages - 1)
  const shown = entries.slice(here * PAGE_SIZE, (here + 1) * PAGE_SIZE)
  const [kept] = pendingIn(desk, chatId)
  const under = group === null ? openDraft(desk, chatId) : undefined
  const at = folder === undefined ? 'all' : (group ?? 'all')
  return {
    lines: [
      { bold: folder ?? t('prompt-catalogue') },
      kept && t('prompt-kept', { text: plain(excerpt(kept.content.text) || '…', 200) }),
      services.length === 0 ? t('prompt-catalogue-empty') : t('prompt-catalogue-next'),
      ...shown.map((entry) => described(reader, entry)),
    ],
    rows: [
      ...(under ? [[continueButton(reader, under)]] : []),
      ...shown.map((entry) => [entryButton(entry)]),
      ...pager(here, pages, (to) => ({ noun: 'catalogue', group: at, page: to }), t),
      [
        ...(folder
          ? [button(t('scenario-back'), { noun: 'catalogue', group: 'all', page: 0 })]
          : []),
        button(t('prompt-close'), { noun: 'close' }),
      ],
    ],
  }
}

function foldersOf({ locale }: Reader, services: LiveService[]): string[] {
  const names = services.flatMap(({ group }) =>
    group === undefined ? [] : [plain(say(group, locale), 60)],
  )
  return [...new Set(names)]
}

function onTop(reader: Reader, services: LiveService[], folders: string[]): Entry[] {
  const loose = services.filter(({ group }) => group === undefined)
  // A single folder needs no way through it.
  if (folders.length + loose.length < 2) {
    return services.map((service) => entryOf(reader, service))
  }
  return [
    ...folders.map((label, number) => ({ label, opens: number })),
    ...loose.map((service) => entryOf(reader, service)),
  ]
}

function within(reader: Reader, services: LiveService[], folder: string): Entry[] {
  return services
    .filter(({ group }) => group !== undefined && plain(say(group, reader.locale), 60) === folder)
    .map((service) => entryOf(reader, service))
}

function entryOf(reader: Reader, service: LiveService): Entry {
  return { label: serviceName(reader, service.key), opens: service }
}

/** What a service is for, for whoever does not know by its name. */
function described({ locale }: Reader, { label, opens }: Entry): Line {
  if (typeof opens === 'number' || opens.description === undefined) return undefined
  return [{ bold: label }, ` · ${plain(say(opens.description, locale), LONGEST_DESCRIPTION)}`]
}

function entryButton({ label, opens }: Entry): InlineKeyboardButton {
  return typeof opens === 'number'
    ? button(label, { noun: 'catalogue', group: opens, page: 0 })
    : button(label, { noun: 'service', key: opens.key })
}

function continueButton(reader: Reader, under: { id: number; service: string }) {
  const label = reader.t('prompt-continue', { service: serviceName(reader, under.service) })
  return button(label, { noun: 'continue', draft: under.id }, 'primary')
}
