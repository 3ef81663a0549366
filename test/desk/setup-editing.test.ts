import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { events } from '../../db/tables/tickets.ts'
import { config, stepsOf } from '../../desk/setup/config.ts'
import { exportPack } from '../../desk/setup/pack-export.ts'
import { importPack } from '../../desk/setup/pack-import.ts'
import {
  archiveObject,
  orderObjects,
  saveObject,
  saveSettings,
} from '../../desk/setup/setup-editing.ts'
import { readPack } from '../../scenarios/pack-read.ts'
import { writePack } from '../../scenarios/pack-write.ts'
import { newDesk, OFFICE } from './desk.ts'

const STEP = { key: 'text', ask: 'What happened?', type: 'text' } as const
const DOORS = { key: 'doors', name: 'Doors', line: 'l1', steps: [STEP] }

function changes({ desk }: ReturnType<typeof newDesk>, how: string) {
  return desk.db
    .select()
    .from(events)
    .where(eq(events.type, `setup_${how}`))
    .all()
}

describe('an edit of the set-up', () => {
  test('adds an object that the next reading has and the export gives back', () => {
    const test = newDesk()
    expect(saveObject(test.desk, test.person('dina'), 'services', DOORS, true)).toEqual([])
    expect(config(test.desk).services.live.at(-1)).toMatchObject({ key: 'doors', version: 1 })
    expect(exportPack(test.desk).services?.at(-1)).toEqual(DOORS)
    expect(readPack(writePack(exportPack(test.desk))).ok).toBe(true)
    expect(changes(test, 'added')[0]?.data).toMatchObject({ list: 'services', key: 'doors' })
  })

  test('is refused with its place where the pack would be, and leaves nothing behind', () => {
    const test = newDesk()
    const before = exportPack(test.desk)
    const wrong = { ...DOORS, line: 'l7', steps: [{ ...STEP, when: { nobody: 'x' } }] }
    const faults = saveObject(test.desk, test.person('dina'), 'services', wrong, true)
    expect(faults.map(({ path, elsewhere }) => [path.join('.'), elsewhere])).toEqual([
      ['line', false],
      ['steps.0.when.nobody', false],
    ])
    expect(exportPack(test.desk)).toEqual(before)
    expect(changes(test, 'added')).toEqual([])
  })

  test('of steps makes a new version; the former is kept for those who are on it', () => {
    const test = newDesk()
    const dina = test.person('dina')
    saveObject(test.desk, dina, 'services', DOORS, true)
    saveObject(test.desk, dina, 'services', { ...DOORS, name: 'All doors' })
    expect(config(test.desk).services.get('doors')?.version).toBe(1)
    saveObject(test.desk, dina, 'services', { ...DOORS, steps: [{ ...STEP, optional: true }] })
    expect(config(test.desk).services.get('doors')?.version).toBe(2)
    expect(stepsOf(test.desk, 'doors', 1)).toEqual([STEP])
  })

  test('that takes away what others need names them', () => {
    const test = newDesk()
    const faults = archiveObject(test.desk, test.person('dina'), 'lines', 'l1')
    expect(faults.length).toBeGreaterThan(0)
    expect(faults.every((fault) => fault.elsewhere)).toBe(true)
    expect(config(test.desk).lines.live.map(({ key }) => key)).toContain('l1')
  })

  test('of the first status of its own keeps the ones that were there by default', () => {
    const test = newDesk()
    const status = { key: 'testing', name: 'Testing', category: 'active' }
    expect(saveObject(test.desk, test.person('dina'), 'statuses', status, true)).toEqual([])
    expect(config(test.desk).statuses.live.map(({ key }) => key)).toEqual([
      'new',
      'in_progress',
      'needs_info',
      'paused',
      'solved',
      'closed',
      'testing',
    ])
  })

  test('outlives an import of the pack for what the panel made, never for the keys of the pack', () => {
    const test = newDesk()
    const dina = test.person('dina')
    saveObject(test.desk, dina, 'services', DOORS, true)
    const service = config(test.desk).services.live[0]
    const { version: _, ...first } = service ?? { version: 0, key: '' }
    expect(saveObject(test.desk, dina, 'services', { ...first, name: 'Renamed' })).toEqual([])
    expect(importPack(test.desk, OFFICE, { linkAccounts: true })).toMatchObject({ ok: true })
    expect(config(test.desk).services.get('doors')).toMatchObject({ key: 'doors' })
    expect(config(test.desk).services.get(first.key)?.name).toEqual(service?.name)
  })

  test('puts a list into another order', () => {
    const test = newDesk()
    const keys = config(test.desk).services.live.map(({ key }) => key)
    const back = [...keys].reverse()
    expect(orderObjects(test.desk, test.person('dina'), 'services', back)).toEqual([])
    expect(config(test.desk).services.live.map(({ key }) => key)).toEqual(back)
  })

  test('of the settings is checked like a pack', () => {
    const test = newDesk()
    const dina = test.person('dina')
    expect(saveSettings(test.desk, dina, { access: 'everybody' })).toMatchObject([
      { path: ['access'] },
    ])
    expect(saveSettings(test.desk, dina, { access: 'open', heads_see: true })).toEqual([])
    expect(config(test.desk)).toMatchObject({ access: 'open', headsSee: true })
  })

  test('is for admins only, and never takes a key that is in use', () => {
    const test = newDesk()
    const add = (key: string) => saveObject(test.desk, test.person(key), 'services', DOORS, true)
    expect(() => add('vera')).toThrow('not_allowed')
    add('dina')
    expect(() => add('dina')).toThrow('key_taken')
  })
})
