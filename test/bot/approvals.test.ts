import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { approvalOf } from '../../desk/processes/approval-rows.ts'
import { rankedIn } from '../../desk/processes/ranking.ts'
import { tick } from '../../desk/tick.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import { fileTicket } from '../desk/filing.ts'
import { newTown, type Town } from './chat.ts'

const PROCESS = readFileSync(join(import.meta.dirname, '../desk/process.yaml'), 'utf8')

let town: Town

beforeEach(async () => {
  town = await newTown(PROCESS)
  for (const who of ['anna', 'boris', 'pavel', 'oleg']) await town.phone(who).start()
})

afterEach(async () => {
  expect(town.errors()).toEqual([])
  await town.close()
})

async function asked(): Promise<number> {
  const { number } = fileTicket(
    town,
    'access',
    {
      system: { type: 'choice', keys: ['crm'] },
      employee: { type: 'person', key: 'oleg', name: 'Олег Котов' },
    },
    'anna',
  )
  await town.idle()
  return number
}

describe('an approver', () => {
  test('reads what is asked and says yes by one tap; the requester hears it at once', async () => {
    const number = await asked()
    const boris = town.phone('boris')
    expect(boris.last().text).toContain('Анна Иванова · Продажи')
    expect(boris.last().text).toContain('К чему: CRM')
    expect(boris.buttons()).toEqual([['Согласовать', 'Отклонить'], ['Спросить заявителя']])
    expect(town.phone('anna').last().text).toContain('На согласовании · Борис Петров')
    await boris.taps('Согласовать')
    expect(ticketOf(town.desk, number).gate).toBeNull()
    expect(boris.last().text).toContain('Согласовано, заявка ушла в работу.')
    expect(town.phone('anna').texts().join('\n')).toContain('Согласовано · Борис Петров')
  })

  test('says why not in their own words', async () => {
    const number = await asked()
    const boris = town.phone('boris')
    await boris.taps('Отклонить')
    await boris.says('Доступ уже есть')
    expect(approvalOf(town.desk, number)).toMatchObject({
      state: 'rejected',
      comment: 'Доступ уже есть',
    })
    expect(town.phone('anna').texts().join('\n')).toContain('Доступ уже есть')
  })

  test('may refuse without a word', async () => {
    const number = await asked()
    const boris = town.phone('boris')
    await boris.taps('Отклонить')
    await boris.taps('Отклонить без объяснений')
    expect(approvalOf(town.desk, number)).toMatchObject({ state: 'rejected', comment: null })
  })

  test('asks the requester, hears the answer, and then decides by the same buttons', async () => {
    const number = await asked()
    const [boris, anna] = [town.phone('boris'), town.phone('anna')]
    const question = boris.last()
    await boris.taps('Спросить заявителя')
    await boris.says('На какой срок?')
    await anna.says('До пятницы', anna.found('На какой срок?'))
    expect(boris.last().text).toContain('До пятницы')
    await boris.tapsOn(question, { label: 'Согласовать' })
    expect(approvalOf(town.desk, number)?.state).toBe('approved')
  })

  test('may answer the message itself: with the decision as a comment', async () => {
    const number = await asked()
    const boris = town.phone('boris')
    await boris.says('Только на чтение', boris.last())
    await boris.taps('Согласовать')
    expect(approvalOf(town.desk, number)).toMatchObject({
      state: 'approved',
      comment: 'Только на чтение',
    })
  })

  test('who taps after it was decided hears so; a stranger decides nothing', async () => {
    const number = await asked()
    const [boris, oleg] = [town.phone('boris'), town.phone('oleg')]
    const question = boris.last()
    await town.forge(oleg, `approval:yes:${number}`)
    expect(approvalOf(town.desk, number)?.state).toBe('waiting')
    await boris.taps('Отклонить')
    await boris.taps('Отклонить без объяснений')
    await town.forge(boris, `approval:yes:${number}`, question.messageId)
    expect(boris.last().text).toContain('Решение уже принято: не согласовано.')
  })
})

test('an owner puts the ideas of their department in order by taps, and the first goes to work', async () => {
  const boris = town.phone('boris')
  const text = { text: { type: 'text' as const, text: 'Идея' } }
  const [first = 0, second = 0] = [1, 2].map(() => fileTicket(town, 'idea', text, 'anna').number)
  await town.idle()
  await boris.taps('Упорядочить')
  await boris.taps(`№${second} · Идея`)
  await boris.taps('На первое место')
  await boris.taps(`№${first} · Идея`)
  await boris.taps('На первое место')
  expect(rankedIn(town.desk, 'up', 'sales').map(({ ticket }) => ticket.number)).toEqual([
    first,
    second,
  ])
  while (tick(town.desk));
  expect(ticketOf(town.desk, first).line).toBe('l2')
})
