import { describe, expect, test } from 'vitest'
import { addWorkingTime } from '../../desk/calendar.ts'
import { signInLink } from '../../desk/people/sign-in-links.ts'
import { calendarOf } from '../../desk/time/calendars.ts'
import { sayUntil } from '../../locales/when.ts'
import { loadWords } from '../../locales/words.ts'
import { PROMISES } from '../desk/sla.ts'
import { newPanel, signedIn, stranger } from './panel.ts'

const PAGES = [
  '/admin/deadlines',
  '/admin/deadlines/calendars/russia?year=2026',
  '/admin/deadlines/policies/office',
  '/admin/deadlines/test?service=office',
]
const FORMS = ['/admin/deadlines/calendars/office', '/admin/deadlines/policies/office']

describe('deadlines', () => {
  test.each(PAGES)('are read by every agent and by nobody else: %s', async (path) => {
    const panel = newPanel(PROMISES)
    for (const key of ['vera', 'pavel', 'dina']) {
      expect((await (await signedIn(panel, key)).get(path)).status).toBe(200)
    }
    expect((await stranger(panel).get(path)).status).toBe(302)
    expect(() => signInLink(panel.desk, panel.person('anna').id)).toThrow('not_agent')
  })

  test.each(FORMS)('are changed by admins only: %s', async (path) => {
    const panel = newPanel(PROMISES)
    for (const key of ['vera', 'pavel']) {
      const browser = await signedIn(panel, key)
      expect(await browser.read(path)).not.toContain(`${path}/edit`)
      expect((await browser.get(`${path}/edit`)).status).toBe(403)
      expect((await browser.post(path, { mon: '10:00-11:00' })).status).toBe(403)
    }
    const dina = await signedIn(panel, 'dina')
    expect(await dina.read(path)).toContain(`${path}/edit`)
    expect((await dina.get(`${path}/edit`)).status).toBe(200)
  })

  test('are linked from the rail for leads and admins', async () => {
    const panel = newPanel(PROMISES)
    const links = async (key: string) =>
      (await (await signedIn(panel, key)).read('/admin/people')).includes('href="/admin/deadlines"')
    expect([await links('vera'), await links('pavel'), await links('dina')]).toEqual([
      false,
      true,
      true,
    ])
  })

  test('that are not there are not found, and nonsense is refused', async () => {
    const dina = await signedIn(newPanel(PROMISES), 'dina')
    const statusOf = async (path: string) => (await dina.get(`/admin/deadlines${path}`)).status
    expect(await statusOf('/calendars/nothing')).toBe(404)
    expect(await statusOf('/policies/nothing')).toBe(404)
    expect(await statusOf('/test?service=nothing')).toBe(404)
    expect(await statusOf('/test?priority=nothing')).toBe(404)
    expect(await statusOf('/calendars/office?year=12')).toBe(400)
    expect(await statusOf('/test?date=2026-02-31')).toBe(400)
    expect(await statusOf('/test?time=25:00')).toBe(400)
  })
})

describe('the list', () => {
  test('tells what uses a calendar and a policy', async () => {
    const vera = await signedIn(newPanel(PROMISES), 'vera')
    const page = await vera.read('/admin/deadlines')
    expect(page).toContain('Europe/Berlin')
    expect(page).toMatch(/Линии:<\/span> <a href="\/admin\/settings\/lines\/l2">Вторая</)
    expect(page).toMatch(/Политики:<\/span> <a href="\/admin\/deadlines\/policies\/nights">/)
    expect(page).toMatch(/Услуги:<\/span> <a href="\/admin\/services\/edit\/steady">Без пауз</)
  })
})

describe('a year', () => {
  test('tells every day that differs by its look, a title and a line of text', async () => {
    const vera = await signedIn(newPanel(PROMISES), 'vera')
    const page = await vera.read('/admin/deadlines/calendars/russia?year=2026')
    expect(page.match(/<section class="month">/g)).toHaveLength(12)
    expect(page).toContain('class="calendar-day is-short" href="#day-2026-05-08"')
    expect(page).toContain('title="пт 8 мая: сокращённый день, 09:00–17:00"')
    expect(page).toContain('<li id="day-2026-05-11">пн 11 мая: перенесённый выходной</li>')
    expect(page).toContain('сб 9 мая: День Победы')
    expect(page).toContain('title="вт 12 мая: рабочий день, 09:00–18:00"')
    expect(page).toContain('247 рабочих дней')
  })

  test('that is not loaded says so; a calendar without a country misses nothing', async () => {
    const vera = await signedIn(newPanel(PROMISES), 'vera')
    const sentence = 'Производственный календарь на 2031 год ещё не загружен'
    expect(await vera.read('/admin/deadlines/calendars/russia?year=2031')).toContain(sentence)
    expect(await vera.read('/admin/deadlines/calendars/office?year=2031')).not.toContain(sentence)
    expect(await vera.read('/admin/deadlines/calendars/russia?year=2026')).not.toContain(
      'role="note"',
    )
  })

  test('without its number is this one', async () => {
    const vera = await signedIn(newPanel(PROMISES), 'vera')
    expect(await vera.read('/admin/deadlines/calendars/office')).toContain('2026 год')
  })
})

describe('the tester', () => {
  const path = '/admin/deadlines/test?service=russia&date=2026-05-08&time=15:00'

  test('says when each target is due and what counts until then', async () => {
    const panel = newPanel(PROMISES)
    const page = await (await signedIn(panel, 'vera')).read(path)
    const calendar = calendarOf(panel.desk, 'russia')
    const at = Date.parse('2026-05-08T15:00:00+03:00')
    const dueAt = calendar && addWorkingTime(calendar, at, 40 * 60)
    const t = loadWords().in('ru')
    const speech = { t, locale: 'ru', timeZone: 'Europe/Moscow', now: panel.desk.now() } as const
    expect(page).toContain(sayUntil(dueAt ?? 0, speech))
    expect(page).toContain(`datetime="${new Date(dueAt ?? 0).toISOString()}"`)
    const rows = [...page.matchAll(/<tr class="[^"]*"><th scope="row">.*?<\/tr>/g)].map(([row]) =>
      row.replaceAll(/<[^>]+>/g, '|').replaceAll(/\|+/g, '|'),
    )
    expect(rows.slice(0, 5)).toEqual([
      '|пт 8 мая|15:00–17:00|2 ч|',
      '|сб 9 мая|День Победы|не считается|',
      '|вс 10 мая|выходной|не считается|',
      '|пн 11 мая|перенесённый выходной|не считается|',
      '|вт 12 мая|09:00–18:00|9 ч|',
    ])
    expect(rows[5]).toBe('|ср 13 мая|09:00–18:00|нерабочее время 18:00–09:00|9 ч|')
    expect(rows).toContain('|сб 16 мая — вс 17 мая|выходной|не считается|')
  })

  test('takes the service’s priority and the present where nothing else is said', async () => {
    const vera = await signedIn(newPanel(PROMISES), 'vera')
    const now = await vera.read('/admin/deadlines/test?service=office&priority=&date=&time=')
    expect(now).toContain('name="date" value="2026-05-19"')
    expect(now).toContain('до 14:00 сегодня')
    const high = await vera.read('/admin/deadlines/test?service=office&priority=high')
    expect(high).toContain('до 12:00 сегодня')
    expect(high).not.toContain('до 14:00 сегодня')
  })

  test('says in English what is never due', async () => {
    const panel = newPanel(PROMISES)
    const vera = await signedIn(panel, 'vera')
    await vera.post('/admin/me/language', { language: 'en' })
    expect(await vera.read('/admin/deadlines/test?service=never')).toContain('never due')
  })
})
