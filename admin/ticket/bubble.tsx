import type { Message } from '../../desk/messages/messages.ts'
import type { ThreadMessage } from '../../desk/tickets/ticket-thread.ts'
import { sayMoment, sayTime } from '../../locales/when.ts'
import { Avatar } from '../frame/avatar.tsx'
import { Icon } from '../frame/icon.tsx'
import { failureWords } from './delivery-words.ts'
import { Files } from './files.tsx'
import { Text } from './text.tsx'
import { faultOf, type View } from './view.ts'

interface BubbleProps {
  said: ThreadMessage
  view: View
}

/** One message: the requester's on the left, agents' on the right, notes apart in yellow. */
export function Bubble({ said, view }: BubbleProps) {
  const { message, attachments } = said
  const { t } = view.reader
  const author = message.authorId === null ? undefined : view.page.people.get(message.authorId)
  return (
    <li class={`bubble is-${message.kind}`} id={`m-${message.id}`}>
      {author && <Avatar person={author} />}
      <div class="bubble-body">
        <header>
          <span class="author">{author?.name ?? t('admin-system')}</span>
          {message.kind === 'note' && (
            <span class="only-us">
              <Icon name="lock" />
              {t('admin-note')}
            </span>
          )}
        </header>
        {message.text !== '' && <Text text={message.text} />}
        {message.placeholder !== null && (
          <p class="placeholder">{t('admin-not-shown', { what: message.placeholder })}</p>
        )}
        {message.location && <Location place={message.location} t={t} />}
        <Files files={attachments} reader={view.reader} />
        <footer>
          <Edited said={said} view={view} />
          <Correct message={message} view={view} />
          <time
            datetime={new Date(message.createdAt).toISOString()}
            title={sayMoment(message.createdAt, view.speech)}
          >
            {sayTime(message.createdAt, view.speech)}
          </time>
          <Tick message={message} view={view} />
        </footer>
        {message.delivery === 'failed' && <Failed message={message} view={view} />}
      </div>
    </li>
  )
}

function Location({
  place,
  t,
}: {
  place: NonNullable<Message['location']>
  t: View['reader']['t']
}) {
  const { latitude, longitude } = place
  const href = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`
  return (
    <p class="placeholder">
      <a href={href} target="_blank" rel="noopener noreferrer">
        {t('admin-location')}
      </a>
    </p>
  )
}

function Edited({ said: { message, edits }, view }: BubbleProps) {
  const { t } = view.reader
  if (message.editedAt === null) return null
  return (
    <details class="edited" id={`edits-${message.id}`}>
      <summary title={sayMoment(message.editedAt, view.speech)}>{t('admin-edited')}</summary>
      <ol>
        {edits.map((edit) => (
          <li>
            <time datetime={new Date(edit.at).toISOString()}>
              {t('admin-edited-before', { moment: sayMoment(edit.at, view.speech) })}
            </time>
            <Text text={edit.text} />
          </li>
        ))}
      </ol>
    </details>
  )
}

function Correct({ message, view }: { message: Message; view: View }) {
  const { reader, page, fault } = view
  const isMine = message.authorId === reader.person.id && message.kind === 'reply'
  if (!isMine || !page.offers.has('reply')) return null
  const isFault = fault?.form === 'correction' && fault.typed.message === String(message.id)
  return (
    <details class="correct" open={isFault}>
      <summary>{reader.t('admin-correct')}</summary>
      <form
        method="post"
        action={`/admin/messages/${message.id}/text`}
        hx-post={`/admin/messages/${message.id}/text`}
      >
        <label>
          <span class="unseen">{reader.t('admin-correct')}</span>
          <textarea name="text" rows={4} required>
            {isFault ? fault.typed.text : message.text}
          </textarea>
        </label>
        {isFault && <p class="fault">{faultOf(view, 'correction')}</p>}
        <button type="submit" class="primary">
          {reader.t('admin-correct-save')}
        </button>
      </form>
    </details>
  )
}

function Tick({ message, view }: { message: Message; view: View }) {
  const { t } = view.reader
  if (message.delivery === 'queued') {
    return (
      <span class="tick" title={t('admin-queued')}>
        <Icon name="clock" />
        <span class="unseen">{t('admin-queued')}</span>
      </span>
    )
  }
  if (message.delivery !== 'sent') return null
  return (
    <span class="tick sent" title={t('admin-delivered')}>
      <Icon name="check" />
      <span class="unseen">{t('admin-delivered')}</span>
    </span>
  )
}

function Failed({ message, view }: { message: Message; view: View }) {
  const { reader, page } = view
  const action = `/admin/messages/${message.id}/delivery`
  return (
    <div class="failed" role="status">
      <Icon name="warning" />
      <span>
        {reader.t('admin-undelivered', { reason: failureWords(message.deliveryError, reader.t) })}
      </span>
      {page.offers.has('resend') && page.requester.reach !== 'not_linked' && (
        <form method="post" action={action} hx-post={action}>
          <button type="submit">{reader.t('admin-resend')}</button>
        </form>
      )}
    </div>
  )
}
