import { expect, test } from 'vitest'
import { addPerson } from '../../desk/people/people.ts'
import { config } from '../../desk/setup/config.ts'
import { pagesOfPanel } from './browser-pages.ts'
import { newPanel, type TestPanel } from './panel.ts'

const opened = await pagesOfPanel()

const lineKeys = ({ desk }: TestPanel) => config(desk).lines.live.map(({ key }) => key)

test('a line is made, put first and archived in a browser without scripts', async () => {
  const panel = newPanel()
  const page = await opened(panel, { javaScriptEnabled: false })
  await page.goto('/admin/tickets')
  await page.click('text=Настройки')
  await page.click('a.subject:has-text("Линии")')
  await page.click('text=Добавить')
  await page.fill('[name=key]', 'Третья')
  await page.fill('[name="name.ru"]', 'Третья линия')
  await page.check('label:has-text("Иван Громов") input')
  await page.click('text=Сохранить')
  expect(await page.textContent('#fault-key')).not.toBe('')
  expect(await page.inputValue('[name="name.ru"]')).toBe('Третья линия')
  await page.fill('[name=key]', 'l3')
  await page.click('text=Сохранить')
  expect(await page.textContent('.done')).toContain('Сохранено')
  await page.goto('/admin/settings/lines')
  await page.click('#move-l3-up')
  // The focus comes back to the row that was moved.
  expect(await page.evaluate('document.activeElement.id')).toBe('move-l3-up')
  for (let i = 0; i < 3; i += 1) await page.click('#move-l3-up')
  expect(lineKeys(panel)[0]).toBe('l3')
  await page.click('#row-l3 a')
  await page.click('summary:has-text("В архив")')
  await page.click('button:has-text("В архив")')
  expect(lineKeys(panel)).not.toContain('l3')
  await page.click('summary:has-text("В архиве")')
  await page.click('button:has-text("Вернуть")')
  expect(lineKeys(panel)).toContain('l3')
})

test('rows are dragged to their place', async () => {
  const panel = newPanel()
  const page = await opened(panel)
  await page.goto('/admin/settings/lines')
  const [saved] = await Promise.all([
    page.waitForResponse((answer) => answer.url().includes('/order/lines')),
    page.dragAndDrop('#row-round', '#row-l1', { targetPosition: { x: 100, y: 4 } }),
  ])
  expect(saved.status()).toBe(303)
  expect(lineKeys(panel)).toEqual(['round', 'l1', 'l2', 'least'])
})

test('a variable goes where the cursor is, and the preview follows', async () => {
  const page = await opened(newPanel())
  await page.goto('/admin/settings/new/canned_replies')
  await page.fill('[name="text.ru"]', 'Здравствуйте, !')
  for (const key of ['End', 'ArrowLeft']) await page.press('[name="text.ru"]', key)
  await page.click('button:has-text("имя заявителя") >> nth=0')
  expect(await page.inputValue('[name="text.ru"]')).toBe('Здравствуйте, {requester.first_name}!')
  await page.waitForSelector('#text-preview >> text=Здравствуйте, Анна!')
})

test('people are offered by what is typed', async () => {
  const page = await opened(newPanel())
  await page.goto('/admin/settings/departments/sales')
  await page.fill('[name=head]', '')
  await page.locator('[name=head]').pressSequentially('Оль')
  await page.waitForSelector('#people-head option:only-child', { state: 'attached' })
  expect(await page.getAttribute('#people-head option', 'value')).toBe('Ольга Котова')
})

test('a page that somebody may not see is shown once, not again and again', async () => {
  const panel = newPanel()
  const page = await opened(panel, {}, 'vera')
  let pages = 0
  page.on('request', (request) => {
    if (request.isNavigationRequest()) pages += 1
  })
  const refreshed = page.waitForResponse(
    (answer) => answer.request().headers()['x-refresh'] !== undefined,
  )
  await page.goto('/admin/settings/new/lines')
  expect((await refreshed).status()).toBe(403)
  // Whatever the answer makes of the page has begun once another one has come.
  await page.evaluate('fetch("/admin/settings")')
  expect(pages).toBe(1)
})

test.each([1440, 390])('every page of the settings fits a window of %i', async (width) => {
  const page = await opened(newPanel(), { viewport: { width, height: 800 } })
  for (const path of [
    '',
    '/company',
    '/rules',
    '/new/rule',
    '/statuses',
    '/statuses/new',
    '/priorities/high',
    '/departments/sales',
    '/lines',
    '/lines/l1',
    '/new/canned_replies',
    '/new/articles',
  ]) {
    await page.goto(`/admin/settings${path}`)
    const main = page.locator('main')
    const over = await main.evaluate((one) => one.scrollWidth - one.clientWidth)
    expect([path, over]).toEqual([path, 0])
  }
})

test('a long list of choices gives each the room that its words need', async () => {
  const panel = newPanel()
  for (const at of Array(20).keys()) {
    const position = `Руководитель направления по работе с ключевыми клиентами № ${at}`
    addPerson(panel.desk, { key: `new${at}`, name: `Новый ${at}`, position, origin: 'panel' })
  }
  const page = await opened(panel)
  await page.goto('/admin/settings/new/rule')
  const list = page.locator('#ticks-position')
  expect(await list.evaluate((one) => one.scrollHeight > one.clientHeight)).toBe(true)
  const cramped = await list
    .locator('.option')
    .evaluateAll((all) => all.filter((one) => one.scrollHeight > one.clientHeight).length)
  expect(cramped).toBe(0)
})
