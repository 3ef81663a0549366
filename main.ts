import { join } from 'node:path'
import type { Hono } from 'hono'
import { pino } from 'pino'
import { adminApp } from './admin/app.ts'
import { startBot } from './bot/run.ts'
import { startChores } from './chores.ts'
import { databaseFile, filesFolder, lockFile } from './commands/command.ts'
import { type Config, linkBase, loadConfig } from './config.ts'
import { lockData } from './db/lock.ts'
import { openDatabase } from './db/open.ts'
import { createDesk } from './desk/desk.ts'
import { personByTelegram } from './desk/people.ts'
import { signInUrl } from './desk/sessions.ts'
import { fillEmptyDesk, greeting, peopleTheSimulator } from './first-run.ts'
import { loadWords } from './locales/words.ts'
import { phonePage } from './simulator/page/app.tsx'
import { startSimulator } from './simulator/start.ts'
import { openWeb, routes } from './web.ts'

try {
  const loaded = loadConfig()
  if (!loaded.ok) throw new Error(loaded.faults.join('\n'))
  await start(loaded.config)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

async function start(config: Config): Promise<void> {
  const log = pino({ level: config.logLevel, base: null })
  const lock = lockData(lockFile(config))
  if (!lock) throw new Error(`Another Okoshko is running on ${config.dataDir}: stop it first.`)
  const web = await openWeb(config.web.host, config.web.port)
  const words = loadWords()
  const desk = createDesk({
    db: openDatabase(databaseFile(config)),
    now: () => Date.now(),
    locale: config.locale,
    publicUrl: linkBase(config, web.port),
    words: (locale) => words.in(locale),
  })
  fillEmptyDesk(desk, config, log)
  const simulator =
    config.telegram.bot === 'simulator'
      ? await startSimulator({ dir: join(config.dataDir, 'simulator') })
      : null
  if (simulator) peopleTheSimulator(desk, simulator)
  const { token, apiRoot } = simulator ?? (config.telegram as { token: string; apiRoot: string })
  const bot = startBot({
    desk,
    words,
    log,
    token,
    apiRoot,
    files: filesFolder(config),
    ...(config.telegram.mode === 'webhook' ? { webhook: { publicUrl: desk.publicUrl } } : {}),
  })
  const chores = startChores(desk, log)
  const mounts: Record<string, Hono> = {
    '/admin': adminApp(desk, words, {
      filesDir: filesFolder(config),
      log,
      secure: desk.publicUrl.startsWith('https:'),
    }),
    ...(bot.webhook ? { '/': bot.webhook } : {}),
  }
  if (simulator) {
    mounts['/simulator'] = phonePage(simulator, {
      panelUrl: `${desk.publicUrl}/admin`,
      panelSignIn: (id) => {
        const person = personByTelegram(desk, id)
        return person && person.role !== 'requester' ? signInUrl(desk, person.key) : undefined
      },
    })
  }
  const health = () =>
    bot.trouble() === 'unauthorized' ? 'Telegram does not know the token in BOT_TOKEN' : null
  web.serve(routes(health, mounts))
  log.info({ address: desk.publicUrl }, 'serving')
  void bot.known.then(() => process.stderr.write(`${greeting(desk, simulator !== null)}\n`))
  stopOnSignals(async () => {
    await chores.stop()
    await bot.stop()
    await web.close()
    await simulator?.close()
    desk.db.$client.close()
    lock.release()
    log.info('stopped')
  })
}

/** The first signal stops in order, a second one at once. */
function stopOnSignals(stop: () => Promise<void>): void {
  let isStopping = false
  const onSignal = () => {
    if (isStopping) process.exit(1)
    isStopping = true
    setTimeout(() => process.exit(1), 4500).unref()
    void stop().then(() => process.exit(0))
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}
