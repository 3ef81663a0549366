import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sweepFiles } from '../../chores/sweeping-files.ts'
import { newDraft } from '../../desk/chat/drafts.ts'
import { deed } from '../../desk/desk.ts'
import {
  attachmentOf,
  attachTo,
  keepIncoming,
  keepUpload,
} from '../../desk/messages/attachments.ts'
import { DAY, newDesk, type TestDesk } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'

let world: TestDesk
let folder: string

beforeEach(() => {
  world = newDesk()
  folder = mkdtempSync(join(tmpdir(), 'okoshko-sweep-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Puts a file into the folder, written now by the clock of the desk. */
function put(path: string): string {
  const file = join(folder, path)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, 'bytes')
  utimesSync(file, world.desk.now() / 1000, world.desk.now() / 1000)
  return file
}

function upload(path: string) {
  const file = { name: 'a.png', mime: 'image/png', size: 5, path, kind: 'photo' }
  return keepUpload(world.desk, file, world.person('anna').id)
}

describe('after a day', () => {
  test('what was uploaded for a form that was never sent is gone with its file', async () => {
    const file = put('ab/abcd')
    const { id } = upload('ab/abcd')
    world.pass(DAY)
    expect(await sweepFiles(world.desk, folder)).toBe(0)
    world.pass(1)
    expect(await sweepFiles(world.desk, folder)).toBe(1)
    expect(existsSync(file)).toBe(false)
    expect(attachmentOf(world.desk, id)).toBeUndefined()
  })

  test('a table of people that nobody has confirmed is gone', async () => {
    const file = put('kept/1.token.part')
    world.pass(DAY - 1)
    expect(await sweepFiles(world.desk, folder)).toBe(0)
    world.pass(1)
    expect(await sweepFiles(world.desk, folder)).toBe(1)
    expect(existsSync(file)).toBe(false)
  })

  test('what belongs to a ticket or to a request under way stays', async () => {
    const [owned, drafted] = [put('ab/abcd'), put('cd/cdef')]
    const { id } = upload('ab/abcd')
    attachTo(world.desk, [id], {
      ticket: fileTicket(world).number,
      ownerId: world.person('anna').id,
    })
    const anna = world.person('anna')
    const draft = deed(world.desk, () => newDraft(world.desk, anna, 1001, 'question'))
    const photo = { fileId: 'f', fileUniqueId: 'u', kind: 'photo', name: 'b.png' }
    const kept = keepIncoming(world.desk, photo, { draftId: draft.id, ownerId: anna.id }, 'tg:1:2')
    world.desk.db.$client.exec(`update attachments set path = 'cd/cdef' where id = ${kept.id}`)
    world.pass(30 * DAY)
    expect(await sweepFiles(world.desk, folder)).toBe(0)
    expect([owned, drafted].map((file) => existsSync(file))).toEqual([true, true])
  })

  test('a file that no row names is gone, one that is still being written is not', async () => {
    const [lost, half] = [put('ef/orphan'), put('incoming/half')]
    world.pass(DAY + 1)
    const fresh = put('ef/fresh')
    expect(await sweepFiles(world.desk, folder)).toBe(1)
    expect([lost, half, fresh].map((file) => existsSync(file))).toEqual([false, true, true])
  })
})

test('a desk that never had a file has nothing to sweep', async () => {
  expect(await sweepFiles(world.desk, join(folder, 'none'))).toBe(0)
})
