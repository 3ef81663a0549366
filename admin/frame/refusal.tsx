import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { DeskError } from '../../desk/errors.ts'
import type { Env, Panel, Reader } from '../panel.ts'
import { Document, Page } from './page.tsx'
import { acceptedLocale } from './reader.ts'
import { show } from './show.ts'

/** Seconds after which somebody else may be done. */
const BUSY_S = 15

/** The answer to a request that failed: a page in the reader's language, and a line in the log if nobody foresaw it. */
export function refusal(panel: Panel) {
  return (error: Error, c: Context<Env>): Response | Promise<Response> => {
    if (error instanceof HTTPException && error.res) return error.res
    const status = statusOf(error)
    if (status === 500) {
      panel.log.error({ err: error, path: c.req.routePath }, 'a page failed')
    }
    return failed(panel, c, status, error)
  }
}

function failed(panel: Panel, c: Context<Env>, status: ContentfulStatusCode, error?: Error) {
  const reader = c.get('reader') as Reader | undefined
  const locale = reader?.locale ?? acceptedLocale(c, panel)
  const t = panel.words.in(locale)
  const title = titleOf(status, t)
  if (status === 503) c.header('Retry-After', String(BUSY_S))
  const said = error instanceof DeskError && status !== 404
  const text = said ? t(`error-${error.code}`, error.params) : textOf(status, t)
  const body = (
    <section class="lost">
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <a class="button" href="/admin/tickets">
          {t('admin-to-queue')}
        </a>
      </p>
    </section>
  )
  if (reader && status !== 500) {
    return show(
      c,
      <Page panel={panel} reader={reader} title={title} here="">
        {body}
      </Page>,
      status,
    )
  }
  return show(
    c,
    <Document panel={panel} locale={locale} title={title}>
      <body class="door">
        <main class="door-card">{body}</main>
      </body>
    </Document>,
    status,
  )
}

/** The answer to an address that leads nowhere. */
export function nothingHere(panel: Panel) {
  return (c: Context<Env>) => failed(panel, c, 404)
}

function statusOf(error: Error): ContentfulStatusCode {
  if (error instanceof HTTPException) return error.status as ContentfulStatusCode
  if (!(error instanceof DeskError)) return 500
  if (error.code === 'not_found') return 404
  if (error.code === 'too_busy') return 503
  return error.code === 'not_allowed' ? 403 : 422
}

function titleOf(status: number, t: Reader['t']): string {
  if (status === 404) return t('admin-lost')
  if (status === 403) return t('admin-forbidden')
  if (status === 503) return t('admin-busy')
  return status === 500 ? t('admin-broken') : t('admin-refused')
}

function textOf(status: number, t: Reader['t']): string {
  if (status === 404) return t('admin-lost-text')
  if (status === 403) return t('admin-forbidden-text')
  return status === 500 ? t('admin-broken-text') : t('admin-refused-text')
}
