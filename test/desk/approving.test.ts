import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { beginDeciding } from '../../desk/chat/approving.ts'
import { approve, reject } from '../../desk/processes/approvals.ts'
import { newDesk } from './desk.ts'
import { fileTicket } from './filing.ts'

const PROCESS = readFileSync(join(import.meta.dirname, 'process.yaml'), 'utf8')

test.each([
  ['approved', approve],
  ['rejected', reject],
] as const)('a button of what was asked before says that it was %s', (state, decide) => {
  const test = newDesk(PROCESS)
  const boris = test.person('boris')
  const { number } = fileTicket(test, 'lead')
  decide(test.desk, boris, number)
  expect(() => beginDeciding(test.desk, boris, 1002, number, 'no', true)).toThrow(
    expect.objectContaining({ params: expect.objectContaining({ state }) }),
  )
})
