import { Hono } from 'hono'
import { noticesOf, readNotices } from '../../desk/delivery/notify.ts'
import { sayAgo, sayMoment } from '../../locales/when.ts'
import { numberIn } from '../frame/forms.ts'
import { Page } from '../frame/page.tsx'
import { show } from '../frame/show.ts'
import type { Env, Panel, Reader } from '../panel.ts'
import { noticeWords } from './words.ts'

const A_PAGE = 50

/** What the person was told of: assignments, mentions, reminders. */
export function noticeRoutes(panel: Panel): Hono<Env> {
  const { desk } = panel
  const app = new Hono<Env>()

  app.get('/notices', (c) => {
    const reader = c.get('reader')
    const { t, person } = reader
    const asked = c.req.query('before')
    const before = asked === undefined ? undefined : numberIn(asked)
    const notices = noticesOf(desk, person, A_PAGE, before)
    const title = t('admin-notices')
    return show(
      c,
      <Page panel={panel} reader={reader} title={title} here="/admin/notices">
        <section class="sheet">
          <header class="sheet-head">
            <h1>{title}</h1>
            <div id="notices-read" data-renew>
              {notices.some((notice) => notice.readAt === null) && (
                <form id="read-all" method="post" action="/admin/notices/reading">
                  <button type="submit">{t('admin-notices-read')}</button>
                </form>
              )}
            </div>
          </header>
          <ol class="notices" id="notices" data-renew>
            {notices.map((notice) => (
              <li id={`n-${notice.id}`} class={notice.readAt === null ? 'notice unread' : 'notice'}>
                <span class="dot" />
                <NoticeText notice={notice} reader={reader} />
                <time
                  datetime={new Date(notice.createdAt).toISOString()}
                  title={sayMoment(notice.createdAt, reader.speech)}
                >
                  {sayAgo(notice.createdAt, reader.speech)}
                </time>
              </li>
            ))}
            {notices.length === 0 && (
              <li id="no-notices" class="empty">
                <strong>{t('admin-notices-none')}</strong>
                <span>{t('admin-notices-none-how')}</span>
              </li>
            )}
          </ol>
          {notices.length === A_PAGE && (
            <p class="paging">
              <a class="button" href={`/admin/notices?before=${notices.at(-1)?.id}`}>
                {t('admin-next-page')}
              </a>
            </p>
          )}
        </section>
      </Page>,
    )
  })

  app.post('/notices/reading', (c) => {
    readNotices(desk, c.get('reader').person)
    return c.redirect('/admin/notices', 303)
  })

  return app
}

function NoticeText({
  notice,
  reader,
}: {
  notice: Parameters<typeof noticeWords>[0]
  reader: Reader
}) {
  const { what, title, excerpt } = noticeWords(notice, reader)
  const text = (
    <>
      <strong>{what}</strong>
      <span class="notice-title">{title}</span>
      {excerpt && <span class="notice-excerpt">{excerpt}</span>}
    </>
  )
  if (notice.ticket === null) return <span class="notice-text">{text}</span>
  return (
    <a class="notice-text" href={`/admin/tickets/${notice.ticket}`}>
      {text}
    </a>
  )
}
