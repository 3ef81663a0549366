import type { complaints } from '../../desk/doctor.ts'
import type { Work } from '../../desk/setbacks.ts'
import { sayAgo } from '../../locales/when.ts'
import type { Child } from '../html/jsx-runtime.ts'
import type { Panel, Reader } from '../panel.ts'
import { Addressee, remedy } from './addressee.tsx'
import { HERE } from './here.ts'

type Found = ReturnType<typeof complaints>

interface RowProps {
  reader: Reader
  name: Child
  about: Child
  /** Where its retrying and its letting go are posted; absent: neither is offered. */
  action?: string
  children?: Child
}

/** Updates whose handling failed again and again: each may be tried again or let go. */
export function SetAside({
  reader,
  updates,
}: {
  reader: Reader
  updates: Found['setAsideUpdates']
}) {
  const { t, speech } = reader
  return (
    <Group title={t('system-updates')} about={t('system-updates-about')} count={updates.length}>
      {updates.map(({ updateId, error, receivedAt }) => (
        <Row
          reader={reader}
          name={t('system-update', { number: String(updateId) })}
          about={`${error} · ${sayAgo(receivedAt, speech)}`}
          action={`${HERE}/updates/${updateId}`}
        />
      ))}
    </Group>
  )
}

/** Letters that Telegram refused. */
export function FailedLetters({
  panel,
  reader,
  letters,
}: {
  panel: Panel
  reader: Reader
  letters: Found['failedDeliveries']
}) {
  const { t } = reader
  return (
    <Group title={t('system-letters')} about={t('system-letters-about')} count={letters.length}>
      {letters.map(({ id, chatId, ticket, error }) => (
        <Row
          reader={reader}
          name={<About reader={reader} ticket={ticket} number={id} />}
          about={
            <>
              {t('system-letter-for')} <Addressee panel={panel} reader={reader} chatId={chatId} />
              {['', error ?? [], remedy(reader, chatId, error) ?? []].flat().join(' · ')}
            </>
          }
          action={`${HERE}/letters/${id}`}
        />
      ))}
    </Group>
  )
}

/** Letters that have waited for long. */
export function Stuck({
  panel,
  reader,
  letters,
}: {
  panel: Panel
  reader: Reader
  letters: Found['stuckDeliveries']
}) {
  const { t } = reader
  return (
    <Group title={t('system-stuck')} about={t('system-stuck-about')} count={letters.length}>
      {letters.map(({ id, chatId, ticket, tries, error }) => (
        <Row
          reader={reader}
          name={<About reader={reader} ticket={ticket} number={id} />}
          about={
            <>
              {t('system-letter-for')} <Addressee panel={panel} reader={reader} chatId={chatId} />
              {['', t('system-tries', { count: tries }), error ?? []].flat().join(' · ')}
            </>
          }
        />
      ))}
    </Group>
  )
}

/** Work about tickets that fails whenever it is tried. */
export function Poisoned({ reader, works }: { reader: Reader; works: Found['poisonedTickets'] }) {
  const { t } = reader
  return (
    <Group title={t('system-works')} about={t('system-works-about')} count={works.length}>
      {works.map(({ work, failures, error }) => (
        <Row
          reader={reader}
          name={<WorkName reader={reader} work={work} />}
          about={[t('system-tries', { count: failures }), error].join(' · ')}
        >
          <form class="buttons" method="post" action={`${HERE}/works`}>
            <input type="hidden" name="kind" value={work.kind} />
            <input type="hidden" name="ticket" value={work.ticket} />
            {work.clock !== undefined && <input type="hidden" name="clock" value={work.clock} />}
            <button type="submit">{t('system-retry')}</button>
          </form>
        </Row>
      ))}
    </Group>
  )
}

/** People whom the bot cannot write to any more. */
export function Unreachable({
  reader,
  people,
}: {
  reader: Reader
  people: Found['unreachablePeople']
}) {
  const { t } = reader
  return (
    <Group title={t('system-people')} about={t('system-people-about')} count={people.length}>
      {people.map(({ id, name, key }) => (
        <Row reader={reader} name={<a href={`/admin/people/${id}`}>{name}</a>} about={key} />
      ))}
    </Group>
  )
}

function Group(props: { title: string; about: string; count: number; children: Child }) {
  if (props.count === 0) return null
  return (
    <section class="system-part">
      <h2>
        {props.title} <span class="subject-count">{props.count}</span>
      </h2>
      <p class="quiet">{props.about}</p>
      <ul class="plain-list">{props.children}</ul>
    </section>
  )
}

function WorkName({ reader: { t }, work }: { reader: Reader; work: Work }) {
  const { kind, ticket } = work
  const name = t(`system-work-${kind.replaceAll('_', '-')}`)
  if (ticket === 0) return name
  return (
    <a
      href={`/admin/tickets/${ticket}`}
    >{`${t('admin-number', { number: String(ticket) })} · ${name}`}</a>
  )
}

function Row({ reader: { t }, name, about, action, children }: RowProps) {
  return (
    <li>
      <span>
        <strong>{name}</strong>
        <span class="quiet">{about}</span>
      </span>
      {action !== undefined && (
        <form class="buttons" method="post" action={action}>
          <button type="submit" name="deed" value="retry">
            {t('system-retry')}
          </button>
          <button class="plain" type="submit" name="deed" value="drop">
            {t('system-drop')}
          </button>
        </form>
      )}
      {children}
    </li>
  )
}

function About(props: { reader: Reader; ticket: number | null; number: number }) {
  const { reader, ticket, number } = props
  const { t } = reader
  const letter = t('system-letter', { number: String(number) })
  if (ticket === null) return letter
  return (
    <a
      href={`/admin/tickets/${ticket}`}
    >{`${t('admin-number', { number: String(ticket) })} · ${letter}`}</a>
  )
}
