import { expect, test } from 'vitest'
import { fileTicket } from '../desk/filing.ts'
import { pagesOfPanel } from './browser-pages.ts'
import { newPanel } from './panel.ts'

const open = await pagesOfPanel()

test('what is typed of a newcomer stays when the page is renewed', async () => {
  const panel = newPanel()
  const page = await open(panel, {}, 'vera')
  await page.goto('/admin/tickets/new')
  await page.click('.newcomer summary')
  await page.fill('.newcomer [name=name]', 'Зоя')
  await page.focus('[type=search]')
  const renewed = page.evaluate(
    "new Promise((done) => document.addEventListener('panel:merged', () => done(true), { once: true }))",
  )
  fileTicket(panel)
  await renewed
  expect(await page.isVisible('.newcomer [name=name]')).toBe(true)
  expect(await page.inputValue('.newcomer [name=name]')).toBe('Зоя')
})
