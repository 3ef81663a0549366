import { expect } from 'vitest'
import { newDesk } from '../desk/desk.ts'
import { startProvider, type TestProvider } from './login-provider.ts'
import { type Browser, mountPanel, stranger, type TestPanel } from './panel.ts'

/** Where the provider sends people back to, and where they begin. */
export const BACK = '/admin/sign-in/telegram'
export const START = `${BACK}/start`

/** A panel that people sign in to by a provider of the test's own. */
export interface Place extends TestPanel {
  provider: TestProvider
}

/** A fresh panel with its provider. */
export async function newPlace(options: { secure?: boolean } = {}): Promise<Place> {
  const test = newDesk()
  const provider = await startProvider(() => test.desk.now())
  return { ...mountPanel(test, { telegramLogin: provider.login, ...options }), provider }
}

/** Somebody who stands at the provider. */
export interface Sent {
  browser: Browser
  /** Set-Cookie as it came. */
  kept: string
  address: URL
  state: string
  nonce: string
}

/** A browser that has pressed the button and stands at the provider. */
export async function sent(place: TestPanel, cookies = ''): Promise<Sent> {
  const answer = await stranger(place, cookies).get(START)
  const kept = answer.headers.getSetCookie()[0] ?? ''
  const address = new URL(answer.headers.get('location') ?? '')
  const [state, nonce] = ['state', 'nonce'].map((name) => address.searchParams.get(name) ?? '')
  const browser = stranger(place, [kept.split(';')[0], cookies].filter(Boolean).join('; '))
  return { browser, kept, address, state: state ?? '', nonce: nonce ?? '' }
}

/** How somebody is answered whom the provider gives this token. */
export async function entering(place: Place, claims = {}, header = {}) {
  const { browser, state, nonce } = await sent(place)
  place.provider.gives(await place.provider.token({ nonce, ...claims }, header))
  return browser.get(`${BACK}?code=abc&state=${state}`)
}

/** Holds an answer to its status and words, and to letting nobody in. */
export async function expectRefused(
  answer: Response,
  status: number,
  words: string,
): Promise<void> {
  expect(answer.status).toBe(status)
  expect(await answer.text()).toContain(words)
  expect(answer.headers.getSetCookie().join()).not.toContain('session')
}
