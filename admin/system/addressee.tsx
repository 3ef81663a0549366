import { findChat } from '../../desk/people/chats.ts'
import { personByTelegram } from '../../desk/people/people.ts'
import { config } from '../../desk/setup/config.ts'
import { say } from '../../scenarios/text.ts'
import type { Panel, Reader } from '../panel.ts'
import { objectUrl } from '../settings/urls.ts'

interface AddresseeProps {
  panel: Panel
  reader: Reader
  chatId: number
}

/** Whom a letter was for: a person, or a group by its title; linked to the person or the group's line. */
export function Addressee({ panel: { desk }, reader, chatId }: AddresseeProps) {
  const person = personByTelegram(desk, chatId)
  const line = config(desk).lines.live.find(({ chat }) => chat === chatId)
  const title = findChat(desk, chatId)?.title || (line && say(line.name, reader.locale))
  if (person) return <a href={`/admin/people/${person.id}`}>{person.name}</a>
  if (line) return <a href={objectUrl('lines', line.key)}>{title}</a>
  return title || reader.t('system-letter-chat', { number: String(chatId) })
}

/** What an admin can do about a letter that Telegram refused; nothing where there is no telling. */
export function remedy({ t }: Reader, chatId: number, error: string | null): string | undefined {
  if (error !== 'chat not found') return undefined
  return chatId > 0 ? t('system-letter-ask-start') : t('system-letter-add-bot')
}
