import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { config } from '../../desk/setup/config.ts'
import { exportPack } from '../../desk/setup/pack-export.ts'
import { importPack } from '../../desk/setup/pack-import.ts'
import { readPack } from '../../scenarios/pack-read.ts'
import { writePack } from '../../scenarios/pack-write.ts'
import { newDesk } from './desk.ts'

const FOLDER = join(import.meta.dirname, '../../scenarios/packs')
const PACKS = readdirSync(FOLDER).map((name) => readFileSync(join(FOLDER, name), 'utf8'))

const added = { linkAccounts: true, keepSettings: true }

test.each(PACKS.map((pack, i) => [i, pack] as const))(
  'every ready desk can be added to ready desk %i, one after another',
  (first, pack) => {
    const { desk } = newDesk(pack)
    const { company, statuses, priorities } = config(desk)
    const before = statuses.live.map(({ key }) => key)
    for (const [i, other] of PACKS.entries()) {
      if (i === first) continue
      expect(importPack(desk, other, added)).toMatchObject({ ok: true })
    }
    expect(config(desk)).toMatchObject({ company })
    expect(config(desk).statuses.live.map(({ key }) => key)).toEqual(before)
    expect(config(desk).priorities.live).toEqual(priorities.live)
    expect(readPack(writePack(exportPack(desk))).ok).toBe(true)
  },
)

test('added again, a ready desk changes nothing', () => {
  const [one = '', other = ''] = PACKS
  const { desk } = newDesk(one)
  importPack(desk, other, added)
  expect(importPack(desk, other, added)).toEqual({ ok: true, changes: [] })
})
