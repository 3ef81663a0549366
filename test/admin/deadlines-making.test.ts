import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { config } from '../../desk/setup/config.ts'
import { importYear } from '../../desk/setup/production-import.ts'
import { lastKnownYear } from '../../desk/time/calendars.ts'
import { publicHolidays } from '../../desk/time/public-holidays.ts'
import { OFFICE } from '../desk/desk.ts'
import { PROMISES } from '../desk/sla.ts'
import { newPanel, signedIn } from './panel.ts'

const HERE = '/admin/deadlines'
const WEEK = { mon: '09:00-18:00', tue: '09:00-18:00' }
const CALENDAR = { key: 'brazil', timezone: 'America/Sao_Paulo', country: 'BR', ...WEEK }
const YEAR_2027 = JSON.stringify({
  year: 2027,
  countrycode: 'ru',
  dayoff: [
    ...['0101', '0104', '0105', '0106', '0107', '0108', '0222', '0223', '0308'],
    ...['0503', '0510', '0614', '1104', '1105', '1231'],
  ],
  predayoff: ['0430', '0611', '1103'],
  workday: ['0220'],
})

function yearForm(text: string): FormData {
  const form = new FormData()
  form.set('file', new File([text], 'calendar.json', { type: 'application/json' }))
  return form
}

describe('a calendar', () => {
  test('of another country is made with its public holidays', async () => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    const answer = await dina.post(`${HERE}/calendars`, CALENDAR)
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `${HERE}/calendars/brazil`,
    ])
    expect(config(panel.desk).calendars.get('brazil')).toEqual({
      key: 'brazil',
      timezone: 'America/Sao_Paulo',
      country: 'BR',
      week: { mon: ['09:00-18:00'], tue: ['09:00-18:00'] },
    })
    expect(config(panel.desk).holidays.get('BR')).toEqual(publicHolidays('BR', 2026))
    const page = await dina.read(`${HERE}/calendars/brazil?year=2026`)
    expect(page).toContain('id="day-2026-12-25"')
    expect(page).not.toContain('role="note"')
    expect(await dina.read(`${HERE}/calendars/brazil?year=2060`)).toContain(
      'Праздники страны на 2060 год неизвестны',
    )
  })

  test('with mistakes comes back with each at its field and all that was typed', async () => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    const refused = async (typed: Record<string, string>) => {
      const answer = await dina.post(`${HERE}/calendars`, { ...CALENDAR, country: '', ...typed })
      expect(answer.status).toBe(422)
      return answer.text()
    }
    expect(await refused({ key: 'Сан' })).toMatch(/id="fault-key">Ключ начинается/)
    expect(await refused({ timezone: 'Mars/<b>' })).toMatch(/id="fault-timezone">«Mars\/&lt;b&gt;»/)
    expect(await refused({ country: 'QQ' })).toMatch(/id="fault-country"/)
    expect(await refused({ key: 'office' })).toMatch(/id="fault-key">Ключ «office» уже занят/)
    expect(await refused({ mon: '', tue: '' })).toContain('никогда не откроется')
    expect(config(panel.desk).calendars.live.map(({ key }) => key)).toEqual(['office', 'late'])
  })

  test('is copied as it stands, under a new key', async () => {
    const panel = newPanel(PROMISES)
    const page = await (await signedIn(panel, 'dina')).read(`${HERE}/new/calendar?of=nights`)
    expect(page).toMatch(/name="key"[^>]* value="nights-2"|value="nights-2"[^>]* name="key"/)
    expect(page).toContain('value="Europe/Berlin"')
    expect(page).toContain('value="22:00-06:00"')
  })

  test('that something counts by is not archived, and tells by name what does', async () => {
    const panel = newPanel(PROMISES)
    const dina = await signedIn(panel, 'dina')
    const answer = await dina.post(`${HERE}/calendars/late/archiving`)
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('<a href="/admin/settings/lines/l2">Линия: Вторая</a>')
    expect(page).toContain('<a href="/admin/deadlines/policies/late">Политика: late</a>')
    expect(config(panel.desk).calendars.live.map(({ key }) => key)).toContain('late')
  })

  test('that nothing counts by is archived and brought back', async () => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    await dina.post(`${HERE}/calendars`, { ...CALENDAR, country: '' })
    const keys = () => config(panel.desk).calendars.live.map(({ key }) => key)
    expect((await dina.post(`${HERE}/calendars/brazil/archiving`)).status).toBe(303)
    expect(keys()).not.toContain('brazil')
    expect(await dina.read(HERE)).toContain('action="/admin/deadlines/calendars/brazil/return"')
    expect((await dina.post(`${HERE}/calendars/brazil/return`)).status).toBe(303)
    expect(keys()).toContain('brazil')
  })
})

describe('a policy', () => {
  const fields = { key: 'slow', calendar: 'office', 'target-any-resolution': '16 ч' }

  test('is made, archived and brought back', async () => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    expect((await dina.post(`${HERE}/policies`, fields)).status).toBe(303)
    expect(config(panel.desk).policies.get('slow')?.targets).toEqual({
      any: { resolution: '16h' },
    })
    expect((await dina.post(`${HERE}/policies/slow/archiving`)).status).toBe(303)
    expect(config(panel.desk).policies.live.map(({ key }) => key)).not.toContain('slow')
    expect((await dina.post(`${HERE}/policies/slow/return`)).status).toBe(303)
    expect(config(panel.desk).policies.live.map(({ key }) => key)).toContain('slow')
  })

  test('that a service promises is not archived', async () => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    const answer = await dina.post(`${HERE}/policies/access/archiving`)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Услуга: Управление доступами')
  })

  test('whose calendar is gone does not come back', async () => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    await dina.post(`${HERE}/calendars`, { ...CALENDAR, country: '' })
    await dina.post(`${HERE}/policies`, { ...fields, calendar: 'brazil' })
    await dina.post(`${HERE}/policies/slow/archiving`)
    await dina.post(`${HERE}/calendars/brazil/archiving`)
    const answer = await dina.post(`${HERE}/policies/slow/return`)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Вернуть пока нельзя')
    expect(config(panel.desk).policies.live.map(({ key }) => key)).not.toContain('slow')
  })
})

describe('a year of the production calendar', () => {
  test('is loaded from a file, shown, and leaves no file behind', async () => {
    const panel = newPanel(PROMISES)
    const dina = await signedIn(panel, 'dina')
    const calendar = `${HERE}/calendars/russia?year=2027`
    expect(await dina.read(calendar)).toContain('Последний известный год: 2026')
    const answer = await dina.post(`${HERE}/years`, yearForm(YEAR_2027))
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `${HERE}/years?loaded=2027`,
    ])
    expect(lastKnownYear(panel.desk, 'russia')).toBe(2027)
    const page = await dina.read(calendar)
    expect(page).toContain('id="day-2027-02-20"')
    expect(page).not.toContain('role="note"')
    const left = readdirSync(panel.filesDir, { recursive: true, withFileTypes: true })
    expect(left.filter((one) => one.isFile())).toEqual([])
  })

  test.each([
    ['that is not plausible', YEAR_2027.replace('"0101",', ''), '2027-01-01 is a public holiday'],
    ['of something else', '{"months": 12}', 'xmlcalendar'],
  ])('%s is refused with the reason', async (_, text, reason) => {
    const panel = newPanel(PROMISES)
    const dina = await signedIn(panel, 'dina')
    const answer = await dina.post(`${HERE}/years`, yearForm(text))
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(reason)
    expect(lastKnownYear(panel.desk, 'russia')).toBe(2026)
  })

  test('that was loaded by hand is known to the page of the year', async () => {
    const panel = newPanel(PROMISES)
    importYear(panel.desk, YEAR_2027)
    const page = await (await signedIn(panel, 'vera')).read(`${HERE}/years`)
    expect(page).toMatch(/2027.*загружен здесь.*2026.*с программой/)
  })
})

describe('the tester', () => {
  const RULES = 'priority_rules: [{when: {position: Директор}, set: high}]\n'

  test('names the route and the rule that decide', async () => {
    const vera = await signedIn(newPanel(`${OFFICE}${RULES}`), 'vera')
    const test = `${HERE}/test?service=access`
    const plain = await vera.read(test)
    expect(plain).not.toContain('маршрут 1')
    expect(plain).toContain('name="a.system"')
    expect(plain).not.toContain('name="a.comment"')
    const routed = await vera.read(`${test}&a.system=erp`)
    expect(routed).toContain('маршрут 1: «К какой системе?»: 1С')
    expect(routed).toContain('href="/admin/deadlines/policies/late"')
    const ruled = await vera.read(`${test}&requester=${encodeURIComponent('Борис')}`)
    expect(ruled).toContain('правило 1: должность: Директор')
  })

  test('asks which of several people is meant', async () => {
    const vera = await signedIn(newPanel(), 'vera')
    const page = await vera.read(`${HERE}/test?requester=${encodeURIComponent('Кот')}`)
    expect(page).toContain('Ольга Котова (olga)')
    expect(page).toContain('Олег Котов (oleg)')
  })
})

test('nobody but an admin changes any of it', async () => {
  const panel = newPanel()
  const pavel = await signedIn(panel, 'pavel')
  for (const path of [
    'calendars',
    'policies',
    'calendars/late/archiving',
    'policies/late/return',
  ]) {
    expect([path, (await pavel.post(`${HERE}/${path}`, CALENDAR)).status]).toEqual([path, 403])
  }
  expect((await pavel.post(`${HERE}/years`, yearForm(YEAR_2027))).status).toBe(403)
  for (const path of ['new/calendar', 'new/policy']) {
    expect((await pavel.get(`${HERE}/${path}`)).status).toBe(403)
  }
  expect(await pavel.read(HERE)).not.toContain('/new/calendar')
})
