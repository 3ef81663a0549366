import { Hono } from 'hono'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { phones, simulatedLogin } from '../../simulated.ts'
import { type Simulator, startSimulator } from '../../simulator/start.ts'
import { openBrowser } from '../browser.ts'
import { newDesk } from '../desk/desk.ts'
import { PATIENCE_MS } from '../patience.ts'
import { mountPanel } from './panel.ts'
import { type Served, served } from './served.ts'

let browser: Browser
let simulator: Simulator
let server: Served
let url: string

/** The panel and the simulated Telegram behind one address, as the program serves them. */
beforeAll(async () => {
  browser = await openBrowser()
  simulator = await startSimulator()
  simulator.people.addUser({ id: 2001, first_name: 'Вера', last_name: 'Смирнова' })
  simulator.people.addUser({ id: 4242, first_name: 'Никто' })
  const app = new Hono()
  server = await served(app)
  url = server.url
  const office = newDesk()
  office.at(new Date().toISOString())
  Object.assign(office.desk, { publicUrl: url })
  const login = simulatedLogin(office.desk, simulator)
  app.route('/simulator', phones(office.desk, simulator, login))
  app.route('/', mountPanel(office, { telegramLogin: login }).app)
})

afterAll(async () => {
  await browser.close()
  server.close()
  await simulator.close()
})

test.each([true, false])('two clicks sign in, scripts or not: %s', async (javaScriptEnabled) => {
  const page = await browser.newPage({ locale: 'ru', javaScriptEnabled })
  page.setDefaultTimeout(PATIENCE_MS)
  const faults: string[] = []
  page.on('console', (line) => line.type() === 'error' && faults.push(line.text()))
  // By the other name of this computer: the cookie is for the public one.
  await page.goto(`${url.replace('127.0.0.1', 'localhost')}/admin/people`)
  await page.getByRole('link', { name: 'Войти через Telegram' }).click()
  await page.getByRole('button', { name: 'Вера Смирнова' }).click()
  expect(new URL(page.url()).pathname).toBe('/admin/tickets')
  await page.goto(`${url}/admin/me`)
  expect(await page.textContent('main')).toContain('Вера Смирнова')
  expect(faults).toEqual([])
  await page.close()
})

test('whoever is nobody here, or cancels, is told what to do and may try again', async () => {
  const page = await browser.newPage({ locale: 'ru' })
  page.setDefaultTimeout(PATIENCE_MS)
  await page.goto(`${url}/admin/sign-in`)
  const button = page.getByRole('link', { name: 'Войти через Telegram' })
  await button.click()
  await page.getByRole('button', { name: 'Никто' }).click()
  expect(await page.textContent('[role=alert]')).toContain('Напишите боту')
  await button.click()
  await page.getByRole('button', { name: 'Отмена' }).click()
  expect(await page.textContent('[role=alert]')).toContain('Вы отменили вход')
  await button.click()
  await page.getByRole('button', { name: 'Вера Смирнова' }).click()
  expect(new URL(page.url()).pathname).toBe('/admin/tickets')
  await page.close()
})

test.each(['https://desk.example.org', 'http://desk.example.org', 'http://192.0.2.7:3000'])(
  'a panel that others reach offers no simulated login: %s',
  (publicUrl) => {
    const { desk } = newDesk()
    Object.assign(desk, { publicUrl })
    expect(simulatedLogin(desk, simulator)).toBeUndefined()
  },
)
