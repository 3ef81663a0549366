import { join } from 'node:path'
import type { Logger } from 'pino'
import { adminApp } from './admin/app.ts'
import { startBot } from './bot/run.ts'
import { backUpAside } from './chores/nightly.ts'
import { startChores } from './chores.ts'
import { databaseFile, filesFolder } from './commands/command.ts'
import { type Config, linkBase, loadConfig } from './config.ts'
import { createDesk } from './desk/desk.ts'
import { fillEmptyDesk, greeting, leaveTheSimulator } from './first-run.ts'
import { healthOf } from './health.ts'
import { loadWords } from './locales/words.ts'
import { createLog, within } from './log.ts'
import { metricsRoute } from './metrics/route.ts'
import { openData, refuseSecond } from './opening.ts'
import { tellServer } from './server-file.ts'
import { stopOnSignals } from './stopping.ts'
import { createStorage, type Storage, TROUBLES } from './storage.ts'
import { nameSourcesInTraces } from './traces.ts'
import { version } from './version.ts'
import { openWeb, routes } from './web.ts'

// What people write is for no other account of this machine.
process.umask(0o077)
nameSourcesInTraces()

try {
  const loaded = loadConfig()
  if (!loaded.ok) throw new Error(loaded.faults.join('\n'))
  await start(loaded.config)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

async function start(config: Config): Promise<void> {
  const storage: Storage = createStorage((trouble) => {
    if (trouble === null) log.info('the storage works again')
    else log.error({ trouble }, TROUBLES[trouble])
  })
  const log: Logger = createLog(config.logLevel, storage.noted)
  refuseSecond(config)
  const web = await openWeb(config.web.host, config.web.port)
  const words = loadWords()
  const filesDir = filesFolder(config)
  const publicUrl = linkBase(config, web.port)
  const { lock, made: desk } = await openData(config, web, log, (db) => {
    const opened = createDesk({
      db,
      now: () => Date.now(),
      locale: config.locale,
      publicUrl,
      words: (locale) => words.in(locale),
    })
    fillEmptyDesk(opened, config, log)
    return opened
  })
  const dir = join(config.dataDir, 'simulator')
  // It takes memory that whoever has a real bot does without.
  const simulated =
    config.telegram.bot === 'simulator'
      ? await (await import('./simulated.ts')).simulate(desk, dir)
      : null
  if (!simulated) leaveTheSimulator(desk, dir, log)
  const { token, apiRoot } = simulated ?? (config.telegram as { token: string; apiRoot: string })
  const bot = startBot({
    desk,
    words,
    log,
    token,
    apiRoot,
    files: filesDir,
    within,
    ...(config.telegram.mode === 'webhook' ? { webhook: { publicUrl } } : {}),
  })
  const backup = config.backupKeep > 0 ? { backup: backUpAside } : {}
  const isBusy = () => bot.load().lanes > bot.load().resting
  const chores = startChores({ desk, log, storage, filesDir, isBusy, ...backup })
  const stopping = new AbortController()
  const health = healthOf(storage, bot, chores)
  web.serve(
    routes(health, log, (root) => {
      const figures = { desk, bot, health, version: version(), token: config.metricsToken }
      root.route('/', metricsRoute(figures))
      if (bot.webhook) root.route('/', bot.webhook)
      if (simulated) root.route('/simulator', simulated.phones)
      const secure = publicUrl.startsWith('https:')
      const isSimulated = simulated !== null
      const telegramLogin = simulated?.login ?? config.telegramLogin
      const database = () => databaseFile(config)
      const shown = { secure, isSimulated, telegramLogin, version: version() }
      const options = { database, filesDir, log, ...shown }
      const panel = adminApp(desk, words, { ...options, stopping: stopping.signal })
      root.route('/admin', panel)
    }),
  )
  const forgetServer = tellServer(config, { publicUrl, pid: process.pid, version: version() })
  log.info({ address: publicUrl, version: version() }, 'serving')
  void bot.known.then((isKnown) => {
    if (isKnown) process.stderr.write(`${greeting(desk, simulated !== null)}\n`)
  })
  stopOnSignals(async () => {
    stopping.abort()
    await chores.stop()
    await bot.stop()
    await web.close()
    await simulated?.close()
    desk.db.$client.close()
    forgetServer()
    lock.release()
    log.info('stopped')
  })
}
