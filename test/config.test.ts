import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Config, linkBase, readConfig } from '../config.ts'

const ROOT = resolve(import.meta.dirname, '..')
const TOKEN = '123456:AAE-secret_part'

function configOf(env: Record<string, string>, file?: string): Config {
  const result = readConfig(env, file)
  if (!result.ok) throw new Error(result.faults.join('\n'))
  return result.config
}

function faultsOf(env: Record<string, string>, file?: string): string[] {
  const result = readConfig(env, file)
  return result.ok ? [] : result.faults
}

describe('without any variable', () => {
  test('the simulator is polled and everything has its default', () => {
    expect(configOf({})).toEqual({
      telegram: { bot: 'simulator', mode: 'polling' },
      web: { host: '127.0.0.1', port: 3000, publicUrl: undefined },
      dataDir: join(ROOT, 'data'),
      pack: join(ROOT, 'scenarios/packs/it-support.yaml'),
      backupKeep: 7,
      metricsToken: undefined,
      locale: 'ru',
      logLevel: 'info',
    })
  })

  test('a variable that is empty or blank is absent', () => {
    const names = ['BOT_TOKEN', 'PORT', 'PUBLIC_URL', 'LOCALE', 'PACK', 'TELEGRAM_API_ROOT']
    expect(configOf(Object.fromEntries(names.map((name) => [name, ' '])))).toEqual(configOf({}))
  })
})

describe('Telegram’s login', () => {
  const LOGIN = {
    BOT_TOKEN: TOKEN,
    PUBLIC_URL: 'https://desk.example.org',
    TELEGRAM_LOGIN_CLIENT_ID: '123456',
    TELEGRAM_LOGIN_CLIENT_SECRET: 'a-very.secret/one=',
  }

  test('is there where both of its halves are', () => {
    expect(configOf({}).telegramLogin).toBeUndefined()
    expect(configOf(LOGIN).telegramLogin).toEqual({
      issuer: 'https://oauth.telegram.org',
      clientId: '123456',
      clientSecret: 'a-very.secret/one=',
    })
  })

  test.each([
    ['TELEGRAM_LOGIN_CLIENT_ID', '', /^TELEGRAM_LOGIN_CLIENT_ID is missing.*@BotFather shows/],
    ['TELEGRAM_LOGIN_CLIENT_SECRET', '', /^TELEGRAM_LOGIN_CLIENT_SECRET is missing.*Web Login/],
    ['TELEGRAM_LOGIN_CLIENT_ID', '@my_bot', /^TELEGRAM_LOGIN_CLIENT_ID must be a number/],
    ['TELEGRAM_LOGIN_CLIENT_SECRET', 'two words', /^TELEGRAM_LOGIN_CLIENT_SECRET must have no/],
    ['PUBLIC_URL', 'http://desk.example.org', /^PUBLIC_URL must be an https:/],
    ['PUBLIC_URL', '', /^PUBLIC_URL must be an https:/],
    ['BOT_TOKEN', '', /^BOT_TOKEN is missing/],
  ])('says what to do with %s=%j', (name, value, fault) => {
    const faults = faultsOf({ ...LOGIN, [name]: value })
    expect(faults).toEqual([expect.stringMatching(fault)])
    expect(faults.join()).not.toContain('a-very.secret')
  })
})

describe('the bot', () => {
  test('a token means a real bot, which talks to Telegram', () => {
    expect(configOf({ BOT_TOKEN: TOKEN }).telegram).toEqual({
      bot: 'real',
      token: TOKEN,
      apiRoot: 'https://api.telegram.org',
      mode: 'polling',
    })
  })

  test('the slash at the end of an address is dropped', () => {
    const env = { BOT_TOKEN: '1:a', TELEGRAM_API_ROOT: 'http://bot-api:8081/' }
    expect(configOf(env).telegram).toMatchObject({ apiRoot: 'http://bot-api:8081' })
    expect(configOf({ PUBLIC_URL: 'https://desk.example.org/' }).web.publicUrl).toBe(
      'https://desk.example.org',
    )
  })

  test.each(['token', '123:', ':abc', '12a:abc', '123:abc def'])('%j is no token', (token) => {
    expect(faultsOf({ BOT_TOKEN: token })).toEqual([expect.stringMatching(/^BOT_TOKEN must look/)])
  })

  test('a faulty token is not repeated in what is said about it', () => {
    expect(faultsOf({ BOT_TOKEN: 'secret!' }).join()).not.toContain('secret')
  })
})

describe('webhook mode', () => {
  const webhook = { TELEGRAM_MODE: 'webhook' }
  const real = { ...webhook, BOT_TOKEN: TOKEN }
  const api = 'http://127.0.0.1:8081'

  test.each([
    ['Telegram and https', { ...real, PUBLIC_URL: 'https://desk.example.org' }],
    [
      'both on this machine',
      { ...real, TELEGRAM_API_ROOT: api, PUBLIC_URL: 'http://localhost:3100' },
    ],
    ['both on this machine, no PUBLIC_URL', { ...real, TELEGRAM_API_ROOT: api }],
    ['both on this machine, IPv6', { ...real, TELEGRAM_API_ROOT: 'http://[::1]:8081' }],
    ['the simulator', webhook],
  ])('goes with %s', (_name, env) => {
    expect(configOf(env).telegram.mode).toBe('webhook')
  })

  test.each([
    ['Telegram and no PUBLIC_URL', real],
    ['Telegram and http', { ...real, PUBLIC_URL: 'http://desk.example.org' }],
    ['Telegram and http on this machine', { ...real, PUBLIC_URL: 'http://127.0.0.1:3000' }],
    [
      'a local API and http elsewhere',
      { ...real, TELEGRAM_API_ROOT: api, PUBLIC_URL: 'http://desk.example.org' },
    ],
    [
      'a name that only begins like loopback',
      { ...real, TELEGRAM_API_ROOT: 'http://127.0.0.1.example.org' },
    ],
    ['a local API while listening for everybody', { ...webhook, HOST: '0.0.0.0' }],
  ])('does not go with %s', (_name, env) => {
    expect(faultsOf(env)).toEqual([
      'PUBLIC_URL must be an https:// address, or TELEGRAM_MODE must be polling',
    ])
  })

  test('polling needs no PUBLIC_URL and takes any', () => {
    expect(faultsOf({ BOT_TOKEN: TOKEN, PUBLIC_URL: 'http://desk.example.org' })).toEqual([])
  })
})

describe('the rest of the table', () => {
  test.each([
    ['0', 0],
    ['65535', 65_535],
  ])('PORT %s is a port', (text, port) => {
    expect(configOf({ PORT: text }).web.port).toBe(port)
  })

  test.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['PORT', 'http'],
    ['HOST', 'http://localhost'],
    ['TELEGRAM_MODE', 'push'],
    ['TELEGRAM_API_ROOT', 'api.telegram.org'],
    ['TELEGRAM_API_ROOT', 'ftp://api.telegram.org'],
    ['PUBLIC_URL', 'desk.example.org'],
    ['PUBLIC_URL', 'https://anna:secret@desk.example.org'],
    ['PUBLIC_URL', 'https://desk.example.org/?a=b'],
    ['LOCALE', 'de'],
    ['LOG_LEVEL', 'loud'],
  ])('%s may not be %j', (name, value) => {
    const faults = faultsOf({ [name]: value })
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(new RegExp(`^${name} must `))
  })

  test('every fault is named at once', () => {
    const env = { BOT_TOKEN: 'x', PORT: 'x', LOCALE: 'x', LOG_LEVEL: 'x', TELEGRAM_MODE: 'webhook' }
    const names = faultsOf(env).map((fault) => fault.split(' ')[0])
    expect(names.sort()).toEqual(['BOT_TOKEN', 'LOCALE', 'LOG_LEVEL', 'PORT', 'PUBLIC_URL'])
  })

  test('paths count from the root of the project, absolute ones stand', () => {
    expect(configOf({ DATA_DIR: './elsewhere' }).dataDir).toBe(join(ROOT, 'elsewhere'))
    expect(configOf({ DATA_DIR: '/srv/desk' }).dataDir).toBe('/srv/desk')
    expect(configOf({ PACK: '/srv/pack.yaml' }).pack).toBe('/srv/pack.yaml')
  })

  test('PACK none sets up nothing', () => {
    expect(configOf({ PACK: 'none' }).pack).toBeNull()
  })
})

describe('the .env file', () => {
  test('fills in what the environment does not say', () => {
    const file = '\uFEFF# desk\r\nPORT=3100\r\nLOCALE="en" # English\r\n'
    expect(configOf({}, file)).toMatchObject({ web: { port: 3100 }, locale: 'en' })
  })

  test('loses to the environment, also to an empty variable', () => {
    const file = `BOT_TOKEN=${TOKEN}\nPORT=3100`
    expect(configOf({ PORT: '3200' }, file).web.port).toBe(3200)
    expect(configOf({ BOT_TOKEN: '' }, file).telegram.bot).toBe('simulator')
  })

  test('is checked like the environment', () => {
    expect(faultsOf({}, 'PORT=many')).toEqual(['PORT must be a whole number'])
  })
})

describe('the base of links', () => {
  test('is PUBLIC_URL where there is one', () => {
    const config = configOf({ PUBLIC_URL: 'https://desk.example.org' })
    expect(linkBase(config, 3100)).toBe('https://desk.example.org')
  })

  test('is where the web listens otherwise', () => {
    expect(linkBase(configOf({}))).toBe('http://127.0.0.1:3000')
    expect(linkBase(configOf({ PORT: '0' }), 40_123)).toBe('http://127.0.0.1:40123')
    expect(linkBase(configOf({ HOST: '::1' }))).toBe('http://[::1]:3000')
  })
})
