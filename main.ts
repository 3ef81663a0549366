import { join } from 'node:path'
import { pino } from 'pino'
import { adminApp } from './admin/app.ts'
import { startBot } from './bot/run.ts'
import { startChores } from './chores.ts'
import { databaseFile, filesFolder, lockFile } from './commands/command.ts'
import { type Config, linkBase, loadConfig } from './config.ts'
import { lockData } from './db/lock.ts'
import { openDatabase } from './db/open.ts'
import { createDesk } from './desk/desk.ts'
import { fillEmptyDesk, greeting, peopleTheSimulator, phones } from './first-run.ts'
import { loadWords } from './locales/words.ts'
import { startSimulator } from './simulator/start.ts'
import { stopOnSignals } from './stopping.ts'
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
  const filesDir = filesFolder(config)
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
    files: filesDir,
    ...(config.telegram.mode === 'webhook' ? { webhook: { publicUrl: desk.publicUrl } } : {}),
  })
  const chores = startChores(desk, log)
  const stopping = new AbortController()
  const health = () =>
    bot.trouble() === 'unauthorized' ? 'Telegram does not know the token in BOT_TOKEN' : null
  web.serve(
    routes(health, (root) => {
      if (bot.webhook) root.route('/', bot.webhook)
      if (simulator) root.route('/simulator', phones(desk, simulator))
      const secure = desk.publicUrl.startsWith('https:')
      const isSimulated = simulator !== null
      const options = { filesDir, log, secure, isSimulated, stopping: stopping.signal }
      root.route('/admin', adminApp(desk, words, options))
    }),
  )
  log.info({ address: desk.publicUrl }, 'serving')
  void bot.known.then((isKnown) => {
    if (isKnown) process.stderr.write(`${greeting(desk, simulator !== null)}\n`)
  })
  stopOnSignals(async () => {
    stopping.abort()
    await chores.stop()
    await bot.stop()
    await web.close()
    await simulator?.close()
    desk.db.$client.close()
    lock.release()
    log.info('stopped')
  })
}
