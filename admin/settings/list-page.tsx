import { mayEditList } from '../../desk/setup/setup-editing.ts'
import { archivedRows } from '../../desk/setup/setup-rows.ts'
import { Crumb } from '../frame/crumb.tsx'
import { Icon } from '../frame/icon.tsx'
import { Page } from '../frame/page.tsx'
import { SearchBox } from '../frame/search-box.tsx'
import { ArchivedList, Stopped } from './archived-list.tsx'
import { inGroups } from './ordering.ts'
import { objectName, type SaidFaults } from './setup-faults.ts'
import type { Context, Subject } from './subject.ts'
import { HERE, objectUrl } from './urls.ts'

/** Rows of a page; more are found by searching or on the next one. */
export const A_PAGE = 100

interface ListProps extends Context {
  subject: Subject
  /** What is in use, as many as the page shows. */
  found: readonly { key: string }[]
  total: number
  query: string
  from: number
  /** The row that was just moved and the way it went, "a:up". */
  moved?: string | undefined
  stopped?: SaidFaults | undefined
}

/** The objects of a list with their search; they are put in order where the order means something. */
export function ListPage(props: ListProps) {
  const { panel, reader, subject, query, from, total, found, stopped } = props
  const { t, person } = reader
  const { list } = subject
  const url = `${HERE}/${list}`
  const isOrdering =
    subject.isOrdered && mayEditList(person, list) && query === '' && total <= A_PAGE
  return (
    <Page panel={panel} reader={reader} title={t(`admin-list-${list}`)} here={HERE}>
      <section class="sheet settings-list">
        <BackToSettings {...props} />
        <header class="sheet-head">
          <h1>{t(`admin-list-${list}`)}</h1>
          {mayEditList(person, list) && (
            <a class="button primary" href={`${HERE}/new/${list}`}>
              <Icon name="plus" />
              {t('admin-add')}
            </a>
          )}
        </header>
        <p class="quiet">{t(`admin-list-${list}-about`)}</p>
        {stopped && <Stopped reader={reader} stopped={stopped} />}
        {(total > 8 || query !== '' || subject.wordsOf) && <Search {...props} />}
        <div id="objects" data-renew>
          {isOrdering ? (
            <form
              class="ordering"
              method="post"
              action={`${HERE}/order/${list}`}
              hx-post={`${HERE}/order/${list}`}
              data-ordering
              id="ordering"
            >
              <input
                type="hidden"
                name="keys"
                value={inGroups(subject, found)
                  .map(({ key }) => key)
                  .join()}
              />
              <Groups {...props} isOrdering />
            </form>
          ) : (
            <div id="plain">
              <Groups {...props} isOrdering={false} />
            </div>
          )}
        </div>
        <p class="paging" id="objects-paging" data-renew>
          {from + found.length < total && (
            <a
              id="objects-next"
              class="button"
              href={`${url}?${new URLSearchParams({ q: query, from: String(from + A_PAGE) })}`}
            >
              {t('admin-next-page')}
            </a>
          )}
        </p>
        <ArchivedList
          reader={reader}
          archived={archivedRows(panel.desk, list)}
          url={url}
          isEditor={mayEditList(person, list)}
        />
      </section>
    </Page>
  )
}

/** The way back to all settings. */
export function BackToSettings({ reader: { t } }: Pick<Context, 'reader'>) {
  return <Crumb to={HERE}>{t('admin-settings')}</Crumb>
}

function Search({ reader: { t }, subject, query }: ListProps) {
  const url = `${HERE}/${subject.list}`
  return (
    <form
      class="filters"
      action={url}
      hx-get={url}
      hx-trigger="submit, input delay:200ms"
      hx-push-url="true"
      hx-sync="this:replace"
      data-sparse
    >
      <SearchBox label={t('admin-settings-search')} value={query} hinted />
    </form>
  )
}

type RowsProps = ListProps & { isOrdering: boolean }

function Groups(props: RowsProps) {
  const { reader, subject, found, query } = props
  const { t } = reader
  const { groups, groupOf } = subject
  if (found.length === 0) {
    return (
      <p class="empty">
        <strong>{t(query === '' ? 'admin-list-empty' : 'admin-list-not-found')}</strong>
        <span>
          {t(query === '' ? `admin-list-${subject.list}-how` : 'admin-list-not-found-how')}
        </span>
      </p>
    )
  }
  if (!groups || !groupOf) return <Rows {...props} objects={found} />
  return groups.map((group) => {
    const objects = found.filter((object) => groupOf(object) === group)
    return (
      objects.length > 0 && (
        <section>
          <h2>{t(`admin-category-${group}`)}</h2>
          <Rows {...props} objects={objects} />
        </section>
      )
    )
  })
}

function Rows({ objects, ...props }: RowsProps & { objects: readonly { key: string }[] }) {
  return (
    <ul class="setup-rows">
      {objects.map((object, place) => (
        <Row
          {...props}
          object={object}
          isFirst={place === 0}
          isLast={place === objects.length - 1}
        />
      ))}
    </ul>
  )
}

interface RowProps extends RowsProps {
  object: { key: string }
  isFirst: boolean
  isLast: boolean
}

function Row({ panel, reader, subject, object, isOrdering, isFirst, isLast, moved }: RowProps) {
  const { key } = object
  const name = objectName(object, reader)
  const hand = { reader, id: key, name, moved }
  return (
    <li class="setup-row" id={`row-${key}`} data-row={isOrdering ? key : undefined}>
      {isOrdering && <span class="row-grip" aria-hidden="true" />}
      {subject.mark?.({ panel, reader }, object)}
      <a href={objectUrl(subject.list, key)}>
        <strong>{name}</strong>
        <span class="quiet">{subject.brief({ panel, reader }, object)}</span>
      </a>
      {isOrdering && (
        <span class="moves">
          <Move {...hand} way="up" isEnd={isFirst} />
          <Move {...hand} way="down" isEnd={isLast} />
        </span>
      )}
    </li>
  )
}

interface MoveProps extends Pick<Context, 'reader'> {
  /** What tells the row. */
  id: string
  name: string
  way: 'up' | 'down'
  isEnd: boolean
  moved: string | undefined
}

/** Moves a row by one place; the focus comes back to it. */
export function Move({ reader: { t }, id, name, way, isEnd, moved }: MoveProps) {
  const label = t(`admin-move-${way}`, { name })
  return (
    <button
      id={`move-${id}-${way}`}
      class="icon-button quiet-button"
      type="submit"
      name="move"
      value={`${id}:${way}`}
      title={label}
      aria-label={label}
      disabled={isEnd}
      autofocus={moved === `${id}:${way}` && !isEnd}
    >
      <span class={way}>
        <Icon name="down" />
      </span>
    </button>
  )
}
