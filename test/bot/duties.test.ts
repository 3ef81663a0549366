import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keepCommands } from '../../bot/commands.ts'
import { connect } from '../../bot/telegram.ts'
import { deed } from '../../desk/desk.ts'
import { changePerson } from '../../desk/people/people.ts'
import { approvalOf } from '../../desk/processes/approval-rows.ts'
import { importPack } from '../../desk/setup/pack-import.ts'
import { loadWords } from '../../locales/words.ts'
import { fileTicket } from '../desk/filing.ts'
import { newTown, type Phone, type Town } from './chat.ts'

const PROCESS = readFileSync(join(import.meta.dirname, '../desk/process.yaml'), 'utf8')

let town: Town
let boris: Phone

beforeEach(async () => {
  town = await newTown(PROCESS)
  boris = town.phone('boris')
  for (const who of ['anna', 'boris', 'pavel', 'oleg']) await town.phone(who).start()
})

afterEach(async () => {
  expect(town.errors()).toEqual([])
  await town.close()
})

async function asked(): Promise<number> {
  const { number } = fileTicket(town, 'access', {
    system: { type: 'choice', keys: ['crm'] },
    employee: { type: 'person', key: 'oleg', name: 'Олег Котов' },
  })
  await town.idle()
  return number
}

const idea = async (text: string, by = 'anna') => {
  fileTicket(town, 'idea', { text: { type: 'text', text } }, by)
  await town.idle()
}

describe('/approvals', () => {
  test('brings what waits for a decision once more, with buttons that decide', async () => {
    const number = await asked()
    await boris.says('Разберусь позже')
    await boris.says('/approvals')
    expect(boris.last().text).toContain('Ждут вашего решения')
    expect(boris.last().text).toContain('Анна Иванова · решить до')
    await boris.taps(`№${number}`)
    expect(boris.last().text).toContain('К чему: CRM')
    await boris.taps('Согласовать')
    expect(approvalOf(town.desk, number)?.state).toBe('approved')
    await boris.says('/approvals')
    expect(boris.last().text).toContain('решать нечего')
  })

  test('leaves no list behind that names what was decided meanwhile', async () => {
    await asked()
    const question = boris.last()
    await boris.says('/approvals')
    await boris.tapsOn(question, { label: 'Согласовать' })
    expect(boris.texts().join()).not.toContain('Ждут вашего решения')
  })

  test('turns pages, the longest waiting first', async () => {
    for (let n = 0; n < 7; n++) await asked()
    await boris.says('/approvals')
    expect(boris.buttons()).toEqual([['№1', '№2', '№3'], ['№4', '№5'], ['›'], ['Закрыть']])
    await boris.taps('›')
    expect(boris.buttons()).toEqual([['№6', '№7'], ['‹'], ['Закрыть']])
    await boris.taps('‹')
    expect(boris.buttons().flat()).toContain('№1')
  })

  test('shows nobody what others are asked', async () => {
    const number = await asked()
    const oleg = town.phone('oleg')
    await oleg.says('/approvals')
    expect(oleg.last().text).toContain('решать нечего')
    await town.forge(oleg, `approval:show:${number}`)
    expect(oleg.texts().join()).not.toContain('CRM')
  })
})

describe('/order', () => {
  test('opens parts whose keys are too long for a button, and so does the push', async () => {
    const [up, sales] = ['u'.repeat(32), 's'.repeat(32)]
    const long = PROCESS.replaceAll(/\bup\b/g, up).replaceAll(/\bsales\b/g, sales)
    expect(importPack(town.desk, long, { linkAccounts: true }).ok).toBe(true)
    await town.idle()
    for (let n = 1; n <= 7; n++) await idea(`Мысль ${n}`)
    expect(boris.buttons()).toEqual([['Упорядочить']])
    await boris.taps('Упорядочить')
    expect(boris.last().text).toContain('Идеи · Продажи')
    await boris.taps('›')
    expect(boris.buttons().flat()).toContain('№7 · Мысль 7')
    const pavel = town.phone('pavel')
    await pavel.says('/order')
    await pavel.taps('Идеи · Продажи')
    expect(pavel.buttons().flat()).toContain('№1 · Мысль 1')
  })

  test('opens the list of whoever owns one part at once', async () => {
    await idea('Новый чайник')
    await boris.says('/order')
    expect(boris.last().text).toContain('Идеи · Продажи')
    expect(boris.buttons().flat().join()).toContain('Новый чайник')
  })

  test('asks whoever owns several which one', async () => {
    await idea('Новый чайник')
    const pavel = town.phone('pavel')
    await pavel.says('/order')
    expect(pavel.buttons()).toEqual([
      ['Идеи · Продажи'],
      ['Идеи · Склад'],
      ['Идеи · остальные'],
      ['Закрыть'],
    ])
    await pavel.taps('Идеи · Продажи')
    expect(pavel.buttons().flat().join()).toContain('Новый чайник')
  })

  test('is no command for anybody else', async () => {
    const anna = town.phone('anna')
    await anna.says('/order')
    expect(anna.last().text).toContain('Чем могу помочь')
    expect(anna.last().text).not.toContain('/order')
  })
})

describe('the menu of commands', () => {
  let menus: ReturnType<typeof keepCommands>
  const names = (phone: Phone) =>
    town.sim.people.chat(phone.id).commands.map(({ command }) => command)

  beforeEach(async () => {
    const { api } = connect(town.sim)
    menus = keepCommands(town.desk, loadWords(), api, pino({ level: 'silent' }))
    await menus.idle()
  })
  afterEach(() => menus.stop())

  const setUp = async (change: (pack: string) => string) => {
    expect(importPack(town.desk, change(PROCESS), { linkAccounts: true }).ok).toBe(true)
    await menus.idle()
  }

  test('offers its order to the owner of a part, and /team to nobody where heads do not see', () => {
    expect(names(boris)).toEqual(['new', 'my', 'order', 'help', 'language', 'cancel'])
  })

  test('offers /approvals from the first question on, and after it was decided', async () => {
    expect(names(boris)).not.toContain('approvals')
    await asked()
    await menus.idle()
    expect(names(boris)).toContain('approvals')
    await boris.taps('Согласовать')
    await menus.idle()
    expect(names(boris)).toContain('approvals')
  })

  test('follows what the company sets up: heads, and owners of a ranking', async () => {
    await setUp((pack) => pack.replace('locale: ru', 'locale: ru\nheads_see: true'))
    expect(names(boris)).toContain('team')
    await setUp((pack) =>
      pack
        .replace('locale: ru', 'locale: ru\nheads_see: true')
        .replace('name: Продажи, head: boris', 'name: Продажи, head: anna')
        .replace('{sales: boris, stock: oleg}', '{sales: anna, stock: oleg}'),
    )
    expect(names(boris)).toEqual(['new', 'my', 'help', 'language', 'cancel'])
    expect(names(town.phone('anna'))).toContain('team')
    expect(names(town.phone('anna'))).toContain('order')
  })

  test('stays as it was for whoever has no duties', async () => {
    const anna = town.phone('anna')
    deed(town.desk, () => changePerson(town.desk, town.person('anna').id, { position: 'Новая' }))
    await menus.idle()
    expect(names(anna)).toEqual(['new', 'my', 'help', 'language', 'cancel'])
  })
})
