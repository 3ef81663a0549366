import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { DeskError } from '../../desk/errors.ts'
import { acceptedLocale } from '../frame/reader.ts'
import { show } from '../frame/show.ts'
import type { Panel } from '../panel.ts'
import { addressOf, senderOf } from './address.ts'
import { Door, HowToSignIn } from './page.tsx'
import type { Tries } from './tries.ts'

const MINUTE_MS = 60_000

interface Refused {
  error: DeskError
  /** The key of the page's title. */
  title: string
  status: ContentfulStatusCode
  /** Keeps it in the audit; too many tries are not kept. */
  tell: () => void
}

/**
 * Says why somebody is not let in and what to do, or, where they were refused too often, how long to
 * wait. What is good still lets in: nobody can lock out those who share their address.
 */
export function refuse(c: Context, panel: Panel, tries: Tries, refused: Refused) {
  const { error, title, status } = refused
  const locale = acceptedLocale(c, panel)
  const t = panel.words.in(locale)
  const wait = tries.wrong(senderOf(addressOf(c) ?? '::'))
  if (wait !== null) {
    c.header('Retry-After', String(Math.ceil(wait / 1000)))
    return show(
      c,
      <Door panel={panel} locale={locale} title={t('too-many-tries')}>
        <p class="fault" role="alert">
          {t('too-many-tries-how', { minutes: Math.ceil(wait / MINUTE_MS) })}
        </p>
      </Door>,
      429,
    )
  }
  refused.tell()
  return show(
    c,
    <Door panel={panel} locale={locale} title={t(title)}>
      <p class="fault" role="alert">
        {t(`error-${error.code}`, error.params)}
      </p>
      <HowToSignIn panel={panel} locale={locale} />
    </Door>,
    status,
  )
}
