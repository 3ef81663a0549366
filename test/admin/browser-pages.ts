import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll } from 'vitest'
import { openBrowser } from '../browser.ts'
import { PATIENCE_MS } from '../patience.ts'
import { signedIn, type TestPanel } from './panel.ts'
import { type Served, served } from './served.ts'

/** Opens pages of a panel in a real browser, in which somebody is signed in, an admin unless told. */
type OpenPage = (panel: TestPanel, options?: BrowserContextOptions, key?: string) => Promise<Page>

/** A browser for the tests of a file; it and the servers behind its pages end with them. */
export async function pagesOfPanel(): Promise<OpenPage> {
  const browser = await openBrowser()
  const servers: Served[] = []
  afterAll(async () => {
    await browser.close()
    for (const server of servers) server.close()
  })
  return async (panel, options = {}, key = 'dina') => {
    const server = await served(panel.app)
    servers.push(server)
    const { url } = server
    const context = await browser.newContext({ baseURL: url, locale: 'ru', ...options })
    context.setDefaultTimeout(PATIENCE_MS)
    const [name = '', value = ''] = (await signedIn(panel, key)).cookie.split('=')
    await context.addCookies([{ name, value, url }])
    return context.newPage()
  }
}
