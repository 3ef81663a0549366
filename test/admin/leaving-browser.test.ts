import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { OFFICE } from '../desk/desk.ts'
import { pagesOfPanel } from './browser-pages.ts'
import { newPanel } from './panel.ts'

const openPage = await pagesOfPanel()

const PACK = {
  name: 'office.yaml',
  mimeType: 'application/yaml',
  buffer: Buffer.from(OFFICE.replace('name: Вопрос,', 'name: Любой вопрос,')),
}

/** Has the answer of the next form never come, as far as the page can tell. */
function holdForms(page: Page): Promise<unknown> {
  return page.evaluate("addEventListener('submit', (event) => event.preventDefault())")
}

/** How often the page asks for itself in two minutes. */
async function refreshes(page: Page): Promise<number> {
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.headers()['x-refresh']) asked.push(request.url())
  })
  await page.clock.runFor(120_000)
  // Requests are told in their order.
  await page.evaluate(async () => (await fetch('/admin/packs/schema.json')).text())
  return asked.length
}

test('a page whose form is on its way does not load itself again over the answer', async () => {
  const page = await openPage(newPanel())
  await page.clock.install()
  await page.goto('/admin/packs')
  expect(await refreshes(page)).toBeGreaterThan(0)
  await holdForms(page)
  await page.setInputFiles('#pack', PACK)
  await page.locator('.upload button').click()
  expect(await refreshes(page)).toBe(0)
})

test('a pack is confirmed by one click of two, and its preview is drawn once', async () => {
  const page = await openPage(newPanel())
  const faults: Error[] = []
  page.on('pageerror', (fault) => faults.push(fault))
  await page.goto('/admin/packs')
  await page.setInputFiles('#pack', PACK)
  const asked: string[] = []
  page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`))
  await page.locator('.upload button').click()
  await page.waitForURL('**/packs/import/*')
  const url = page.url()
  await page.locator('.sheet-head button').dblclick()
  await page.getByText('Готово. Изменений: 1').waitFor()
  expect(asked.filter((one) => one.endsWith(url))).toEqual([`GET ${url}`, `POST ${url}`])
  expect(faults).toEqual([])
})

test('a pack that is being brought in says so on its button', async () => {
  const page = await openPage(newPanel())
  await page.goto('/admin/packs')
  await page.setInputFiles('#pack', PACK)
  await page.locator('.upload button').click()
  await page.waitForURL('**/packs/import/*')
  await holdForms(page)
  await page.locator('.sheet-head button').click()
  const button = page.locator('.sheet-head button:disabled')
  expect(await button.textContent()).toBe('Загружаем…')
})
