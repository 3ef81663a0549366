import { dutiesOf } from '../../desk/chat/duties.ts'
import type { Fact } from '../../desk/delivery/letters.ts'
import { isAgent } from '../../desk/people/people.ts'
import { signInUrl } from '../../desk/people/sign-in-links.ts'
import { say } from '../../scenarios/text.ts'
import { button, link } from './buttons.ts'
import type { Said } from './draw-fact.ts'
import type { Reader } from './reader.ts'
import { type Line, plain } from './text.ts'

const LONGEST_NAME = 80

/** What is said in a chat about no ticket; undefined where the fact is about one. */
export function sayInChat(reader: Reader, fact: Fact): Said | undefined {
  const { t, locale } = reader
  switch (fact.fact) {
    case 'welcome': {
      const company = plain(say(fact.company ?? '', locale), LONGEST_NAME)
      return {
        lines: titled(t('bot-welcome', { company }), t('bot-welcome-next')),
        keyboard: [[newButton(reader), mineButton(reader)]],
      }
    }
    case 'help':
      return {
        lines: titled(
          t('bot-help'),
          t('bot-help-requester'),
          ...dutyLines(reader),
          t('bot-help-hint'),
        ),
      }
    case 'ask_contact':
      return {
        lines: titled(t(fact.again ? 'bot-contact-again' : 'bot-contact'), t('bot-contact-next')),
        reply: { kind: 'contact', label: t('scenario-share-phone') },
      }
    case 'contact_not_own':
      return {
        lines: titled(t('bot-contact-not-own'), t('bot-contact-next')),
        reply: { kind: 'contact', label: t('scenario-share-phone') },
      }
    case 'contact_unknown':
      return {
        lines: titled(t('bot-contact-unknown'), t('bot-ask-admin')),
        reply: { kind: 'remove' },
      }
    case 'invite_needed':
      return { lines: titled(t('bot-invite-needed'), t('bot-ask-admin')) }
    case 'invite_bad':
      // Whoever is known already needs no link.
      return {
        lines: titled(
          t(`bot-invite-${fact.why}`),
          t(reader.person ? 'bot-linked-next' : 'bot-ask-admin'),
        ),
      }
    case 'linked': {
      const name = plain(fact.name, LONGEST_NAME)
      const next = fact.admin ? t('bot-linked-admin') : t('bot-linked-next')
      return { lines: titled(t('bot-linked', { name }), next), reply: { kind: 'remove' } }
    }
    case 'link_asked':
      return {
        lines: titled(t('bot-link-asked'), t('bot-link-asked-next')),
        reply: { kind: 'remove' },
      }
    case 'link_question': {
      const { request } = fact
      return {
        lines: titled(t('bot-link-question'), t('bot-link-question-next')),
        keyboard: [
          [button(t('bot-link-yes'), { noun: 'link', request, answer: 'yes' }, 'primary')],
          [button(t('bot-link-no'), { noun: 'link', request, answer: 'no' }, 'danger')],
        ],
      }
    }
    case 'link_refused': {
      const next = reader.person ? t('bot-link-kept') : t('bot-ask-admin')
      return { lines: titled(t('bot-link-refused'), next) }
    }
    case 'account_replaced':
      return { lines: titled(t('bot-account-replaced')) }
    case 'panel_link':
      return panelLink(reader)
    case 'away':
      return { lines: titled(t('bot-away'), t('bot-away-next')) }
    case 'back':
      return { lines: titled(t('bot-back'), t('bot-back-next')) }
    case 'language':
      return { lines: titled(t('bot-language-chosen')) }
    case 'answer_edited':
      return { lines: [t('chat-answer-edited')] }
    case 'edit_not_taken':
      return { lines: [t('chat-edit-not-taken', { button: t('scenario-edit') })] }
    case 'article_helped':
      return { lines: [t('chat-article-helped')] }
    case 'draft_cancelled':
      return { lines: titled(t('bot-draft-cancelled'), t('bot-draft-cancelled-next')) }
    case 'message_dropped':
      return { lines: [t('bot-message-dropped')] }
    case 'answer_too_big':
      return { lines: [t('push-file-too-big', { name: plain(fact.name, LONGEST_NAME) })] }
    case 'nothing_to_cancel':
      return { lines: [t('bot-nothing-to-cancel')] }
    case 'refused':
      return { lines: [refusal(reader, fact)] }
    default:
      return undefined
  }
}

/** The first line is what a push shows. */
function titled(title: string, ...lines: (string | false)[]): Line[] {
  return [{ bold: title }, ...lines.map((line) => line || undefined)]
}

function dutyLines({ t, desk, person }: Reader): string[] {
  return person ? dutiesOf(desk, person).map((duty) => t(`bot-help-${duty}`)) : []
}

function newButton({ t }: Reader) {
  return button(t('bot-new'), { noun: 'new' }, 'primary')
}

function mineButton({ t }: Reader) {
  return button(t('bot-mine'), { noun: 'mine', which: 'open', before: 0 })
}

/** The link is made here, at delivery: it never lies in a table as one that works. */
function panelLink({ desk, person, t }: Reader): Said {
  if (!person || !isAgent(person)) return { lines: [t('error-not_agent')] }
  const url = signInUrl(desk, person.key)
  const open = link(t('bot-panel-open'), url)
  return {
    lines: titled(t('bot-panel'), t('bot-panel-once'), open ? false : url),
    ...(open ? { keyboard: [[open]] } : {}),
  }
}

function refusal({ t }: Reader, { code, params }: Extract<Fact, { fact: 'refused' }>): string {
  // A ticket's number is a name, not an amount: it has no thousands.
  const said = 'number' in params ? { ...params, number: String(params.number) } : params
  return t(`error-${code}`, said)
}
