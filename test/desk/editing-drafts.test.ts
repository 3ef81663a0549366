import { describe, expect, test } from 'vitest'
import { DeskError } from '../../desk/errors.ts'
import { config } from '../../desk/setup/config.ts'
import {
  dropEditingDraft,
  editingDraft,
  editingDrafts,
  keepEditingDraft,
  MOST_DRAFTS,
} from '../../desk/setup/editing-drafts.ts'
import { exportPack } from '../../desk/setup/pack-export.ts'
import {
  archiveObject,
  bringBackObject,
  rehearseObject,
  saveObject,
} from '../../desk/setup/setup-editing.ts'
import { newDesk } from './desk.ts'

function codeOf(act: () => unknown): string | undefined {
  try {
    act()
    return undefined
  } catch (error) {
    return error instanceof DeskError ? error.code : String(error)
  }
}

describe('what an admin is editing', () => {
  test('is kept for them alone, and leaves the desk as it is', () => {
    const { desk, person } = newDesk()
    const [dina, pavel] = [person('dina'), person('pavel')]
    const before = JSON.stringify(exportPack(desk))
    keepEditingDraft(desk, dina, 'access', { typed: 'a' })
    keepEditingDraft(desk, dina, 'access', { typed: 'b' })
    expect(editingDraft(desk, dina, 'access')).toEqual({ typed: 'b' })
    expect(editingDraft(desk, pavel, 'access')).toBeUndefined()
    expect(JSON.stringify(exportPack(desk))).toBe(before)
    dropEditingDraft(desk, dina, 'access')
    expect(editingDraft(desk, dina, 'access')).toBeUndefined()
  })

  test('is not mixed up with what another person of a longer number edits', () => {
    const { desk, person } = newDesk()
    const dina = person('dina')
    keepEditingDraft(desk, dina, 'access', { typed: 'a' })
    keepEditingDraft(desk, { ...dina, id: dina.id * 10 + 1 }, 'question', { typed: 'b' })
    expect([...editingDrafts(desk, dina).keys()]).toEqual(['access'])
  })

  test('is bounded, and only admins edit', () => {
    const { desk, person } = newDesk()
    for (let number = 1; number <= MOST_DRAFTS; number += 1) {
      keepEditingDraft(desk, person('dina'), `~${number}`, {})
    }
    expect(codeOf(() => keepEditingDraft(desk, person('dina'), 'access', {}))).toBe(
      'too_many_drafts',
    )
    expect(codeOf(() => keepEditingDraft(desk, person('dina'), '~1', { more: 1 }))).toBeUndefined()
    expect(codeOf(() => keepEditingDraft(desk, person('pavel'), 'access', {}))).toBe('not_allowed')
  })
})

describe('an object of the set-up', () => {
  const service = { key: 'badge', name: 'Пропуск', line: 'l1', steps: [] }

  test('is rehearsed without being saved', () => {
    const { desk, person } = newDesk()
    expect(rehearseObject(desk, person('dina'), 'services', service, true)).toEqual([])
    expect(config(desk).services.get('badge')).toBeUndefined()
    const lost = { ...service, line: 'l9' }
    expect(rehearseObject(desk, person('dina'), 'services', lost, true)).toMatchObject([
      { path: ['line'], elsewhere: false },
    ])
  })

  test('comes back from the archive at the end of its list, if what it needs is there', () => {
    const { desk, person } = newDesk()
    const dina = person('dina')
    const line = { key: 'l3', name: 'Третья линия' }
    saveObject(desk, dina, 'lines', line, true)
    saveObject(desk, dina, 'services', { ...service, line: 'l3' }, true)
    archiveObject(desk, dina, 'services', 'badge')
    archiveObject(desk, dina, 'lines', 'l3')
    expect(bringBackObject(desk, dina, 'services', 'badge')).toMatchObject([{ path: ['line'] }])
    expect(config(desk).services.live.some(({ key }) => key === 'badge')).toBe(false)
    bringBackObject(desk, dina, 'lines', 'l3')
    expect(bringBackObject(desk, dina, 'services', 'badge')).toEqual([])
    expect(config(desk).services.live.at(-1)?.key).toBe('badge')
    expect(codeOf(() => bringBackObject(desk, dina, 'services', 'badge'))).toBe('not_found')
    expect(codeOf(() => bringBackObject(desk, person('vera'), 'services', 'x'))).toBe('not_allowed')
  })
})
