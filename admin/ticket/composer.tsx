import { agents } from '../../desk/people/people.ts'
import { config } from '../../desk/setup/config.ts'
import { say } from '../../scenarios/text.ts'
import { newToken } from '../frame/forms.ts'
import { Icon } from '../frame/icon.tsx'
import { cannedFor } from './canned.ts'
import { FaultLine } from './prop.tsx'
import { drawnOf, faultOf, type View } from './view.ts'

/** Where one writes: to the person, in their chat, or to colleagues only. */
export function Composer({ view }: { view: View }) {
  const { offers, standing } = view.page
  const { t } = view.reader
  const writes = offers.has('reply') || offers.has('note')
  return (
    <section
      class="composer"
      id="composer"
      data-renew
      data-keep={`${offers.has('reply')}-${offers.has('note')}`}
      aria-label={t('admin-composer')}
    >
      {writes ? (
        <Compose view={view} />
      ) : (
        <p class="composer-closed quiet">
          {standing === 'requester' ? t('admin-own-ticket') : t('admin-read-only')}
        </p>
      )}
    </section>
  )
}

function Compose({ view }: { view: View }) {
  const { reader, page, fault, panel } = view
  const { t, person } = reader
  const { ticket, offers } = page
  const token = newToken()
  const typed = fault?.form === 'message' ? fault.typed : undefined
  const mode = typed?.mode ?? (offers.has('reply') ? 'reply' : 'note')
  const action = `/admin/tickets/${ticket.number}/messages`
  return (
    <form
      class="compose"
      id={`compose-${token}`}
      method="post"
      action={action}
      enctype="multipart/form-data"
      hx-post={action}
      hx-encoding="multipart/form-data"
      hx-sync="this:drop"
      hx-disabled-elt="find .send"
      data-draft={`${person.id}:${ticket.number}`}
      data-typed={typed ? '' : undefined}
    >
      <input type="hidden" name="token" value={token} />
      <div class="modes" role="radiogroup" aria-label={t('admin-mode')}>
        {offers.has('reply') && (
          <label class="mode">
            <input type="radio" name="mode" value="reply" checked={mode === 'reply'} data-key="r" />
            <Icon name="text" />
            {t('admin-mode-reply')}
          </label>
        )}
        {offers.has('note') && (
          <label class="mode is-note">
            <input type="radio" name="mode" value="note" checked={mode === 'note'} data-key="n" />
            <Icon name="lock" />
            {t('admin-mode-note')}
          </label>
        )}
        <p class="goes-to">
          <span class="to-person">{whereTo(view)}</span>
          <span class="to-us">{t('admin-only-us')}</span>
        </p>
      </div>
      <label class="unseen" for={`text-${token}`}>
        {t('admin-text')}
      </label>
      <textarea
        id={`text-${token}`}
        class="compose-text"
        name="text"
        rows={3}
        maxlength={20_000}
        placeholder={t('admin-text-reply')}
        data-reply={t('admin-text-reply')}
        data-note={t('admin-text-note')}
      >
        {typed?.text ?? view.canned ?? ''}
      </textarea>
      {drawnOf(view, 'colleagues', () => (
        <ul class="colleagues" hidden>
          {agents(panel.desk)
            .filter((agent) => agent.id !== person.id && agent.id !== ticket.requesterId)
            .map((agent) => (
              <li>{agent.name}</li>
            ))}
        </ul>
      ))}
      <ul class="chosen">
        {(fault?.form === 'message' ? fault.kept : []).map((file) => (
          <li>
            <input type="hidden" name="kept" value={file.id} />
            <Icon name="clip" />
            {file.name}
          </li>
        ))}
      </ul>
      <FaultLine text={faultOf(view, 'message')} />
      <div class="compose-tools">
        <label class="icon-button" title={t('admin-attach')}>
          <Icon name="clip" />
          <span class="unseen">{t('admin-attach')}</span>
          <input
            class="unseen"
            type="file"
            name="files"
            multiple
            data-limit={t('admin-attach-limit')}
          />
        </label>
        {offers.has('reply') && drawnOf(view, 'canned', () => <Canned view={view} />)}
        <progress class="sending" max="100" value="0" hidden />
        <span class="grow" />
        {drawnOf(view, 'send', () => (
          <Send view={view} />
        ))}
      </div>
    </form>
  )
}

function whereTo({ reader: { t }, page }: View): string {
  const { person, reach } = page.requester
  switch (reach) {
    case 'linked':
      return t('admin-to-chat', { name: person.name })
    case 'blocked':
      return t('admin-to-blocked', { name: person.name })
    case 'not_linked':
      return t('admin-to-nobody', { name: person.name })
  }
}

function Canned({ view }: { view: View }) {
  const { t, locale } = view.reader
  const replies = cannedFor(view)
  if (replies.length === 0) return null
  return (
    <details class="menu up canned">
      <summary class="icon-button" title={t('admin-canned')}>
        <Icon name="template" />
        <span class="unseen">{t('admin-canned')}</span>
      </summary>
      <div class="menu-body">
        <h2>{t('admin-canned')}</h2>
        <ul class="menu-list">
          {replies.map(({ key, name, text, language }) => (
            <li>
              <a href={`?canned=${key}#composer`} data-insert={text}>
                <strong>{say(name, locale)}</strong>
                <span class="quiet" lang={language}>
                  {text}
                </span>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}

function Send({ view }: { view: View }) {
  const { panel, reader, page } = view
  const { t, locale } = reader
  const ways = config(panel.desk).statuses.live.filter(
    ({ key, category }) =>
      key !== page.ticket.status &&
      ((category === 'solved' && page.offers.has('solve')) ||
        (category === 'waiting' && page.offers.has('ask'))),
  )
  return (
    <span class="send-group">
      <button class="send primary" type="submit" title="Ctrl+Enter">
        <Icon name="send" />
        <span class="to-person">{t('admin-send')}</span>
        <span class="to-us">{t('admin-send-note')}</span>
      </button>
      {ways.length > 0 && (
        <details class="menu up end to-person">
          <summary class="primary more" title={t('admin-send-and')}>
            <Icon name="down" />
            <span class="unseen">{t('admin-send-and')}</span>
          </summary>
          <div class="menu-body menu-list">
            <h2>{t('admin-send-and')}</h2>
            {ways.map(({ key, name }) => (
              <button type="submit" name="status" value={key}>
                {say(name, locale)}
              </button>
            ))}
          </div>
        </details>
      )}
    </span>
  )
}
