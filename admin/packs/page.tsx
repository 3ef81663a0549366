import { config } from '../../desk/setup/config.ts'
import type { Pack } from '../../scenarios/pack.ts'
import { say } from '../../scenarios/text.ts'
import { Fault } from '../deadlines/field.tsx'
import { Icon } from '../frame/icon.tsx'
import { Page } from '../frame/page.tsx'
import type { Panel, Reader } from '../panel.ts'

/** Names of services told at most; the rest are counted. */
const SERVICES = 6

/** Why an upload came to nothing; `over`: it was confirmed before, or is kept no more. */
export type PacksFault = 'no-file' | 'too-large' | 'over'

interface PacksProps {
  panel: Panel
  reader: Reader
  packs: { id: string; pack: Pack }[]
  /** How much an import has just changed. */
  done: number | undefined
  fault: PacksFault | undefined
  /** Nothing can be filed yet: this is where a desk begins. */
  isFirst: boolean
}

/** The ready desks, one's own pack, and the desk as a file. */
export function PacksPage({ panel, reader, packs, done, fault, isFirst }: PacksProps) {
  const { t } = reader
  const present = config(panel.desk).pack
  return (
    <Page panel={panel} reader={reader} title={t('packs')} here="/admin/packs">
      <section class="sheet">
        <header class="sheet-head">
          <h1>{isFirst ? t('packs-first') : t('packs')}</h1>
          {isFirst ? (
            <form method="post" action="/admin/packs/empty">
              <button type="submit">{t('packs-empty')}</button>
            </form>
          ) : (
            <a class="button" href="/admin/packs/export">
              {t('packs-export')}
            </a>
          )}
        </header>
        {done !== undefined && (
          <p class="told" role="status">
            <Icon name="check" />
            {t('packs-done', { count: done })} <a href="/admin/tickets">{t('admin-to-queue')}</a>
          </p>
        )}
        {fault === 'over' && (
          <p class="warning" role="alert">
            <span>
              {t('packs-over')} <a href="/admin/packs">{t('packs')}</a>
            </span>
          </p>
        )}
        <p>{isFirst ? t('packs-first-about') : t('packs-about')}</p>
        <ul class="packs">
          {packs.map(({ id, pack }) => (
            <PackCard reader={reader} id={id} pack={pack} isPresent={pack.pack === present} />
          ))}
        </ul>
        <h2>{t('packs-own')}</h2>
        <form
          class="upload"
          method="post"
          action="/admin/packs/import"
          enctype="multipart/form-data"
        >
          <label for="pack">{t('packs-file')}</label>
          <div class="upload-row">
            <input id="pack" type="file" name="pack" accept=".yaml,.yml" required />
            <button class="primary" type="submit">
              {t('people-import-look')}
            </button>
          </div>
          {fault !== undefined && fault !== 'over' && (
            <Fault name="pack" faults={{ pack: t(`packs-${fault}`) }} />
          )}
          <p class="quiet">
            {t('packs-schema')} <a href="/admin/packs/schema.json">schema.json</a>
          </p>
        </form>
      </section>
    </Page>
  )
}

interface CardProps {
  reader: Reader
  id: string
  pack: Pack
  isPresent: boolean
}

function PackCard({ reader, id, pack, isPresent }: CardProps) {
  const { t, locale } = reader
  const services = (pack.services ?? []).filter((service) => !service.internal)
  const names = services.slice(0, SERVICES).map(({ name }) => say(name, locale))
  const rest = services.length - names.length
  const counts = {
    services: services.length,
    lines: pack.lines?.length ?? 0,
    policies: pack.policies?.length ?? 0,
  }
  return (
    <li class="pack">
      <h3>
        {packName(reader, id, pack)}
        {isPresent && <span class="chip">{t('packs-present')}</span>}
      </h3>
      <p>{packAbout(reader, id)}</p>
      <p class="quiet">
        {[
          t('packs-services', { count: counts.services }),
          t('packs-lines', { count: counts.lines }),
          t('packs-policies', { count: counts.policies }),
        ].join(' · ')}
        <br />
        {names.join(', ')}
        {rest > 0 && ` ${t('packs-more', { count: rest })}`}
      </p>
      <p class="pack-foot">
        <a class="button" href={`/admin/packs/shipped/${id}`}>
          {t('packs-look')}
        </a>
      </p>
    </li>
  )
}

/** What a ready desk is called: one without words of its own goes by its company. */
export function packName({ t, locale }: Reader, id: string, pack?: Pack): string {
  const name = t(`pack-name-${id}`)
  if (name !== `pack-name-${id}`) return name
  return say(pack?.company ?? id, locale)
}

function packAbout({ t }: Reader, id: string): string {
  const about = t(`pack-about-${id}`)
  return about === `pack-about-${id}` ? '' : about
}
