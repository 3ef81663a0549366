import { unreadNotices } from '../../desk/delivery/notify.ts'
import { countApprovals } from '../../desk/processes/approval-lists.ts'
import { rankingsOf } from '../../desk/processes/ranking.ts'
import { config } from '../../desk/setup/config.ts'
import { MOST_COUNTED, queueCounts } from '../../desk/tickets/queue-counts.ts'
import { say } from '../../scenarios/text.ts'
import type { Panel, Reader } from '../panel.ts'
import { Avatar } from './avatar.tsx'
import { Icon, type IconName } from './icon.tsx'

interface RailProps {
  panel: Panel
  reader: Reader
  here: string
}

/** The way to everything, with what waits there. */
export function Rail({ panel, reader, here }: RailProps) {
  const { desk } = panel
  const { t, person, locale } = reader
  const counts = queueCounts(desk, person)
  const approvals = countApprovals(desk, person)
  const setup = config(desk)
  const to = (href: string) => ({ href, here })
  return (
    <nav class="rail" aria-label={t('admin-rail')}>
      <div class="rail-top">
        <a class="company" href="/admin/tickets">
          <span class="company-mark" aria-hidden="true" />
          <span>{say(setup.company, locale)}</span>
        </a>
        <Bell panel={panel} reader={reader} />
      </div>
      <a class="button primary rail-new" href="/admin/tickets/new" data-key="c">
        <Icon name="plus" />
        {t('admin-new-ticket')}
      </a>
      <ul class="rail-list" id="rail-work" data-renew>
        <Item {...to('/admin/tickets')} icon="inbox" name={t('admin-all')} />
        <Item
          {...to('/admin/tickets?assignee=me')}
          icon="mine"
          name={t('admin-mine')}
          count={counts.mine}
        />
        <Item
          {...to('/admin/tickets?assignee=none')}
          icon="nobody"
          name={t('admin-unassigned')}
          count={counts.unassigned}
        />
        <Item
          {...to('/admin/tickets?overdue=1')}
          icon="late"
          name={t('admin-overdue')}
          count={counts.overdue}
          tone="over"
        />
        {(approvals > 0 || here === '/admin/approvals') && (
          <Item
            {...to('/admin/approvals')}
            icon="hand"
            name={t('admin-approvals')}
            count={approvals}
          />
        )}
        {rankingsOf(desk, person).length > 0 && (
          <Item {...to('/admin/ranking')} icon="ranking" name={t('admin-rank-order')} />
        )}
        <Item {...to('/admin/tickets?over=1')} icon="archive" name={t('admin-over')} />
      </ul>
      <h2 class="rail-title">{t('admin-lines')}</h2>
      <ul class="rail-list rail-lines" id="rail-lines" data-renew>
        {counts.lines.map(({ line, count }) => (
          <Item
            {...to(`/admin/tickets?line=${line}`)}
            icon="line"
            name={say(setup.lines.get(line)?.name ?? line, locale)}
            count={count}
          />
        ))}
      </ul>
      <ul class="rail-list rail-foot">
        <Item {...to('/admin/people')} icon="people" name={t('admin-people')} />
        {(person.role === 'lead' || person.role === 'admin') && (
          <>
            <Item {...to('/admin/services')} icon="template" name={t('admin-services')} />
            <Item {...to('/admin/deadlines')} icon="clock" name={t('admin-deadlines')} />
          </>
        )}
        <Item {...to('/admin/settings')} icon="gear" name={t('admin-settings')} />
        {person.role === 'admin' && (
          <>
            <Item {...to('/admin/packs')} icon="archive" name={t('packs')} />
            <Item {...to('/admin/audit')} icon="history" name={t('audit')} />
            <Item {...to('/admin/system')} icon="pulse" name={t('system')} />
          </>
        )}
        <li>
          <a
            class="rail-item"
            href="/admin/me"
            aria-current={here === '/admin/me' ? 'page' : undefined}
          >
            <Avatar person={person} />
            <span class="rail-name">{person.name}</span>
            {person.awayAt !== null && <span class="chip">{t('admin-away')}</span>}
          </a>
        </li>
      </ul>
    </nav>
  )
}

/** The same on a phone: what fits under a thumb. */
export function Bar({ panel, reader, here }: RailProps) {
  const { t } = reader
  const to = (href: string, icon: IconName, name: string) => (
    <a class="bar-item" href={href} aria-current={here === href ? 'page' : undefined}>
      <Icon name={icon} />
      <span>{name}</span>
    </a>
  )
  return (
    <nav class="bar" aria-label={t('admin-rail')}>
      {to('/admin/tickets', 'inbox', t('admin-queue'))}
      {to('/admin/tickets?assignee=me', 'check', t('admin-mine-short'))}
      {to('/admin/tickets/new', 'plus', t('admin-new'))}
      <span id="bar-bell" data-renew>
        <BellLink panel={panel} reader={reader} id="bar-bell-link" />
      </span>
      {to('/admin/me', 'mine', t('admin-me'))}
    </nav>
  )
}

function Bell({ panel, reader }: Pick<RailProps, 'panel' | 'reader'>) {
  return (
    <span id="bell" data-renew>
      <BellLink panel={panel} reader={reader} id="bell-link" />
    </span>
  )
}

function BellLink({ panel, reader, id }: Pick<RailProps, 'panel' | 'reader'> & { id: string }) {
  const { t, person } = reader
  const unread = unreadNotices(panel.desk, person)
  const name = unread > 0 ? t('admin-notices-unread', { count: unread }) : t('admin-notices')
  return (
    <a class="bell bar-item" id={id} href="/admin/notices" title={name}>
      <Icon name="bell" />
      <span class="bell-name">{t('admin-notices')}</span>
      {unread > 0 && <span class="badge">{unread > 99 ? '99+' : unread}</span>}
      <span class="unseen">{name}</span>
    </a>
  )
}

interface ItemProps {
  href: string
  here: string
  icon: IconName
  name: string
  count?: number
  tone?: string
}

function Item({ href, here, icon, name, count, tone = '' }: ItemProps) {
  const id = `rail-${href.replace(/\W+/g, '-')}`
  const isMany = count !== undefined && count >= MOST_COUNTED
  return (
    <li id={id}>
      <a class="rail-item" href={href} aria-current={href === here ? 'page' : undefined}>
        <Icon name={icon} />
        <span class="rail-name">{name}</span>
        {count !== undefined && count > 0 && (
          <span class={`count ${tone}`}>{isMany ? `${MOST_COUNTED - 1}+` : count}</span>
        )}
      </a>
    </li>
  )
}
