import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPack, type PackTown, said } from './pack-town.ts'

let town: PackTown

beforeEach(async () => {
  town = await openPack('ideas')
})
afterEach(() => town.close())

const idea = (text: string) => [
  text,
  'Облачные серверы',
  'Клиенты забывают продлить',
  'Крупным клиентам',
  'Готово',
  'Каждый день',
  'Пропустить',
  'Да',
  'Пропустить',
]

test('an idea is checked by a list, decided, ranked by its department and built; its author hears of it', async () => {
  const pyotr = await town.started('pyotr')
  const arseny = await town.started('arseny')
  const yana = await town.started('yana')
  const alisa = await town.started('alisa')
  const number = await town.files(
    pyotr,
    'Идеи › Идея для продукта',
    ...idea('Напоминать о продлении за неделю'),
  )
  const panel = await town.panel('alisa')
  for (const item of [1, 2, 3, 4, 5, 6, 7]) await panel.ticks(number, item)
  expect(await panel.page(number)).toContain('7 из 7')
  await panel.ranksAs(number, 'important')
  await panel.replies(number, 'Берём: так делают все, кто вырос', 'taken')
  expect(said(pyotr)).toContain('Берём: так делают все, кто вырос')
  const built = await panel.starts(number, 'implementation')
  expect(said(yana)).not.toContain(`№${built}`)
  expect(arseny.found('Нужно ваше решение').text).toContain('Напоминать о продлении')
  await arseny.taps('Согласовать')
  await town.later(0)
  expect(town.ticket(built).line).toBe('backlog')
  await yana.taps('Упорядочить')
  await yana.taps(
    yana
      .buttons()
      .flat()
      .find((one) => one.includes(`№${built}`)) ?? '',
  )
  await yana.taps('На первое место')
  await town.later(0)
  expect(town.ticket(built).line).toBe('ready')
  const programmer = await town.panel('fyodor')
  await programmer.assigns(built, 'me')
  await programmer.sets(built, 'done')
  expect(said(alisa)).toContain(`Готова подзадача №${built}`)
  await panel.sets(number, 'done', 'Напоминания уже приходят')
  expect(said(pyotr)).toContain('Напоминания уже приходят')
  await pyotr.taps('5')
})

test('an idea that is not taken up ends with the reason', async () => {
  const pyotr = await town.started('pyotr')
  const number = await town.files(
    pyotr,
    'Идеи › Идея для продукта',
    ...idea('Продавать серверы в рассрочку'),
  )
  const panel = await town.panel('alisa')
  await panel.sets(number, 'declined', 'Рассрочку даёт банк, мы её не повторим')
  expect(said(pyotr)).toContain('Рассрочку даёт банк')
  expect(town.ticket(number)).toMatchObject({ category: 'solved', status: 'declined' })
  expect(pyotr.found('Оцените').text).toContain('Не берём · Алиса Громова')
  expect(said(pyotr)).not.toContain('✅')
})
