import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { type AdminOptions, adminApp } from '../../admin/app.ts'
import { signInLink } from '../../desk/people/sign-in-links.ts'
import { loadWords } from '../../locales/words.ts'
import { newDesk, type TestDesk } from '../desk/desk.ts'
import { atTheEnd } from '../ending.ts'

export const HOST = 'http://127.0.0.1:3000'

const words = loadWords()

export interface TestPanel extends TestDesk {
  app: Hono
  filesDir: string
  /** What the panel wrote into its log. */
  logged: { fields: object; message: string }[]
}

type PanelOptions = Pick<AdminOptions, 'telegramLogin'> & { secure?: boolean }

/** The panel of a fresh desk, mounted as the program mounts it. */
export function newPanel(pack?: string, options: PanelOptions = {}): TestPanel {
  return mountPanel(newDesk(pack), options)
}

/** The panel of a desk that is there already. */
export function mountPanel(test: TestDesk, options: PanelOptions = {}): TestPanel {
  const filesDir = mkdtempSync(join(tmpdir(), 'okoshko-files-'))
  atTheEnd(() => rmSync(filesDir, { recursive: true, force: true }))
  const logged: TestPanel['logged'] = []
  const keep = (fields: object, message: string) => void logged.push({ fields, message })
  const stopping = new AbortController()
  atTheEnd(() => stopping.abort())
  const client = test.desk.db.$client
  const admin = adminApp(test.desk, words, {
    database: () => (client.memory ? client.serialize() : client.name),
    filesDir,
    log: { warn: keep, error: keep },
    secure: options.secure ?? false,
    telegramLogin: options.telegramLogin,
    stopping: stopping.signal,
  })
  return { ...test, app: new Hono().route('/admin', admin), filesDir, logged }
}

type Fields = Record<string, string> | FormData

export interface Browser {
  cookie: string
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** Sends a form as a page of the panel would. */
  post(path: string, fields?: Fields, headers?: Record<string, string>): Promise<Response>
  /** The text of a page. */
  read(path: string): Promise<string>
}

/** A browser in which nobody is signed in. */
export function stranger({ app }: Pick<TestPanel, 'app'>, cookie = ''): Browser {
  const headers = (more: Record<string, string>) => ({
    'accept-language': 'ru',
    ...(cookie === '' ? {} : { cookie }),
    ...more,
  })
  const get: Browser['get'] = async (path, more = {}) =>
    app.request(`${HOST}${path}`, { headers: headers(more) })
  return {
    cookie,
    get,
    post: async (path, fields = {}, more = {}) =>
      app.request(`${HOST}${path}`, {
        method: 'POST',
        headers: headers({ origin: HOST, ...more }),
        body: fields instanceof FormData ? fields : new URLSearchParams(fields),
      }),
    read: async (path) => (await get(path)).text(),
  }
}

/** A browser in which a person has signed in by a link. */
export async function signedIn(panel: TestPanel, key: string): Promise<Browser> {
  const token = signInLink(panel.desk, panel.person(key).id)
  const answer = await stranger(panel).post(`/admin/sign-in/${token}`)
  const cookie = answer.headers.getSetCookie().find((one) => one.includes('session')) ?? ''
  return stranger(panel, cookie.split(';')[0])
}

let tokens = 0

/** A token as a rendered form would carry it. */
export function token(): string {
  tokens += 1
  return `token-of-a-test-${String(tokens).padStart(6, '0')}`
}

/** The form of a message with its files. */
export function messageForm(fields: Record<string, string>, files: File[] = []): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries({ token: token(), mode: 'reply', ...fields })) {
    form.set(name, value)
  }
  for (const file of files) form.append('files', file)
  return form
}
