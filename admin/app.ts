import { Hono } from 'hono'
import type { Desk } from '../desk/desk.ts'
import type { Words } from '../locales/words.ts'
import { approvalsRoutes } from './approvals/routes.tsx'
import { createAside } from './aside/aside.ts'
import { auditRoutes } from './audit/routes.tsx'
import { deadlineRoutes } from './deadlines/routes.tsx'
import { fileRoutes } from './files/routes.ts'
import { filingRoutes } from './filing/routes.tsx'
import { assetRoutes, loadAssets } from './frame/assets.ts'
import { headers, ownOriginOnly, smallForms, unkept } from './frame/headers.ts'
import { readers } from './frame/reader.ts'
import { nothingHere, refusal } from './frame/refusal.tsx'
import { createHub } from './live/hub.ts'
import { createPresence } from './live/presence.ts'
import { liveRoutes } from './live/routes.ts'
import { meRoutes } from './me/routes.tsx'
import { noticeRoutes } from './notices/routes.tsx'
import { firstRun, packRoutes, schemaRoutes } from './packs/routes.tsx'
import type { Env, Log, Panel, TelegramLogin } from './panel.ts'
import { peopleRoutes } from './people/routes.tsx'
import { queueRoutes } from './queue/routes.tsx'
import { rankingRoutes } from './ranking/routes.tsx'
import { serviceRoutes } from './services/routes.tsx'
import { settingsRoutes } from './settings/routes.tsx'
import { signInRoutes } from './sign-in/routes.tsx'
import { systemRoutes } from './system/routes.tsx'
import { ticketRoutes } from './ticket/routes.tsx'

export interface AdminOptions {
  /** Where a worker reads the database: its file, or an image of it. */
  database: () => string | Uint8Array
  /** Absolute path of the folder of attachments; made when the first file comes. */
  filesDir: string
  log: Log
  /** Whether the panel is reached by https. */
  secure: boolean
  /** Whether the bot talks to the simulator: fictional people may have accounts there. */
  isSimulated?: boolean
  /** Absent: only links let people in. */
  telegramLogin?: TelegramLogin | undefined
  /** The version of the program. */
  version?: string
  /** Aborted when the program stops, so that open pages let it. */
  stopping?: AbortSignal
}

/** The agents' panel, to be mounted at /admin. */
export function adminApp(desk: Desk, words: Words, options: AdminOptions): Hono<Env> {
  const hub = createHub(desk)
  const aside = createAside(desk, { source: options.database })
  const close = () => {
    hub.close()
    aside.close()
  }
  options.stopping?.addEventListener('abort', close, { once: true })
  const panel: Panel = {
    desk,
    words,
    filesDir: options.filesDir,
    log: options.log,
    secure: options.secure,
    isSimulated: options.isSimulated ?? false,
    telegramLogin: options.telegramLogin,
    version: options.version ?? '',
    assets: loadAssets(),
    aside,
    hub,
    presence: createPresence(() => desk.now()),
  }
  const app = new Hono<Env>()
  app.use('*', headers(panel), ownOriginOnly(panel), smallForms)
  app.route('/', assetRoutes(panel.assets))
  app.use('*', unkept)
  app.route('/', signInRoutes(panel))
  app.route('/', schemaRoutes())
  app.use('*', readers(panel))
  for (const path of ['/', '/tickets']) app.use(path, firstRun(panel))
  for (const routes of [
    queueRoutes,
    filingRoutes,
    ticketRoutes,
    approvalsRoutes,
    rankingRoutes,
    liveRoutes,
    fileRoutes,
    peopleRoutes,
    deadlineRoutes,
    settingsRoutes,
    serviceRoutes,
    packRoutes,
    noticeRoutes,
    systemRoutes,
    auditRoutes,
    meRoutes,
  ]) {
    app.route('/', routes(panel))
  }
  app.all('*', nothingHere(panel))
  app.onError(refusal(panel))
  return app
}
