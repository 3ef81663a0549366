import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { InputFile } from 'grammy'
import { Hono } from 'hono'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { phonePage } from '../../simulator/page/app.tsx'
import { type Simulator, startSimulator } from '../../simulator/start.ts'
import { openBrowser } from '../browser.ts'
import { PATIENCE_MS } from '../patience.ts'
import { echoBot } from './echo-bot.ts'

const hostile = '<img src=x onerror=document.title="owned">'

let browser: Browser
let simulator: Simulator
let bot: ReturnType<typeof echoBot>
let server: ReturnType<typeof serve>
let address: string
let page: Page
let nextId = 1000

beforeAll(async () => {
  browser = await openBrowser()
  simulator = await startSimulator()
  bot = echoBot(simulator.apiRoot, simulator.token)
  await bot.api.setMyCommands([{ command: 'start', description: 'Begin' }])
  bot.start().catch((error: unknown) => {
    throw error
  })
  const app = new Hono().route('/simulator', phonePage(simulator, { panelUrl: '/admin' }))
  server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise((resolve) => server.once('listening', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/simulator`
})

beforeEach(async () => {
  page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })
  page.setDefaultTimeout(PATIENCE_MS)
})

afterEach(() => page.close())

afterAll(async () => {
  await browser.close()
  await bot.stop()
  await new Promise((resolve) => server.close(resolve))
  await simulator.close()
})

/** Opens the phone of a fresh person who has, unless `started` is false, pressed Start. */
async function openPhone(started = true, name = 'Anna'): Promise<Locator> {
  nextId += 1
  simulator.people.addUser({ id: nextId, first_name: name, phone: '+79001234567' })
  if (started) simulator.people.start(nextId)
  await page.goto(`${address}?left=${nextId}`)
  const phone = page.getByTestId(`phone-${nextId}`)
  if (started) await phone.getByText('Welcome').waitFor()
  return phone
}

const composer = (phone: Locator): Locator => phone.getByRole('textbox', { name: 'Message' })

async function write(phone: Locator, text: string): Promise<void> {
  await composer(phone).fill(text)
  await composer(phone).press('Enter')
}

/** The bubble with this text; of several the last. */
function bubble(phone: Locator, text: string): Locator {
  return phone.locator('.message').filter({ hasText: text }).last()
}

test('what is typed reaches the bot and its answer appears by itself', async () => {
  const phone = await openPhone()
  await composer(phone).fill('two')
  await composer(phone).press('Shift+Enter')
  await composer(phone).pressSequentially('lines')
  await composer(phone).press('Enter')
  await phone.getByText('heard: two\nlines').waitFor()
  expect(await composer(phone).inputValue()).toBe('')
})

test('a chat begins with START, and a link brings its payload', async () => {
  const phone = await openPhone(false)
  await phone.getByRole('button', { name: 'START' }).click()
  await phone.getByText('Welcome without payload').waitFor()
  await phone.getByRole('textbox', { name: 'Payload of the link' }).fill('abc_1')
  await phone.getByRole('button', { name: 'Open the link' }).click()
  await phone.getByText('Welcome abc_1').waitFor()
  await write(phone, '/link')
  await phone.getByRole('link', { name: /t\.me/ }).click()
  await phone.getByText('Welcome from_link').waitFor()
})

test('an inline button waits for its answer, then a toast or an alert shows it', async () => {
  const phone = await openPhone()
  await write(phone, 'buttons')
  const quiet = phone.getByRole('button', { name: 'Quietly' })
  simulator.faults.fail({ method: 'answerCallbackQuery', delayMs: 400 })
  await quiet.click()
  await phone.locator('button.waiting[aria-busy=true]', { hasText: 'Quietly' }).waitFor()
  await phone.getByRole('status').filter({ hasText: 'pressed toast' }).waitFor()
  await phone.locator('button:not(.waiting)', { hasText: 'Quietly' }).waitFor()
  await phone.getByRole('button', { name: 'Loudly' }).click()
  const alert = phone.getByRole('alertdialog')
  await alert.getByText('pressed alert').waitFor()
  await alert.getByRole('button', { name: 'OK' }).click()
  await alert.waitFor({ state: 'detached' })
})

test('a contact is shared only after it was asked for, and the keyboard leaves', async () => {
  const phone = await openPhone()
  const key = phone.getByRole('button', { name: 'My number' })
  await key.click()
  await phone.getByRole('button', { name: 'Cancel' }).click()
  await key.click()
  await phone.getByRole('button', { name: 'Share' }).click()
  await phone.getByText('number: 79001234567').waitFor()
  expect(await phone.locator('.contact').count()).toBe(1)
  await key.waitFor({ state: 'hidden' })
})

test('a picked file is sent with its name and caption', async () => {
  const phone = await openPhone()
  await pick(phone, [
    { name: 'отчёт №5; "a".txt', mimeType: 'text/plain', buffer: Buffer.from('12345') },
  ])
  await phone.getByRole('textbox', { name: 'Caption' }).fill('for you')
  await phone.getByRole('button', { name: 'Send', exact: true }).click()
  await phone.getByText('file: отчёт №5; "a".txt, 5 bytes, for you').waitFor()
  const href = await phone.locator('a.document').getAttribute('href')
  const file = await page.request.get(`${address}/${href}`)
  expect(file.headers()['content-disposition']).toMatch(/^attachment/)
})

test('several photos make an album in one bubble', async () => {
  const phone = await openPhone()
  const photo = { mimeType: 'image/png', buffer: await page.screenshot() }
  await pick(phone, [
    { name: 'a.png', ...photo },
    { name: 'b.png', ...photo },
  ])
  await phone.getByRole('button', { name: 'Send', exact: true }).click()
  await phone.getByText('photo of album: true').first().waitFor()
  expect(await phone.locator('.grid .tile').count()).toBe(2)
})

test('places, cards and files of every kind are drawn as what they are', async () => {
  const phone = await openPhone()
  const file = (name: string) => new InputFile(Buffer.from('12345'), name)
  await bot.api.sendLocation(nextId, 55.7558, 37.6173)
  await bot.api.sendContact(nextId, '+79160000000', 'Boris', { last_name: 'Orlov' })
  await bot.api.sendAudio(nextId, file('a.mp3'), { title: 'Song', performer: 'Band' })
  await bot.api.sendVideoNote(nextId, file('n.mp4'))
  await bot.api.sendAnimation(nextId, file('a.mp4'))
  await bot.api.sendSticker(nextId, file('s.webp'))
  await phone.getByRole('link', { name: 'Show on a map: 55.75580, 37.61730' }).waitFor()
  await phone.locator('.contact', { hasText: 'Boris Orlov' }).getByText('+79160000000').waitFor()
  await phone.locator('.player.audio', { hasText: 'Band – Song' }).waitFor()
  await phone.locator('video.video_note').waitFor()
  await phone.locator('video.picture').waitFor()
  await phone.locator('.sticker', { hasText: 'Sticker' }).waitFor()
})

test('a message is answered and changed through its menu', async () => {
  const phone = await openPhone()
  await write(phone, 'first')
  await bubble(phone, 'heard: first').click({ button: 'right', position: { x: 30, y: 15 } })
  await phone.getByRole('menuitem', { name: 'Reply' }).click()
  await write(phone, 'yes')
  await phone.getByText('reply to: heard: first').waitFor()
  await phone.locator('.mine', { hasText: 'yes' }).click({ button: 'right' })
  await phone.getByRole('menuitem', { name: 'Edit' }).click()
  await write(phone, 'no')
  await phone.getByText('edited: no').waitFor()
  await phone.locator('.mine', { hasText: 'no' }).getByText('edited').waitFor()
})

test('a blocked bot is out of reach until it is started again', async () => {
  const phone = await openPhone()
  await phone.getByRole('button', { name: 'Chat menu' }).click()
  await phone.getByRole('menuitem', { name: 'Block the bot' }).click()
  await phone.getByRole('button', { name: 'Block', exact: true }).click()
  const restart = phone.getByRole('button', { name: 'RESTART BOT' })
  await restart.waitFor()
  await expect(bot.api.sendMessage(nextId, 'hello')).rejects.toThrow('bot was blocked by the user')
  await restart.click()
  await composer(phone).waitFor()
  await bot.api.sendMessage(nextId, 'hello again')
  await phone.getByText('hello again').waitFor()
})

test('hostile names and texts are shown as text', async () => {
  const phone = await openPhone(true, hostile)
  await write(phone, hostile)
  await phone.getByText(`heard: ${hostile}`).waitFor()
  const group = simulator.people.createGroup({ title: hostile, members: [nextId], bot: true })
  await bot.api.sendMessage(group, `javascript:alert(1) ${hostile}`, {
    entities: [{ type: 'text_link', offset: 0, length: 19, url: 'https://example.org/' }],
  })
  await phone.getByRole('button', { name: 'Back' }).click()
  await phone.locator(`[data-chat="${group}"]`).click()
  await phone.getByText(`javascript:alert(1) ${hostile}`).waitFor()
  expect(await page.title()).toBe('Telegram simulator')
  expect(await phone.locator('img[src=x]').count()).toBe(0)
})

test('what was typed and the open chat survive a reload', async () => {
  const phone = await openPhone()
  await composer(phone).fill('half a thought')
  await page.reload()
  await phone.getByText('Welcome').waitFor()
  expect(await composer(phone).inputValue()).toBe('half a thought')
})

test('a message in another chat is counted until it is read', async () => {
  const phone = await openPhone()
  const group = simulator.people.createGroup({ title: 'Agents', members: [nextId], bot: true })
  await bot.api.sendMessage(group, 'for all')
  await phone.getByLabel('Unread: 1').waitFor()
  await phone.getByRole('button', { name: 'Back' }).click()
  await phone.locator(`[data-chat="${group}"]`).click()
  await phone.getByText('for all').waitFor()
  await phone.getByRole('button', { name: 'Back' }).click()
  await phone.getByLabel('Unread: 1').waitFor({ state: 'detached' })
})

test('older messages come as one scrolls up', async () => {
  const phone = await openPhone()
  await write(phone, '/long')
  await phone.getByText('line 60', { exact: true }).waitFor()
  await page.reload()
  await phone.getByText('line 60', { exact: true }).waitFor()
  expect(await phone.getByText('line 1', { exact: true }).count()).toBe(0)
  await phone.locator('.scroller').evaluate((element) => {
    element.scrollTop = -element.scrollHeight
  })
  await phone.getByText('Welcome').waitFor()
})

test('a new person gets the phone and may begin', async () => {
  const phone = await openPhone()
  await phone.getByRole('button', { name: 'New person' }).click()
  await page.getByLabel('First name').fill('Boris')
  await page.getByRole('button', { name: 'Add' }).click()
  const left = page.locator('[data-side=left]')
  await left.getByRole('button', { name: 'START' }).click()
  await left.getByText('Welcome without payload').waitFor()
  expect(new URL(page.url()).searchParams.get('left')).not.toBe(String(nextId))
})

async function pick(
  phone: Locator,
  files: { name: string; mimeType: string; buffer: Buffer }[],
): Promise<void> {
  await phone.getByRole('button', { name: 'Attach' }).click()
  const chooser = page.waitForEvent('filechooser')
  await phone.getByRole('menuitem', { name: 'Photo or file' }).click()
  await (await chooser).setFiles(files)
}

test('topics of a group are tabs; what is written goes to the open one', async () => {
  const phone = await openPhone()
  const chatId = simulator.people.createGroup({ title: 'Desk', members: [nextId], forum: true })
  const threadId = simulator.people.createTopic(nextId, { chatId, name: hostile })
  simulator.people.send(nextId, { chatId, text: 'in General' })
  await phone.getByRole('button', { name: 'Back' }).click()
  await phone.getByText('Desk').click()
  await phone.getByRole('log').getByText('in General').waitFor()
  await phone.getByRole('tab', { name: hostile }).click()
  await phone.getByText('Topic “').waitFor()
  expect(await phone.getByText('in General').count()).toBe(0)
  await phone.getByLabel('Message', { exact: true }).fill('in the topic')
  await page.keyboard.press('Enter')
  await phone.getByRole('log').getByText('in the topic').waitFor()
  const said = simulator.people.chat(nextId, { chatId, threadId }).messages.at(-1)
  expect(said).toMatchObject({ text: 'in the topic', threadId })
  await page.reload()
  await phone.getByRole('log').getByText('in the topic').waitFor()
  simulator.people.deleteTopic(nextId, { chatId, threadId })
  await phone.getByRole('log').getByText('in General').waitFor()
  expect(await page.title()).not.toContain('owned')
})

test('who closed their account has no name left', async () => {
  const phone = await openPhone()
  const left = simulator.people.addUser({ first_name: 'Leaving' }).id
  const chatId = simulator.people.createGroup({ title: 'Team', members: [nextId, left] })
  simulator.people.send(left, { chatId, text: 'farewell' })
  simulator.people.deactivate(left)
  await phone.getByRole('button', { name: 'Back' }).click()
  await phone.getByText('Team').click()
  await phone.getByRole('log').getByText('Deleted Account').waitFor()
  expect(await phone.getByText('Leaving').count()).toBe(0)
})

test('the time of a message leaves its words alone, also where it has AM and PM', async () => {
  await page.close()
  page = await browser.newPage({ locale: 'en-US', viewport: { width: 390, height: 844 } })
  page.setDefaultTimeout(PATIENCE_MS)
  const phone = await openPhone()
  for (let letters = 20; letters < 32; letters++) {
    const words = `${'w'.repeat(letters)}.`
    await write(phone, words)
    const written = phone.locator('.message.mine').filter({ hasText: words }).last()
    await written.waitFor()
    expect(await written.locator('time').textContent()).toMatch(/^\d+:\d\d\s[AP]M$/)
    const room = await written.locator('.space').boundingBox()
    const time = await written.locator('time').boundingBox()
    expect(room?.x, words).toBeLessThanOrEqual(time?.x ?? 0)
  }
})
