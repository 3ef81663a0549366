import { expect, test } from 'vitest'
import { dueOf, filed, PROMISES, tickAll } from '../desk/sla.ts'
import { pagesOfPanel } from './browser-pages.ts'
import { newPanel } from './panel.ts'

const admin = await pagesOfPanel()

test('a calendar is mended in a browser without scripts, and a deadline moves', async () => {
  const panel = newPanel(PROMISES)
  const number = filed(panel)
  const page = await admin(panel, { javaScriptEnabled: false })
  await page.goto('/admin/people')
  await page.click('text=Сроки')
  await page.click('h3 >> text=office')
  await page.click('text=Изменить')
  await page.fill('[name=tue]', '09:00-12:00, 15:00')
  await page.fill('[name=holidays]', '12.06.2026')
  await page.click('text=Сохранить')
  expect(await page.textContent('#fault-tue')).toContain('«15:00» — не часы')
  expect(await page.inputValue('[name=tue]')).toBe('09:00-12:00, 15:00')
  expect(await page.inputValue('[name=holidays]')).toBe('12.06.2026')
  await page.fill('[name=tue]', '09:00-12:00, 15:00-18:00')
  await page.click('text=Сохранить')
  expect(await page.textContent('#day-2026-06-12')).toContain('закрыто по календарю')
  tickAll(panel)
  expect(dueOf(panel, number, 'resolution')).toBe('tue 17:00')
  await page.goto('/admin/deadlines/test')
  await page.selectOption('[name=service]', 'office')
  await page.click('text=Посчитать')
  expect(page.url()).toContain('service=office')
  expect(await page.textContent('.tested:last-child .tested-due')).toContain('до 17:00 сегодня')
  expect(await page.textContent('.tested:last-child .why')).toContain('перерыв 12:00–15:00')
})

test.each([1440, 390])('a year fits a window of %i and is walked by keys', async (width) => {
  const page = await admin(newPanel(PROMISES), { viewport: { width, height: 800 } })
  await page.goto('/admin/deadlines/calendars/russia?year=2026')
  const main = page.locator('main')
  expect(await main.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0)
  await page.locator('a[href="#day-2026-05-09"]').focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL(/#day-2026-05-11$/)
  expect(await page.locator('#day-2026-05-11').evaluate((one) => one.matches(':target'))).toBe(true)
})
