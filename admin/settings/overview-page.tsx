import { config } from '../../desk/setup/config.ts'
import { mayEditSetup } from '../../desk/setup/setup-editing.ts'
import { say } from '../../scenarios/text.ts'
import { Icon, type IconName } from '../frame/icon.tsx'
import { Page } from '../frame/page.tsx'
import { liveObjects } from './setup-faults.ts'
import type { Context } from './subject.ts'
import { SUBJECTS } from './subjects.ts'
import { HERE } from './urls.ts'

const ADMINS_ONLY = ['/admin/packs', '/admin/people/personal']

/** Every subject of the settings with what is there now. */
export function OverviewPage({ panel, reader }: Context) {
  const { t, locale, person } = reader
  const setup = config(panel.desk)
  const lists = SUBJECTS.map(({ list, icon }) => ({
    icon,
    href: `${HERE}/${list}`,
    name: t(`admin-list-${list}`),
    about: t(`admin-list-${list}-about`),
    count: liveObjects(panel.desk, list).length,
  }))
  const [statuses, priorities, ...rest] = lists
  const rules = {
    icon: 'history' as const,
    href: `${HERE}/rules`,
    name: t('admin-list-rules'),
    about: t('admin-list-rules-about'),
    count: setup.priorityRules.length,
  }
  const company = {
    icon: 'gear' as const,
    href: `${HERE}/company`,
    name: t('admin-set-company'),
    about: `${say(setup.company, locale)} · ${t(`admin-access-${setup.access}`)}`,
  }
  const elsewhere = [
    { icon: 'inbox' as const, href: '/admin/services', name: t('admin-set-services-all') },
    { icon: 'people' as const, href: '/admin/people', name: t('admin-people') },
    { icon: 'lock' as const, href: '/admin/people/personal', name: t('personal') },
    { icon: 'clock' as const, href: '/admin/deadlines', name: t('admin-deadlines') },
    { icon: 'archive' as const, href: '/admin/packs', name: t('packs') },
  ]
    .map((one) => ({ ...one, about: t(`admin-elsewhere-${one.href.split('/').at(-1)}`) }))
    .filter(({ href }) => !ADMINS_ONLY.includes(href) || mayEditSetup(person))
  const cards = [company, statuses, priorities, rules, ...rest].flatMap((card) => card ?? [])
  return (
    <Page panel={panel} reader={reader} title={t('admin-settings')} here={HERE}>
      <section class="sheet">
        <header class="sheet-head">
          <h1>{t('admin-settings')}</h1>
        </header>
        <p class="quiet">{t('admin-settings-about')}</p>
        <ul class="subjects">
          {cards.map((card) => (
            <Card {...card} />
          ))}
        </ul>
        <h2>{t('admin-settings-elsewhere')}</h2>
        <ul class="subjects">
          {elsewhere.map((card) => (
            <Card {...card} />
          ))}
        </ul>
      </section>
    </Page>
  )
}

interface CardProps {
  icon: IconName
  href: string
  name: string
  about: string
  count?: number
}

function Card({ icon, href, name, about, count }: CardProps) {
  return (
    <li>
      <a class="subject" href={href}>
        <Icon name={icon} />
        <span>
          <strong>{name}</strong>
          {count !== undefined && <span class="subject-count">{count}</span>}
          <span class="quiet">{about}</span>
        </span>
      </a>
    </li>
  )
}
