import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { articleCountsOf } from '../../desk/articles/articles.ts'
import { articlesFitting } from '../../desk/articles/suggesting.ts'
import { openTicketsOf } from '../../desk/tickets/my-tickets.ts'
import { newTown, type Phone, type Town } from './chat.ts'

const PROCESS = readFileSync(join(import.meta.dirname, '../desk/process.yaml'), 'utf8')

let town: Town
let anna: Phone

beforeEach(async () => {
  town = await newTown(PROCESS)
  anna = town.phone('anna')
  await anna.start()
})

afterEach(async () => {
  expect(town.errors()).toEqual([])
  await town.close()
})

test('an article that fits is offered while a request is being made, and may make it needless', async () => {
  await anna.says('/new')
  await anna.taps('VPN')
  expect(anna.buttons().flat()).not.toContain('📖 Как настроить VPN')
  await anna.says('Не могу настроить впн, vpn не работает')
  expect(anna.last().text).toContain('Возможно, поможет')
  await anna.taps('📖 Как настроить VPN')
  expect(anna.last().text).toContain('1. Установите клиент.')
  await anna.taps('Это помогло')
  expect(anna.last().text).toContain('Рады, что помогло')
  expect(articleCountsOf(town.desk).get('vpn-setup')).toEqual({ opened: 1, helped: 1 })
  expect(openTicketsOf(town.desk, town.person('anna'), 10)).toEqual([])
})

test('whoever it did not help goes on where they were', async () => {
  await anna.says('/new')
  await anna.taps('VPN')
  await anna.says('vpn')
  await anna.taps('📖 Как настроить VPN')
  await anna.taps('Продолжить заявку')
  expect(anna.last().text).toContain('Вы дома?')
})

test('a message without a service is filed at once, and the article is offered after it', async () => {
  await anna.says('Почта переполнена, ящики полны')
  expect(openTicketsOf(town.desk, town.person('anna'), 10)).toHaveLength(1)
  await anna.taps('📖 Переполнен почтовый ящик')
  await anna.taps('Это помогло')
  expect(openTicketsOf(town.desk, town.person('anna'), 10)).toEqual([])
})

test('nobody is offered what is for agents, whatever the form of the words', () => {
  const fitting = (who: string, words: string) =>
    articlesFitting(town.desk, town.person(who), words, null).map(({ key }) => key)
  expect(fitting('anna', 'настройка VPN')).toEqual(['vpn-setup'])
  expect(fitting('vera', 'VPN')).toContain('secret')
  expect(fitting('anna', 'почтовые ящики')).toEqual(['mail-full'])
  expect(fitting('anna', 'обед')).toEqual([])
})

test('an article does not tell whether the ticket of somebody else has ended', async () => {
  await anna.says('Почта переполнена, ящики полны')
  const [ticket] = openTicketsOf(town.desk, town.person('anna'), 1)
  const boris = town.phone('boris')
  await boris.start()
  await town.forge(boris, `article:mail-full:${ticket?.number}:0`)
  expect(boris.buttons().flat()).not.toContain('Это помогло')
})
