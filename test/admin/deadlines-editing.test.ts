import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { setup } from '../../db/tables/set-up.ts'
import { events } from '../../db/tables/tickets.ts'
import { config } from '../../desk/setup/config.ts'
import { exportPack } from '../../desk/setup/pack-export.ts'
import { dueOf, filed, importInto, PROMISES, tickAll } from '../desk/sla.ts'
import { type Browser, newPanel, signedIn, type TestPanel } from './panel.ts'

const OFFICE = '/admin/deadlines/calendars/office'
const POLICY = '/admin/deadlines/policies/office'

/** What a form holds before anything is typed. */
async function fieldsOf(browser: Browser, path: string): Promise<Record<string, string>> {
  const page = await browser.read(`${path}/edit`)
  const fields: Record<string, string> = {}
  for (const [tag] of page.matchAll(/<input [^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1] ?? ''
    const isOff = tag.includes('type="checkbox"') && !tag.includes('checked')
    if (!isOff) fields[name] = /value="([^"]*)"/.exec(tag)?.[1] ?? ''
  }
  for (const [, name = '', text = ''] of page.matchAll(
    /<textarea [^>]*name="([^"]*)"[^>]*>([^<]*)</g,
  )) {
    fields[name] = text
  }
  for (const [, name = '', options = ''] of page.matchAll(
    /<select [^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/g,
  )) {
    fields[name] = /value="([^"]*)" selected/.exec(options)?.[1] ?? ''
  }
  return fields
}

function saved({ desk }: TestPanel, type: string) {
  return desk.db.select().from(events).where(eq(events.type, type)).all()
}

describe('a calendar', () => {
  test('saved as it is changes nothing', async () => {
    const panel = newPanel(PROMISES)
    const dina = await signedIn(panel, 'dina')
    const before = exportPack(panel.desk)
    const fields = await fieldsOf(dina, OFFICE)
    expect((await dina.post(OFFICE, fields)).status).toBe(303)
    expect(exportPack(panel.desk)).toEqual(before)
    expect(saved(panel, 'setup_changed')).toEqual([])
    expect((await dina.post(OFFICE, { ...fields, sun: '10:00-11:00' })).status).toBe(303)
    expect(exportPack(panel.desk)).not.toEqual(before)
  })

  test('that is saved moves the deadlines of open tickets, and is told in the history', async () => {
    const panel = newPanel(PROMISES)
    const dina = await signedIn(panel, 'dina')
    const number = filed(panel)
    expect(dueOf(panel, number, 'resolution')).toBe('tue 14:00')
    const before = config(panel.desk).calendars.get('office')
    const fields = { ...(await fieldsOf(dina, OFFICE)), tue: '09:00–12:00, 15:00–18:00' }
    const answer = await dina.post(OFFICE, fields)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, OFFICE])
    tickAll(panel)
    expect(dueOf(panel, number, 'resolution')).toBe('tue 17:00')
    const [event, ...more] = saved(panel, 'setup_changed')
    expect(more).toEqual([])
    expect(event).toMatchObject({ byId: panel.person('dina').id, ticket: null })
    expect(event?.data).toMatchObject({
      key: 'office',
      before,
      after: { week: { tue: ['09:00-12:00', '15:00-18:00'] } },
    })
  })

  test('stays that of its pack', async () => {
    const panel = newPanel(PROMISES)
    const dina = await signedIn(panel, 'dina')
    await dina.post(OFFICE, { ...(await fieldsOf(dina, OFFICE)), sat: '10:00-12:00' })
    const row = panel.desk.db.select().from(setup).where(eq(setup.key, 'office')).all()
    expect(row.map(({ kind, origin }) => [kind, origin])).toContainEqual(['calendar', 'promises'])
    importInto(panel, PROMISES)
    expect(config(panel.desk).calendars.get('office')?.week?.sat).toBeUndefined()
  })

  test('takes dates as people write them', async () => {
    const panel = newPanel(PROMISES)
    const dina = await signedIn(panel, 'dina')
    const holidays = '31.12\r\n2026-06-15\n\n 11.05.2027 '
    const days = '30.04.2026 9:00 - 16:00\n2026-06-11 09:00-12:00, 13:00-15:00\n2026-06-13'
    await dina.post(OFFICE, { ...(await fieldsOf(dina, OFFICE)), holidays, days })
    expect(config(panel.desk).calendars.get('office')).toMatchObject({
      holidays: ['*-12-31', '2026-06-15', '2027-05-11'],
      days: {
        '2026-04-30': ['09:00-16:00'],
        '2026-06-11': ['09:00-12:00', '13:00-15:00'],
        '2026-06-13': [],
      },
    })
  })

  test('with mistakes comes back with each at its field and all that was typed', async () => {
    const panel = newPanel(PROMISES)
    const dina = await signedIn(panel, 'dina')
    const typed = {
      mon: '09:00-18:00',
      tue: '9 to <b>6',
      holidays: '2026-02-31\n2026-01-02',
      days: '2026-04-30 16:00-16:00',
    }
    const answer = await dina.post(OFFICE, typed)
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toMatch(/id="fault-tue">«9» — не часы/)
    expect(page).toMatch(/id="fault-holidays">«2026-02-31» — не дата/)
    expect(page).toMatch(/id="fault-days">Строка «2026-04-30 16:00-16:00»/)
    expect(page).not.toContain('id="fault-mon"')
    expect(page).toContain('value="9 to &lt;b&gt;6"')
    expect(page).toContain('2026-02-31\n2026-01-02')
    expect(page).toContain('2026-04-30 16:00-16:00</textarea>')
    expect(saved(panel, 'setup_changed')).toEqual([])
  })

  test('with a date given twice is refused', async () => {
    const dina = await signedIn(newPanel(PROMISES), 'dina')
    const days = '2026-04-30 09:00-12:00\n30.04.2026 13:00-15:00'
    const answer = await dina.post(OFFICE, { ...(await fieldsOf(dina, OFFICE)), days })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Дата 2026-04-30 указана дважды')
  })

  test.each([
    ['without any hours', {}],
    ['with hours in the past only', { days: '2020-01-09 09:00-18:00' }],
  ])('%s would never open and is refused, leaving everything as it was', async (_, typed) => {
    const panel = newPanel(PROMISES)
    const dina = await signedIn(panel, 'dina')
    const number = filed(panel)
    const answer = await dina.post(OFFICE, { holidays: '2026-06-15', ...typed })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('никогда не откроется')
    expect(page).toContain('2026-06-15</textarea>')
    expect(config(panel.desk).calendars.get('office')?.week?.tue).toEqual(['09:00-18:00'])
    tickAll(panel)
    expect(dueOf(panel, number, 'resolution')).toBe('tue 14:00')
    expect(saved(panel, 'setup_changed')).toEqual([])
  })
})

describe('two admins at once', () => {
  test.each([
    [OFFICE, 'sat', '10:00-12:00', 'sun'],
    [POLICY, 'target-low-resolution', '3 ч', 'target-normal-resolution'],
  ])('do not overwrite each other unawares: %s', async (path, mine, value, theirs) => {
    const panel = newPanel(PROMISES)
    const dina = await signedIn(panel, 'dina')
    const first = await fieldsOf(dina, path)
    expect((await dina.post(path, { ...first, [theirs]: value })).status).toBe(303)
    const answer = await dina.post(path, { ...first, [mine]: value })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('сохранил изменения кто-то другой')
    expect(page).toContain(`value="${value}"`)
    const seen = /name="seen" value="([^"]*)"/.exec(page)?.[1] ?? ''
    expect((await dina.post(path, { ...first, [mine]: value, seen })).status).toBe(303)
  })
})

describe('a policy', () => {
  test('saved as it is changes nothing', async () => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    const before = exportPack(panel.desk)
    const path = '/admin/deadlines/policies/access'
    expect((await dina.post(path, await fieldsOf(dina, path))).status).toBe(303)
    expect(exportPack(panel.desk)).toEqual(before)
    expect(saved(panel, 'setup_changed')).toEqual([])
  })

  test('that is saved moves deadlines and is told in the history', async () => {
    const panel = newPanel(PROMISES)
    const dina = await signedIn(panel, 'dina')
    const number = filed(panel)
    const fields = {
      ...(await fieldsOf(dina, POLICY)),
      'target-any-resolution': '1 ч 30 мин',
      'target-low-first_response': '20m',
      'pause-first_response': 'on',
      'reminder-0-kind': 'after',
      'reminder-0-value': '30 мин',
      'reminder-0-lead': 'on',
      'reminder-0-people': 'pavel',
      'reminder-0-escalate': 'on',
    }
    expect((await dina.post(POLICY, fields)).status).toBe(303)
    tickAll(panel)
    expect(dueOf(panel, number, 'resolution')).toBe('tue 11:30')
    expect(config(panel.desk).policies.get('office')).toEqual({
      key: 'office',
      calendar: 'office',
      targets: {
        high: { first_response: '30m', resolution: '2h' },
        low: { first_response: '20m' },
        any: { first_response: '1h', next_response: '2h', resolution: '1h30m' },
      },
      pauses: { first_response: true, next_response: false, resolution: true },
      reminders: [{ when: 'breach+30m', notify: ['lead', 'person:pavel'], escalate: true }],
    })
    expect(saved(panel, 'setup_changed')).toHaveLength(1)
  })

  test('with mistakes comes back with each at its field and all that was typed', async () => {
    const panel = newPanel(PROMISES)
    const dina = await signedIn(panel, 'dina')
    const refused = async (typed: Record<string, string>) => {
      const answer = await dina.post(POLICY, { ...(await fieldsOf(dina, POLICY)), ...typed })
      expect(answer.status).toBe(422)
      return answer.text()
    }
    const duration = await refused({ 'target-any-resolution': 'a day', calendar: 'late' })
    expect(duration).toMatch(/id="fault-target-any-resolution">«a day» — не время/)
    expect(duration).toContain('value="a day"')
    expect(duration).toContain('<option value="late" selected')
    const row = (kind: string, value: string, more = {}) =>
      refused({ 'reminder-1-kind': kind, 'reminder-1-value': value, ...more })
    expect(await row('share', '120')).toMatch(/id="fault-reminder-1">Момент непонятен/)
    expect(await row('share', '80')).toMatch(/id="fault-reminder-1">Напоминание никому/)
    const stranger = await row('breach', '', { 'reminder-1-people': 'nobody-here' })
    expect(stranger).toMatch(/id="fault-reminder-1">Человека с ключом «nobody-here» нет/)
    expect(stranger).toContain('value="nobody-here"')
    expect(await refused({ calendar: 'gone' })).toContain('id="fault-calendar"')
    expect(saved(panel, 'setup_changed')).toEqual([])
  })

  test('without a single target is refused', async () => {
    const dina = await signedIn(newPanel(PROMISES), 'dina')
    const answer = await dina.post(POLICY, { calendar: 'office' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Укажите хотя бы один срок')
  })
})
