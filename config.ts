import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { z } from 'zod'

const ROOT = import.meta.dirname
const TELEGRAM = 'https://api.telegram.org'
const TELEGRAM_LOGIN = 'https://oauth.telegram.org'
const BOTFATHER = 'as @BotFather shows it under Bot Settings > Web Login'

/** Whom the bot talks to: Telegram under a real token, or the simulator that the program starts itself. */
type Counterpart = { bot: 'real'; token: string; apiRoot: string } | { bot: 'simulator' }
type Delivery = { mode: 'polling' | 'webhook' }

export interface Config {
  telegram: Counterpart & Delivery
  web: {
    host: string
    /** 0: any free port. */
    port: number
    /** Base of links, without a slash at its end; absent: see `linkBase`. */
    publicUrl: string | undefined
  }
  /** Telegram's own login for the panel; absent: there are links only. */
  telegramLogin: { issuer: string; clientId: string; clientSecret: string } | undefined
  /** Absolute path. */
  dataDir: string
  /** Absolute path of the pack for an empty desk; null: none. */
  pack: string | null
  /** For so many days nightly backups are kept; 0: none are made. */
  backupKeep: number
  /** What reads /metrics from elsewhere must know; absent: only this machine may read them. */
  metricsToken: string | undefined
  locale: z.infer<typeof environment>['LOCALE']
  logLevel: z.infer<typeof environment>['LOG_LEVEL']
}

type ConfigResult = { ok: true; config: Config } | { ok: false; faults: string[] }

const address = z
  .url({ protocol: /^https?$/, error: 'must be an address such as https://desk.example.org' })
  .refine((url) => !/[?#@]/.test(url), 'must have no password, no ? and no #')
  .transform((url) => url.replace(/\/+$/, ''))

/** The variables; every one of them is told about in .env.example. */
export const environment = z.object({
  BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/, 'must look like 123456:ABC-def, as @BotFather gives it')
    .optional(),
  TELEGRAM_API_ROOT: address.default(TELEGRAM),
  TELEGRAM_LOGIN_CLIENT_ID: z.string().regex(/^\d+$/, `must be a number, ${BOTFATHER}`).optional(),
  TELEGRAM_LOGIN_CLIENT_SECRET: z
    .string()
    .regex(/^[!-~]+$/, `must have no spaces, ${BOTFATHER}`)
    .optional(),
  TELEGRAM_MODE: oneOf('polling', 'webhook').default('polling'),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be a host name or an IP address, without http:// and port')
    .default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be from 0 to 65535')
    .default(3000),
  PUBLIC_URL: address.optional(),
  DATA_DIR: z.string().default('data').transform(inRoot),
  PACK: z
    .string()
    .default('scenarios/packs/it-support.yaml')
    .transform((pack) => (pack === 'none' ? null : inRoot(pack))),
  BACKUP_KEEP: z
    .string()
    .regex(/^\d{1,3}$/, 'must be a number of days, 0 for no backups')
    .transform(Number)
    .default(7),
  METRICS_TOKEN: z.string().min(16, 'must have 16 characters or more').optional(),
  LOCALE: oneOf('ru', 'en').default('ru'),
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent').default('info'),
})

/** Reads the process's environment and the .env file beside package.json; never throws for a fault in them. */
export function loadConfig(): ConfigResult {
  const file = join(ROOT, '.env')
  return readConfig(process.env, existsSync(file) ? readFileSync(file, 'utf8') : '')
}

/**
 * Makes a config of the environment and the text of a .env file, or names every fault in them.
 * A variable of the environment wins even when it is empty; an empty value means absent.
 */
export function readConfig(env: NodeJS.Dict<string>, envFileText = ''): ConfigResult {
  const given = presentIn({ ...parseEnv(envFileText.replace(/^\uFEFF/, '')), ...env })
  const parsed = environment.safeParse(given)
  const faults = [...faultsOf(parsed.error), ...webhookFaults(given), ...loginFaults(given)]
  if (!parsed.success || faults.length > 0) return { ok: false, faults }
  return { ok: true, config: configOf(parsed.data) }
}

/** Where the user stands who called a command: npm runs it in the project's folder, people name files from theirs. */
export function callersFolder(): string {
  return process.env.INIT_CWD ?? process.cwd()
}

/** Base of links given out: PUBLIC_URL, else where the web listens (`port`: the one really taken). */
export function linkBase({ web }: Config, port = web.port): string {
  const host = web.host.includes(':') ? `[${web.host}]` : web.host
  return web.publicUrl ?? `http://${host}:${port}`
}

function presentIn(env: NodeJS.Dict<string>): Record<string, string> {
  const named = Object.keys(environment.shape).map((name) => [name, env[name]?.trim()])
  return Object.fromEntries(named.filter(([, value]) => value))
}

/** Values are not repeated: one of them may be the token. */
function faultsOf(error: z.ZodError | undefined): string[] {
  return (error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}`)
}

/** Telegram calls https only; between two programs of one machine, http will do. */
function webhookFaults(given: Record<string, string>): string[] {
  const { TELEGRAM_MODE, PUBLIC_URL, BOT_TOKEN, TELEGRAM_API_ROOT, HOST = '127.0.0.1' } = given
  if (TELEGRAM_MODE !== 'webhook' || PUBLIC_URL?.startsWith('https://')) return []
  const isLocalApi = BOT_TOKEN === undefined || isLoopback(hostOf(TELEGRAM_API_ROOT ?? TELEGRAM))
  if (isLocalApi && isLoopback(PUBLIC_URL === undefined ? HOST : hostOf(PUBLIC_URL))) return []
  return ['PUBLIC_URL must be an https:// address, or TELEGRAM_MODE must be polling']
}

/** Telegram sends people back to registered https addresses only. */
function loginFaults(given: Record<string, string>): string[] {
  const { TELEGRAM_LOGIN_CLIENT_ID: id, TELEGRAM_LOGIN_CLIENT_SECRET: secret } = given
  if (id === undefined && secret === undefined) return []
  const missing = id === undefined ? 'TELEGRAM_LOGIN_CLIENT_ID' : 'TELEGRAM_LOGIN_CLIENT_SECRET'
  return [
    ...(id && secret ? [] : [`${missing} is missing: set it too, ${BOTFATHER}`]),
    ...(given.PUBLIC_URL?.startsWith('https://')
      ? []
      : ['PUBLIC_URL must be an https:// address, or TELEGRAM_LOGIN_CLIENT_ID must be empty']),
    // The simulator's people hold numbers that are somebody else's at Telegram.
    ...(given.BOT_TOKEN
      ? []
      : ['BOT_TOKEN is missing: without it TELEGRAM_LOGIN_CLIENT_ID must be empty']),
  ]
}

function configOf(env: z.infer<typeof environment>): Config {
  const counterpart: Counterpart = env.BOT_TOKEN
    ? { bot: 'real', token: env.BOT_TOKEN, apiRoot: env.TELEGRAM_API_ROOT }
    : { bot: 'simulator' }
  return {
    telegram: { ...counterpart, mode: env.TELEGRAM_MODE },
    web: { host: env.HOST, port: env.PORT, publicUrl: env.PUBLIC_URL },
    telegramLogin: loginOf(env),
    dataDir: env.DATA_DIR,
    pack: env.PACK,
    backupKeep: env.BACKUP_KEEP,
    metricsToken: env.METRICS_TOKEN,
    locale: env.LOCALE,
    logLevel: env.LOG_LEVEL,
  }
}

function loginOf(env: z.infer<typeof environment>): Config['telegramLogin'] {
  const { TELEGRAM_LOGIN_CLIENT_ID: clientId, TELEGRAM_LOGIN_CLIENT_SECRET: clientSecret } = env
  if (!clientId || !clientSecret) return undefined
  return { issuer: TELEGRAM_LOGIN, clientId, clientSecret }
}

function oneOf<const Values extends [string, ...string[]]>(...values: Values) {
  return z.enum(values, `must be one of: ${values.join(', ')}`)
}

function inRoot(path: string): string {
  return resolve(ROOT, path)
}

/** The host of an address, IPv6 without brackets; empty where it is none. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, '') : ''
}

/** Whether a host name or address is that of this machine to itself. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host)
}
