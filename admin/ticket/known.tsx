import { articlesFitting } from '../../desk/articles/suggesting.ts'
import { say } from '../../scenarios/text.ts'
import { Icon } from '../frame/icon.tsx'
import type { View } from './view.ts'

/** Where its answer may be known: articles that fit what was asked, and finished tickets of its service. */
export function Known({ view }: { view: View }) {
  const { panel, reader, page } = view
  const { t, locale, person } = reader
  const { service, title } = page.ticket
  if (!page.offers.has('note')) return null
  const written = page.answers.flatMap(({ answer }) => (answer.type === 'text' ? answer.text : []))
  const fitting = articlesFitting(panel.desk, person, [title, ...written].join('\n'), service)
  return (
    <>
      <h2>{t('admin-known')}</h2>
      <ul class="brief-list">
        {fitting.map((article) => (
          <li>
            <a href={`/admin/settings/articles/${article.key}`}>
              <Icon name="book" />
              <span class="title">{say(article.title, locale)}</span>
            </a>
          </li>
        ))}
        <li>
          <a href={`/admin/tickets?over=1&service=${service}`}>
            <Icon name="archive" />
            <span class="title">{t('admin-known-finished')}</span>
          </a>
        </li>
      </ul>
    </>
  )
}
