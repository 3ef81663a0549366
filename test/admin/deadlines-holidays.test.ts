import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { config } from '../../desk/setup/config.ts'
import { newPanel, signedIn } from './panel.ts'

const { cache } = createRequire(import.meta.url)

test('holidays of another country are computed once, and their library is not kept', async () => {
  // The test before may have loaded it for itself.
  for (const path of cachedLibrary()) delete cache[path]
  const panel = newPanel()
  const dina = await signedIn(panel, 'dina')
  const made = (key: string) =>
    dina.post('/admin/deadlines/calendars', {
      key,
      timezone: 'Europe/Berlin',
      country: 'DE',
      mon: '09:00-18:00',
    })
  expect((await made('berlin')).status).toBe(303)
  const holidays = config(panel.desk).holidays.get('DE')
  expect(holidays).toContain('2026-10-03')
  expect(holidays?.at(-1)?.slice(0, 4)).toBe('2035')
  const writes = () => panel.desk.db.$client.prepare('select total_changes()').pluck().get()
  const before = Number(writes())
  expect((await made('hamburg')).status).toBe(303)
  // The calendar, its event and the mark that clocks are to be counted anew.
  expect(Number(writes()) - before).toBeLessThan(5)
  expect(cachedLibrary()).toEqual([])
})

function cachedLibrary(): string[] {
  return Object.keys(cache).filter((path) => path.includes('date-holidays'))
}
