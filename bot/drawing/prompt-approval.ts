import { pendingIn } from '../../desk/chat/pending.ts'
import { excerpt } from '../../desk/texts.ts'
import { button } from './buttons.ts'
import type { Screen } from './draw-prompt.ts'
import { about } from './prompt-questions.ts'
import type { Reader } from './reader.ts'
import { plain } from './text.ts'

/** What the approver writes next: why not, or a question to the requester. */
export function drawDecision(
  reader: Reader,
  number: number,
  what: 'no' | 'ask',
): Screen | undefined {
  const { t } = reader
  const bare = button(
    t('prompt-reject-bare'),
    { noun: 'approval', deed: 'bare_no', number },
    'danger',
  )
  return about(reader, number, () => ({
    lines: [t(what === 'no' ? 'prompt-reject-why' : 'prompt-approval-ask')],
    rows: [...(what === 'no' ? [[bare]] : []), [button(t('prompt-leave'), { noun: 'close' })]],
  }))
}

/** The approver answered what asked them: what do the words say? */
export function drawApprovalMessage(reader: Reader, number: number): Screen | undefined {
  const { t, desk, chatId } = reader
  const kept = pendingIn(desk, chatId, `ticket:${number}`)
  if (kept.length === 0) return undefined
  const text = plain(excerpt(kept.map(({ content }) => content.text).join(' ')), 200)
  const act = (key: string, deed: 'with_yes' | 'with_no' | 'with_ask') =>
    button(t(key), { noun: 'approval', deed, number }, STYLES[deed])
  return about(reader, number, () => ({
    lines: [text === '' ? t('prompt-decision') : t('prompt-decision-text', { text })],
    rows: [
      [act('push-approve', 'with_yes'), act('push-reject', 'with_no')],
      [act('push-approval-ask', 'with_ask')],
      [button(t('prompt-forget'), { noun: 'close' })],
    ],
  }))
}

const STYLES = { with_yes: 'primary', with_no: 'danger', with_ask: undefined } as const
