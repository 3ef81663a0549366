import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { newTown } from '../bot/chat.ts'
import { OFFICE } from '../desk/desk.ts'
import { pagesOfPanel } from './browser-pages.ts'
import { mountPanel } from './panel.ts'

const open = await pagesOfPanel()

test('a service of eight questions with conditions, an approval and a chain of subtasks is made by clicking, and filed from the chat', async () => {
  const town = await newTown(OFFICE)
  const page = await open(mountPanel(town))
  const hand = handOn(page)
  await page.goto('/admin/services')
  await hand.clicks('a:has-text("Новая услуга")')
  await hand.types('[name="name.ru"]', 'Новый сотрудник')
  await hand.clicks('[title="Выбрать значок"]')
  await hand.presses('icon:👋')

  await hand.adds('text', 'Как зовут сотрудника?')
  await hand.adds('choice', 'В какой отдел?')
  await hand.types('[name="steps.1.options.0.name.ru"]', 'Продажи')
  await hand.types('[name="steps.1.options.1.name.ru"]', 'Склад')
  await hand.adds('date', 'Когда первый день?')
  await hand.types('[name="steps.2.min"]', 'сегодня')
  await hand.adds('yes_no', 'Нужен ноутбук?')
  await hand.adds('choice', 'Какой ноутбук?')
  await hand.clicks('.step-card:nth-child(5) summary:has-text("Добавить списком")', false)
  await hand.types('[name="steps.4.more"]', 'Лёгкий\nМощный\nС большим экраном')
  await hand.chooses('[name="steps.4.when.rows.0.key"]', 'Если «Нужен ноутбук?»')
  await hand.ticks('[name="steps.4.when.rows.0.values[]"][value="yes"]')
  await hand.adds('choice', 'Какие доступы?')
  await hand.types('[name="steps.5.options.0.name.ru"]', 'Почта')
  await hand.types('[name="steps.5.options.1.name.ru"]', 'CRM')
  await hand.ticks('[name="steps.5.multiple"]')
  await hand.adds('person', 'Кто наставник?')
  await hand.adds('text', 'Что ещё важно?')
  await hand.ticks('[name="steps.7.optional"]')

  await hand.clicks('#texts > summary', false)
  await hand.clicks('#texts [data-put="title.ru"]:has-text("Как зовут")', false)
  await hand.clicks('#texts [data-put="title.ru"]:has-text("отдел")', false)
  await hand.clicks('#approval-part > summary', false)
  await hand.chooses('[name="approval.by"]', 'Руководитель заявителя')
  await hand.clicks('#subtasks-part > summary', false)
  await hand.presses('add:subtasks')
  await hand.chooses('[name="subtasks.0.service"]', 'Вопрос')
  await hand.types('[name="subtasks.0.title.ru"]', 'Пропуск: ')
  await hand.clicks('[data-put="subtasks.0.title.ru"]:has-text("Как зовут")', false)
  await hand.presses('add:subtasks')
  await hand.chooses('[name="subtasks.1.service"]', 'По очереди')
  await hand.ticks('[name="subtasks.1.after[]"]')

  await page.reload()
  expect(await page.inputValue('[name="steps.7.ask.ru"]')).toBe('Что ещё важно?')
  await hand.tries('Новый сотрудник · 1 из 7')
  await page.fill('[name="preview.text"]', 'Пётр Первый')
  await hand.presses('say')
  await hand.tries('В какой отдел?')
  await hand.presses('publish')
  await page.waitForURL(/novyy-sotrudnik\?done=1$/)
  expect(await page.textContent('.done')).toContain('Опубликовано')
  // A hand needs some three seconds for a click and one for ten letters: ten minutes are 600.
  expect(hand.seconds()).toBeLessThan(300)

  const anna = town.phone('anna')
  await anna.start()
  await anna.taps('Новая заявка')
  await anna.taps('👋 Новый сотрудник')
  await anna.says('Пётр Первый')
  await anna.taps('Склад')
  await anna.says('вчера')
  expect(anna.last().text).toContain('не раньше')
  await anna.says('завтра')
  await anna.taps('Да')
  await anna.taps('Мощный')
  await anna.taps('CRM')
  await anna.taps('Готово')
  await anna.says('Котова')
  await anna.taps('Ольга Котова · Отдел продаж')
  await anna.taps('Пропустить')
  await anna.taps('Отправить')
  await page.goto('/admin/tickets')
  await page.click('text=Пётр Первый Склад')
  expect(await page.textContent('main')).toContain('Мощный')
  expect(town.errors()).toEqual([])
  await town.close()
})

/** A hand that counts what it does. */
function handOn(page: Page) {
  let clicks = 0
  let letters = 0
  /** Waits until the form has come back. */
  const sends = async (act: () => Promise<void>) => {
    const before = await page.locator('form#editor').elementHandle()
    await act()
    await before?.waitForElementState('hidden')
  }
  return {
    clicks: async (what: string, isLink = true) => {
      clicks += 1
      await page.click(what)
      if (isLink) await page.waitForLoadState()
    },
    types: async (field: string, text: string) => {
      clicks += 1
      letters += text.length
      await page.fill(field, text)
    },
    ticks: async (box: string) => {
      clicks += 1
      await page.check(box)
    },
    chooses: async (field: string, label: string) => {
      clicks += 2
      await sends(async () => void (await page.selectOption(field, { label })))
    },
    adds: async (type: string, ask: string) => {
      clicks += 1
      letters += ask.length
      await sends(() => page.click(`[value="add:steps:${type}"]`))
      // The field of the new question is where one is already.
      expect(await page.locator(':focus').getAttribute('name')).toMatch(/^steps\.\d\.ask\.ru$/)
      await page.keyboard.type(ask)
    },
    presses: async (deed: string) => {
      clicks += 1
      const button = page.locator(`button[name="do"][value="${deed}"]`).first()
      if (deed === 'publish' || deed === 'say') await button.click()
      else await sends(() => button.click())
    },
    tries: async (words: string) => {
      await page.waitForSelector(`#preview:has-text(${JSON.stringify(words)})`)
    },
    seconds: () => clicks * 3 + letters / 10,
  }
}
