import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../browser.ts'
import { PATIENCE_MS } from '../patience.ts'
import { dataFolder, type Program, startProgram } from './program.ts'

const folder = dataFolder()
let browser: Browser
let context: BrowserContext
let program: Program

beforeAll(async () => {
  browser = await openBrowser()
  program = await startProgram(folder.dir)
  context = await browser.newContext({ locale: 'ru-RU', viewport: { width: 1440, height: 900 } })
  context.setDefaultTimeout(PATIENCE_MS)
})

afterAll(async () => {
  await browser.close()
  await program.stop()
  folder.remove()
})

/** The phone of a person on the simulator's page. */
interface Phone {
  frame: Locator
  tap(label: string | RegExp): Promise<void>
  say(text: string): Promise<void>
  shows(text: string | RegExp): Promise<void>
  attach(name: string, text: string): Promise<void>
}

function phone(page: Page, person: number): Phone {
  const frame = page.getByTestId(`phone-${person}`)
  return {
    frame,
    tap: (label) => frame.getByRole('button', { name: label }).last().click(),
    say: async (text) => {
      const composer = frame.getByRole('textbox', { name: 'Сообщение' })
      await composer.fill(text)
      await composer.press('Enter')
    },
    attach: async (name, text) => {
      await frame.getByRole('button', { name: 'Прикрепить' }).click()
      const chooser = page.waitForEvent('filechooser')
      await frame.getByRole('menuitem', { name: 'Фото или файл' }).click()
      const buffer = Buffer.from(text)
      await (await chooser).setFiles([{ name, mimeType: 'text/plain', buffer }])
      await frame
        .getByRole('button', { name: /Отправить/ })
        .last()
        .click()
    },
    shows: (text) => frame.locator('[data-message-id]', { hasText: text }).last().waitFor(),
  }
}

it('leads from a chat to a ticket and back', async () => {
  const phones = await context.newPage()
  await phones.goto(`${program.url}/simulator?left=1001&right=2001`)
  const anna = phone(phones, 1001)
  const vera = phone(phones, 2001)
  await anna.tap('ЗАПУСТИТЬ')
  await vera.tap('ЗАПУСТИТЬ')

  const panel = await context.newPage()
  await panel.goto(program.signIn)
  await panel.getByRole('button', { name: /Войти/ }).click()
  await panel.waitForURL(/\/admin\/tickets/)

  // The employee is led through the scenario, leaves in the middle and comes back.
  await anna.tap('Новая заявка')
  await anna.tap(/Доступы/)
  await anna.tap(/Управление доступами/)
  await anna.tap('Выдать доступ')
  await anna.shows(/2 из 6/)
  await anna.tap('CRM')
  await anna.say('котова')
  await anna.tap(/Ольга Котова/)
  await anna.say('когда-нибудь')
  await anna.shows(/нужна дата/)
  await program.kill()
  program = await startProgram(folder.dir, { PORT: new URL(program.url).port })
  await phones.reload()
  await anna.say('через неделю')
  await anna.say('На время отпуска <b>Анны</b> & «_*[»')
  await anna.attach('служебная записка.txt', 'Прошу выдать доступ')
  await anna.shows(/Приложено 1 из 5/)
  await anna.tap('Готово')
  await anna.shows('Проверьте заявку')
  await anna.tap('Отправить')
  await anna.shows(/№1 · Выдать доступ: CRM, Ольга Котова/)
  await vera.shows(/Заявка назначена вам/)

  // The queue of the panel shows it without reloading.
  const row = panel.getByRole('link', { name: /Выдать доступ: CRM, Ольга Котова/ })
  await row.waitFor()
  await row.click()
  await panel.getByText('На время отпуска <b>Анны</b> & «_*[»').first().waitFor()
  await panel
    .getByRole('link', { name: /служебная записка\.txt/ })
    .first()
    .waitFor()
  await panel.getByRole('button', { name: 'Взять в работу' }).click()
  await anna.shows(/В работе/)

  // A note stays inside, a reply reaches the chat and its tick the panel.
  const composer = panel.getByRole('region', { name: 'Ваше сообщение' })
  await composer.getByText('Заметка', { exact: true }).click()
  await composer.getByRole('textbox').fill('@Денис Рыбаков посмотри логи')
  await composer.getByRole('textbox').press('Control+Enter')
  await panel.locator('#thread').getByText('посмотри логи').waitFor()
  await composer.getByText('Ответ', { exact: true }).click()
  await composer.getByRole('textbox').fill('Здравствуйте, Анна. Какая роль нужна?')
  await composer.getByRole('textbox').press('Control+Enter')
  await anna.shows('Какая роль нужна?')
  expect(await anna.frame.textContent()).not.toContain('посмотри логи')
  await panel
    .getByText(/Доставлено/)
    .first()
    .waitFor()

  // The answer is in the panel without reloading.
  await anna.say('Менеджер продаж')
  await panel.getByText('Менеджер продаж').last().waitFor()

  // Needs info asks in the chat and stops the clock; the answer returns the ticket to work.
  await openStatus(panel, 'Требует уточнения')
  await panel.getByRole('textbox', { name: /Что нужно уточнить/ }).fill('До какого числа?')
  await panel.getByRole('button', { name: 'Спросить' }).click()
  await anna.shows('До какого числа?')
  await anna.shows(/Требует уточнения/)
  await anna.say('До конца декабря')
  await panel.getByText('До конца декабря').last().waitFor()
  await anna.shows(/№1.*В работе/s)

  // Solved asks for a rating; "not solved" reopens; two stars ask for a comment.
  await openStatus(panel, 'Готово')
  await panel.getByRole('button', { name: 'Готово', exact: true }).click()
  await panel
    .locator('.prop', { hasText: /Статус.*Готово/s })
    .first()
    .waitFor()
  await anna.tap(/Не решено/)
  await panel.locator('details.prop > summary', { hasText: /Статус.*В работе/s }).waitFor()
  await openStatus(panel, 'Готово')
  await panel.getByRole('button', { name: 'Готово', exact: true }).click()
  await anna.frame
    .getByRole('button', { name: /^(2|★★|⭐⭐|2 .*)$/ })
    .last()
    .click()
  await panel.getByText('Оценка: 2 из 5').first().waitFor()
  await anna.say('Долго ждала')
  await panel.getByText('Долго ждала').first().waitFor()
  await panel.goto(`${program.url}/admin/me`)
  await panel.getByText('Вера Смирнова').first().waitFor()
})

async function openStatus(panel: Page, status: string): Promise<void> {
  await panel.getByRole('heading', { level: 1 }).first().waitFor()
  await panel.keyboard.press('Escape')
  await panel.locator('details.prop > summary', { hasText: 'Статус' }).click()
  await panel.locator('details.way > summary', { hasText: status }).click()
}
