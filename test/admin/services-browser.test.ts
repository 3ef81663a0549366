import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { config } from '../../desk/setup/config.ts'
import { pagesOfPanel } from './browser-pages.ts'
import { newPanel, signedIn, type TestPanel } from './panel.ts'

const admin = await pagesOfPanel()

function live({ desk }: TestPanel, key: string) {
  return config(desk).services.live.find((one) => one.key === key)
}

function asks(page: Page): Promise<string[]> {
  return page.locator('.step-label').allTextContents()
}

test('a service is made in a browser without scripts, with everything typed kept at every step', async () => {
  const panel = newPanel()
  const page = await admin(panel, { javaScriptEnabled: false })
  const press = (deed: string) => page.locator(`button[value="${deed}"]`).first().click()
  await page.goto('/admin/services')
  await page.click('text=Новая услуга')
  await page.fill('[name="name.ru"]', 'Пропуск')
  await press('add:steps:choice')
  await page.fill('[name="steps.0.ask.ru"]', 'Кому?')
  await page.fill('[name="steps.0.options.0.name.ru"]', 'Гостю')
  await press('add:steps:text')
  expect(await page.inputValue('[name="name.ru"]')).toBe('Пропуск')
  await page.fill('[name="steps.1.ask.ru"]', 'Как зовут?')
  await page.selectOption('[name="steps.1.when.rows.0.key"]', { label: 'Если «Кому?»' })
  await press('up:steps.1')
  expect(await asks(page)).toEqual(['Как зовут?', 'Кому?'])
  await press('down:steps.0')
  await page.check('[name="steps.1.when.rows.0.values[]"]')
  await press('publish')
  expect(await page.textContent('#faults')).toContain('исправьте 1 место')
  await page.click('#faults a')
  await page.fill('[name="steps.0.options.1.name.ru"]', 'Сотруднику')
  await press('publish')
  await page.waitForURL(/propusk\?done=1$/)
  expect(live(panel, 'propusk')?.steps[1]).toEqual({
    key: 'kak-zovut',
    ask: 'Как зовут?',
    type: 'text',
    when: { komu: 'gostyu' },
  })
  await press('tap:pick:0:1')
  expect(await page.textContent('#preview')).toContain('Проверьте заявку')
  await press('tap:edit:0')
  expect(await page.textContent('#preview')).toContain('Кому: Сотруднику')
})

test('questions are moved by dragging and by the keyboard, and nothing typed goes', async () => {
  const panel = newPanel()
  const page = await admin(panel)
  await page.goto('/admin/services/access')
  await page.fill('[name="name.ru"]', 'Доступы')
  await page.dragAndDrop('[data-index="2"] > [data-grip]', '[data-index="0"] > details > summary')
  await page.waitForSelector('.step-card:nth-child(1) .step-label:has-text("Комментарий?")')
  expect(await page.inputValue('[name="name.ru"]')).toBe('Доступы')
  await page.focus('[value="down:steps.0"]')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.step-card:nth-child(2) .step-label:has-text("Комментарий?")')
  expect((await asks(page))[1]).toBe('Комментарий?')
  await page.reload()
  expect((await asks(page))[1]).toBe('Комментарий?')
  expect(live(panel, 'access')?.steps[2]?.key).toBe('comment')
})

test('the chat follows what is typed, and the page keeps what is open', async () => {
  const page = await admin(newPanel())
  await page.goto('/admin/services/access')
  await page.click('#routing > summary')
  await page.click('[data-index="0"] > details > summary')
  await page.fill('[name="steps.0.ask.ru"]', 'Что нужно сделать?')
  await page.waitForSelector('#preview:has-text("Что нужно сделать?")')
  await page.click('#preview >> text=Выдать доступ')
  await page.waitForSelector('#preview:has-text("К какой системе?")')
  await page.fill('[name="preview.text"]', '1С')
  await page.keyboard.press('Enter')
  await page.waitForSelector('#preview:has-text("Комментарий?")')
  expect(await page.inputValue('[name="preview.text"]')).toBe('')
  expect(await page.isVisible('#routing [name="line"]')).toBe(true)
  await page.click('#preview >> text=‹ Назад')
  await page.waitForSelector('#preview:has-text("К какой системе?")')
  await page.selectOption('[name="preview.locale"]', 'en')
  await page.waitForSelector('#preview:has-text("Access management")')
})

test('answers are typed one after another with Enter between them', async () => {
  const panel = newPanel()
  const page = await admin(panel)
  await page.goto('/admin/services/~1')
  await page.fill('[name="name.ru"]', 'Канцтовары')
  await page.click('[value="add:steps:choice"]')
  await page.waitForSelector('[name="steps.0.ask.ru"]:focus')
  await page.keyboard.type('Что нужно?')
  await page.focus('[name="steps.0.options.0.name.ru"]')
  for (const [at, word] of ['Бумага', 'Ручки', 'Папки', 'Скрепки', 'Маркеры'].entries()) {
    await page.waitForSelector(`[name="steps.0.options.${at}.name.ru"]:focus`)
    await page.keyboard.type(word)
    await page.keyboard.press('Enter')
  }
  await page.click('[value="publish"]')
  await page.waitForURL(/done=1$/)
  const [step] = live(panel, 'kantstovary')?.steps ?? []
  expect(step?.type === 'choice' && step.options.map(({ name }) => name)).toEqual([
    'Бумага',
    'Ручки',
    'Папки',
    'Скрепки',
    'Маркеры',
  ])
})

test('the last letters are kept when one leaves at once', async () => {
  const panel = newPanel()
  const page = await admin(panel)
  await page.goto('/admin/services/question')
  await page.fill('[name="name.ru"]', 'Любой вопрос')
  await page.goto('/admin/services')
  const dina = await signedIn(panel, 'dina')
  await expect.poll(() => dina.read('/admin/services/question')).toContain('value="Любой вопрос"')
})

test.each([1440, 390])('the list and the editor fit a window of %i', async (width) => {
  const page = await admin(newPanel(), { viewport: { width, height: 800 } })
  for (const path of ['/admin/services', '/admin/services/access']) {
    await page.goto(path)
    for (const summary of await page
      .locator('.section > summary, .step-card > details > summary')
      .all()) {
      await summary.click()
    }
    const main = page.locator('main')
    expect(await main.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0)
  }
})
