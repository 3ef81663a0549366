import { expect, test } from 'vitest'
import { OFFICE } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'
import { pagesOfPanel } from './browser-pages.ts'
import { newPanel } from './panel.ts'

const THUMB_PX = 40

const openPage = await pagesOfPanel()
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

test.each([
  '/admin/tickets',
  '/admin/tickets/1',
  '/admin/tickets/new?requester=1&service=access',
  '/admin/me',
  '/admin/people',
  '/admin/people/1/edit',
  '/admin/services',
  '/admin/settings/lines/l1',
  '/admin/settings/canned_replies',
  '/admin/deadlines/calendars/office',
  '/admin/audit',
])('whatever a thumb is to meet on a phone is large enough for it: %s', async (path) => {
  const panel = newPanel()
  fileTicket(panel)
  const page = await openPage(panel, phone)
  expect((await page.goto(path))?.status()).toBe(200)
  const controls = 'button, summary, select, textarea, .button, .pick, .option, .calendar-day'
  const fields = 'input:not([type="hidden"], [type="radio"], [type="checkbox"], label *)'
  const small = await page.locator(`${controls}, ${fields}`).evaluateAll(
    (all, least) =>
      all
        .filter((one) => one.checkVisibility({ visibilityProperty: true }))
        .map((one) => ({ name: one.outerHTML.slice(0, 80), box: one.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 1 && box.height < least - 0.5)
        .map(({ name, box }) => `${name}: ${box.height}`),
    THUMB_PX,
  )
  expect(small).toEqual([])
  const width = await page.evaluate('document.documentElement.scrollWidth')
  expect(width).toBe(390)
})

test('the replies to choose from are on a phone in whole', async () => {
  const replies = 'canned_replies:\n  - {key: long, name: Приняли, text: Здравствуйте}\n'
  const panel = newPanel(`${OFFICE}\n${replies}`)
  fileTicket(panel)
  const page = await openPage(panel, phone, 'vera')
  await page.goto('/admin/tickets/1')
  await page.click('.canned > summary')
  const box = await page.locator('.canned > .menu-body').boundingBox()
  expect(box?.x).toBeGreaterThanOrEqual(0)
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390)
})
