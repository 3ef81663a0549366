import { expect, test } from 'vitest'
import { openDraft } from '../../desk/chat/drafts.ts'
import { beginDraft } from '../../desk/chat/starting.ts'
import { unlinkFictional } from '../../desk/people/fictional.ts'
import { claimToken } from '../../desk/people/identity.ts'
import { newDesk } from './desk.ts'
import { lettersTo } from './filing.ts'

test('fictional people lose the accounts of the simulator, with what waits in their chats', () => {
  const town = newDesk()
  beginDraft(town.desk, town.person('anna'), 1001, 'question', true)
  expect(claimToken(town.desk)).toBeNull()
  expect(unlinkFictional(town.desk, [1001, 2004, 9999], ['office'])).toBe(2)
  expect(town.person('anna').telegramId).toBeNull()
  expect(openDraft(town.desk, 1001)).toBeUndefined()
  expect(lettersTo(town, 1001)).toEqual([])
  expect(town.person('boris').telegramId).toBe(1002)
  expect(claimToken(town.desk)).not.toBeNull()
  expect(unlinkFictional(town.desk, [1001, 2004], ['office'])).toBe(0)
})

test('nobody loses the account that the pack of their own company names', () => {
  const town = newDesk()
  expect(unlinkFictional(town.desk, [1001, 2004], ['it-support'])).toBe(0)
  expect(town.person('anna').telegramId).toBe(1001)
})
