import { config } from '../../desk/setup/config.ts'
import { queueCounts } from '../../desk/tickets/queue-counts.ts'
import { say } from '../../scenarios/text.ts'
import type { Child, Html } from '../html/jsx-runtime.ts'
import type { Panel, Reader } from '../panel.ts'
import { Signs } from '../queue/signs.tsx'
import { drawn } from './drawn.ts'
import { Icons } from './icon.tsx'
import { Keys } from './keys.tsx'
import { Bar, Rail } from './rail.tsx'

const HTMX = JSON.stringify({
  allowEval: false,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  defaultSwapStyle: 'none',
  // A snapshot would leave tickets in the browser after its session has ended.
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
  responseHandling: [
    { code: '204', swap: false },
    { code: '[23]..', swap: true },
    { code: '422', swap: true },
    { code: '[45]..', swap: false, error: true },
  ],
})

const pictures = (
  <svg class="unseen" aria-hidden="true">
    <Icons />
    <Signs />
  </svg>
)

interface PageProps {
  panel: Panel
  reader: Reader
  title: string
  /** The address that the rail shows as the present one. */
  here: string
  /** The ticket whose news the page wants to hear. */
  ticket?: number
  /** It costs much to draw, and nothing in it changes by itself. */
  isStill?: boolean
  children: Child
}

/** A page of the panel for somebody who is signed in: rail, contents, and what keeps it fresh. */
export function Page({ panel, reader, title, here, ticket, isStill, children }: PageProps) {
  const counts = queueCounts(panel.desk, reader.person)
  const onRail = (draw: () => Html) => drawn(counts, `rail ${reader.locale} ${here}`, draw)
  const onBar = (draw: () => Html) => drawn(counts, `bar ${reader.locale} ${here}`, draw)
  const events = ticket === undefined ? '/admin/events' : `/admin/events?ticket=${ticket}`
  return (
    <Document panel={panel} locale={reader.locale} title={title} theme={reader.theme}>
      <body
        hx-ext="merge"
        hx-target="#main"
        hx-swap="merge"
        data-events={isStill ? undefined : events}
      >
        {pictures}
        <a class="skip" href="#main">
          {reader.t('admin-skip')}
        </a>
        <div class="frame">
          {onRail(() => (
            <Rail panel={panel} reader={reader} here={here} />
          ))}
          <main id="main" tabindex={-1}>
            {children}
          </main>
          {onBar(() => (
            <Bar panel={panel} reader={reader} here={here} />
          ))}
        </div>
        {drawn(panel.words, `keys ${reader.locale}`, () => (
          <Keys reader={reader} />
        ))}
        <p id="offline" class="offline" role="status" hidden>
          {reader.t('admin-offline')}
        </p>
        <p id="failed" class="offline" role="alert" hidden>
          {reader.t('admin-failed')}
        </p>
      </body>
    </Document>
  )
}

interface DocumentProps {
  panel: Panel
  locale: Reader['locale']
  title: string
  theme?: Reader['theme']
  children: Child
}

/** The head that every page has; its children are the body. */
export function Document({ panel, locale, title, theme = 'auto', children }: DocumentProps) {
  const { assets, desk } = panel
  return (
    <html lang={locale} data-theme={theme}>
      <head>
        <meta charset="utf-8" />
        <title>{`${title} · ${say(config(desk).company, locale)}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <meta name="htmx-config" content={HTMX} />
        <link rel="icon" href={assets.url('icon.svg')} />
        <link rel="stylesheet" href={assets.url('panel.css')} />
        <script type="module" src={assets.url('panel.js')} />
      </head>
      {children}
    </html>
  )
}
