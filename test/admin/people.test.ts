import { describe, expect, test } from 'vitest'
import { takeInvite } from '../../desk/people/identity.ts'
import { fileTicket, lettersTo } from '../desk/filing.ts'
import { newPanel, signedIn } from './panel.ts'

describe('people', () => {
  test('are found by the beginning of any part of their name', async () => {
    const panel = newPanel()
    const vera = await signedIn(panel, 'vera')
    const page = await vera.read('/admin/people?q=кот')
    expect(page).toContain('Ольга Котова')
    expect(page).toContain('Олег Котов')
    expect(page).not.toContain('Анна Иванова')
    expect(await vera.read('/admin/people?q=никто')).toContain('Никого не нашли')
  })

  test('show how to reach them and only those of their tickets that the reader may see', async () => {
    const panel = newPanel()
    fileTicket(panel, 'question', { text: { type: 'text', text: 'Видна всем' } })
    const ivan = await signedIn(panel, 'ivan')
    const vera = await signedIn(panel, 'vera')
    const path = `/admin/people/${panel.person('anna').id}`
    const page = await vera.read(path)
    for (const text of ['Менеджер', 'Отдел продаж', '+79001112233', 'Видна всем']) {
      expect(page).toContain(text)
    }
    expect(await ivan.read(path)).not.toContain('Видна всем')
  })

  test('are invited by leads and admins, by a link that works once', async () => {
    const panel = newPanel()
    panel.desk.bot.username = 'office_bot'
    const oleg = panel.person('oleg').id
    const vera = await signedIn(panel, 'vera')
    expect(await vera.read(`/admin/people/${oleg}`)).not.toContain('invitation')
    expect((await vera.post(`/admin/people/${oleg}/invitation`)).status).toBe(403)
    const pavel = await signedIn(panel, 'pavel')
    const page = await (await pavel.post(`/admin/people/${oleg}/invitation`)).text()
    const secret = /https:\/\/t\.me\/office_bot\?start=invite_([\w-]+)/.exec(page)?.[1] ?? ''
    const chat = { chatId: 77, type: 'private', title: 'О', username: null, languageCode: null }
    expect(takeInvite(panel.desk, chat, secret)?.key).toBe('oleg')
    takeInvite(panel.desk, { ...chat, chatId: 78 }, secret)
    expect(lettersTo(panel, 78)).toEqual(['invite_bad'])
  })

  test('are unlinked by leads and admins only', async () => {
    const panel = newPanel()
    const path = `/admin/people/${panel.person('anna').id}/unlinking`
    expect((await (await signedIn(panel, 'vera')).post(path)).status).toBe(403)
    expect(panel.person('anna').telegramId).toBe(1001)
    expect((await (await signedIn(panel, 'dina')).post(path)).status).toBe(303)
    expect(panel.person('anna').telegramId).toBeNull()
  })
})

describe('one’s own page', () => {
  test('takes oneself off duty and back', async () => {
    const panel = newPanel()
    const vera = await signedIn(panel, 'vera')
    await vera.post('/admin/me/duty', { duty: 'away' })
    expect(panel.person('vera').awayAt).toBe(panel.desk.now())
    expect(await vera.read('/admin/me')).toContain('Вас нет на месте')
    await vera.post('/admin/me/duty', { duty: 'back' })
    expect(panel.person('vera').awayAt).toBeNull()
  })

  test('takes no language and no look that there is not', async () => {
    const panel = newPanel()
    const vera = await signedIn(panel, 'vera')
    expect((await vera.post('/admin/me/language', { language: 'xx' })).status).toBe(400)
    expect((await vera.post('/admin/me/look', { theme: '"><script>' })).status).toBe(400)
    const dark = await vera.post('/admin/me/look', { theme: 'dark' })
    const cookie = dark.headers.getSetCookie()[0]?.split(';')[0]
    const page = await vera.get('/admin/me', { cookie: `${vera.cookie}; ${cookie}` })
    expect(await page.text()).toContain('data-theme="dark"')
  })
})

describe('notices', () => {
  test('are counted on the bell until they are read', async () => {
    const panel = newPanel()
    const vera = await signedIn(panel, 'vera')
    expect(await vera.read('/admin/notices')).toContain('Уведомлений нет')
    fileTicket(panel)
    fileTicket(panel)
    const page = await vera.read('/admin/notices')
    expect(page).toContain('Новая заявка: Анна Иванова · Первая линия')
    expect(page).toContain('<span class="badge">2</span>')
    await vera.post('/admin/notices/reading')
    expect(await vera.read('/admin/notices')).not.toContain('class="badge"')
  })
})
