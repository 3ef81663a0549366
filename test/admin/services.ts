import { config } from '../../desk/setup/config.ts'
import { type Browser, signedIn, type TestPanel } from './panel.ts'

/** What a form of a new service with one question sends. */
export const SIMPLE = {
  'name.ru': 'Справка с работы',
  line: 'l1',
  'steps.0.type': 'text',
  'steps.0.ask.ru': 'Куда справка?',
}

/** The browser of the admin. */
export async function dinas(panel: TestPanel): Promise<Browser> {
  return signedIn(panel, 'dina')
}

/** Sends the form of a service with a button of it. */
export function send(browser: Browser, name: string, fields: Record<string, string>, deed: string) {
  return browser.post(`/admin/services/${name}`, { ...fields, do: deed })
}

/** A service in use. */
export function live({ desk }: TestPanel, key: string) {
  return config(desk).services.live.find((one) => one.key === key)
}

/** The keys of those in use, in order. */
export function keys({ desk }: TestPanel): string[] {
  return config(desk).services.live.map(({ key }) => key)
}
