import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInLink } from '../../desk/people/sign-in-links.ts'
import { addItem, checklistOf } from '../../desk/processes/checklist.ts'
import { rankedIn, rankTicket } from '../../desk/processes/ranking.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import { openBrowser } from '../browser.ts'
import { fileTicket } from '../desk/filing.ts'
import { newPanel, type TestPanel } from './panel.ts'
import { type Served, served } from './served.ts'

const PROCESS = readFileSync(join(import.meta.dirname, '../desk/process.yaml'), 'utf8')
const ACCESS = { system: { type: 'choice' as const, keys: ['crm'] } }

let browser: Browser
const servers: Served[] = []
const faults: string[] = []

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  for (const server of servers) server.close()
  expect(faults).toEqual([])
})

async function enter(panel: TestPanel, key: string, path: string): Promise<Page> {
  const server = await served(panel.app)
  servers.push(server)
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'ru' })
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (line) => line.type() === 'error' && faults.push(line.text()))
  await page.goto(`${server.url}/admin/sign-in/${signInLink(panel.desk, panel.person(key).id)}`)
  await page.click('button')
  await page.goto(`${server.url}${path}`)
  return page
}

test('items are ticked by the keyboard, which stays where it was, and come from colleagues by themselves', async () => {
  const panel = newPanel(PROCESS)
  const { number } = fileTicket(panel, 'access', ACCESS)
  const page = await enter(panel, 'vera', `/admin/tickets/${number}`)
  const [first] = checklistOf(panel.desk, number)
  await page.focus(`#item-${first?.id}`)
  await page.keyboard.press('Space')
  await page.waitForSelector(`#item-${first?.id}[aria-pressed="true"]:focus`)
  addItem(panel.desk, panel.person('pavel'), number, 'Позвонить')
  await page.waitForSelector('.item-text:text("Позвонить")')
  await page.fill('#new-item', 'Написать')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.item-text:text("Написать")')
  expect(checklistOf(panel.desk, number).map(({ doneAt }) => doneAt !== null)).toEqual([
    true,
    false,
    false,
    false,
  ])
})

test('a decision is made where the ticket is read, without leaving the page', async () => {
  const panel = newPanel(PROCESS)
  const { number } = fileTicket(panel, 'access', ACCESS)
  const page = await enter(panel, 'dina', `/admin/tickets/${number}`)
  await page.click('.decide summary.primary')
  await page.keyboard.type('Пусть')
  await page.click('.decide [open] button')
  await page.waitForSelector('#part-approval .decision.is-approved')
  expect(await page.locator('.gate-now').count()).toBe(0)
  expect(ticketOf(panel.desk, number).gate).toBeNull()
})

test('the number of a link says what it links before it does', async () => {
  const panel = newPanel(PROCESS)
  const [one, other] = [1, 2].map(() => fileTicket(panel, 'access', ACCESS).number)
  const page = await enter(panel, 'vera', `/admin/tickets/${one}`)
  await page.click('.link-menu summary')
  await page.waitForSelector('#link-other:focus')
  await page.keyboard.type(`№${other}`)
  await page.waitForSelector('#link-preview .link-seen:has-text("CRM")')
  await page.keyboard.press('Enter')
  await page.waitForSelector(`.links a[href="/admin/tickets/${other}"]`)
})

test('an order is dragged to its place', async () => {
  const panel = newPanel(PROCESS)
  const ideas = ['А', 'Б', 'В'].map(
    (text) => fileTicket(panel, 'idea', { text: { type: 'text', text } }).number,
  )
  const pavel = panel.person('pavel')
  for (const [at, number] of ideas.entries()) rankTicket(panel.desk, pavel, number, at + 1)
  const page = await enter(panel, 'pavel', '/admin/ranking')
  const row = (number = 0) => page.locator(`[data-row="${number}"]`)
  await row(ideas[2]).hover()
  await row(ideas[2]).dragTo(row(ideas[0]), { targetPosition: { x: 40, y: 4 } })
  const order = () => rankedIn(panel.desk, 'up', 'sales').map(({ ticket }) => ticket.number)
  await expect.poll(order).toEqual([ideas[2], ideas[0], ideas[1]])
})
