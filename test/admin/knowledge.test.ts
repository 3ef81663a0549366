import { describe, expect, test } from 'vitest'
import { changePerson } from '../../desk/people/people.ts'
import { config } from '../../desk/setup/config.ts'
import { fileTicket } from '../desk/filing.ts'
import { newPanel, signedIn, type TestPanel } from './panel.ts'
import { SET_UP } from './set-up.ts'

const ARTICLES = '/admin/settings/articles'
const TYPED = { 'title.ru': 'Принтер молчит', 'text.ru': 'Проверьте шнур', for: 'agents' }
const keys = ({ desk }: TestPanel) => config(desk).articles.live.map(({ key }) => key)

describe('the knowledge base', () => {
  test('is written by everybody who works in the panel, and only they', async () => {
    const panel = newPanel(SET_UP)
    const vera = await signedIn(panel, 'vera')
    expect(await vera.read(ARTICLES)).toContain('/admin/settings/new/articles')
    const made = await vera.post(ARTICLES, TYPED)
    const path = `${ARTICLES}/printer-molchit`
    expect(made.headers.get('location')).toBe(`${path}?saved`)
    expect(await vera.read(path)).toContain('type="submit"')
    expect((await vera.post(path, { ...TYPED, 'text.ru': 'Замените' })).status).toBe(303)
    expect(config(panel.desk).articles.get('printer-molchit')?.text).toBe('Замените')
    expect((await vera.post(`${path}/archiving`)).status).toBe(303)
    expect(keys(panel)).not.toContain('printer-molchit')
    expect((await vera.post(`${path}/return`)).status).toBe(303)
    expect(keys(panel)).toContain('printer-molchit')
    changePerson(panel.desk, panel.person('vera').id, { role: 'requester' })
    expect((await vera.post(ARTICLES, TYPED)).status).not.toBe(303)
    expect(keys(panel)).toHaveLength(3)
  })

  test('opens no other list of the set-up to them', async () => {
    const panel = newPanel(SET_UP)
    const vera = await signedIn(panel, 'vera')
    for (const list of ['statuses', 'priorities', 'departments', 'lines', 'canned_replies']) {
      expect((await vera.post(`/admin/settings/${list}`, TYPED)).status).toBe(403)
      expect(await vera.read(`/admin/settings/${list}`)).not.toContain(`/new/${list}`)
    }
  })

  test('is offered on the tickets that it may answer, with what was finished before', async () => {
    const panel = newPanel(SET_UP)
    const vera = await signedIn(panel, 'vera')
    await vera.post(ARTICLES, TYPED)
    const about = (text: string) =>
      fileTicket(panel, 'question', { text: { type: 'text', text } }).number
    const page = await vera.read(`/admin/tickets/${about('Молчит наш принтер')}`)
    expect(page).toContain(`href="${ARTICLES}/printer-molchit"`)
    expect(page).toContain('href="/admin/tickets?over=1&amp;service=question"')
    const other = await vera.read(`/admin/tickets/${about('Хочу в отпуск')}`)
    expect(other).not.toContain(`href="${ARTICLES}/printer-molchit"`)
  })
})
