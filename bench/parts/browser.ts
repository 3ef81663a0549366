import type { Browser } from 'playwright-core'
import { openBrowser } from '../../test/browser.ts'
import { keptDesk } from '../desk-data/kept.ts'
import type { Figure } from '../figures.ts'
import { startTelegram } from '../telegram/server.ts'
import { type OpenDesk, openProgram } from './open-desk.ts'
import type { Wanted } from './part.ts'

const SIZE = 100_000

/** What a browser that was never here takes for the queue: bytes over the wire, requests, time. */
export async function browser({ rounds }: Wanted): Promise<Figure[]> {
  const telegram = await startTelegram()
  const desk = await openProgram(SIZE, keptDesk(SIZE), telegram.apiRoot)
  const chrome = await openBrowser()
  const loads: Load[] = []
  for (let n = 0; n <= rounds; n++) {
    const load = await firstLoad(chrome, desk)
    // The first one starts the browser's own processes.
    if (n > 0) loads.push(load)
  }
  await chrome.close()
  await desk.close()
  await telegram.close()
  const figure = (what: string, unit: Figure['unit'], of: keyof Load, atMost: number): Figure => ({
    part: 'browser',
    what: `first load of the queue: ${what}`,
    unit,
    rounds: loads.map((load) => load[of]),
    goal: { atMost },
  })
  return [
    figure('transferred', 'kB', 'kilobytes', 60),
    figure('requests', '', 'requests', 6),
    figure('time to interactive', 'ms', 'interactive', 300),
  ]
}

interface Load {
  kilobytes: number
  requests: number
  interactive: number
}

async function firstLoad(chrome: Browser, desk: OpenDesk): Promise<Load> {
  const context = await chrome.newContext()
  const cookies = desk.cookies.agent.split('; ').map((one) => {
    const [name = '', ...value] = one.split('=')
    return { name, value: value.join('='), url: desk.url }
  })
  await context.addCookies(cookies)
  const page = await context.newPage()
  const wire = await context.newCDPSession(page)
  let bytes = 0
  let requests = 0
  await wire.send('Network.enable')
  wire.on('Network.requestWillBeSent', () => {
    requests += 1
  })
  wire.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await page.goto(`${desk.url}/admin/tickets`, { waitUntil: 'load' })
  // Scripts are deferred: whoever sees the page loaded can use it.
  const interactive = await page.evaluate<number>(
    "performance.getEntriesByType('navigation')[0].loadEventEnd || performance.now()",
  )
  await context.close()
  return { kilobytes: bytes / 1000, requests, interactive }
}
