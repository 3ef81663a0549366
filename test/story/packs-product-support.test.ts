import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY } from '../desk/desk.ts'
import { openPack, type PackTown, said } from './pack-town.ts'

let town: PackTown

beforeEach(async () => {
  town = await openPack('product-support')
})
afterEach(() => town.close())

test('a question is answered, reopened, passed to L2, rated and followed up', async () => {
  const larisa = await town.started('larisa')
  const liza = await town.panel('liza')
  const kirill = await town.started('kirill')
  const number = await town.files(
    larisa,
    'Работа в «Сойке» › Вопрос по работе',
    'Как скрыть доску?',
    'Пропустить',
  )
  expect(town.ticket(number)).toMatchObject({ line: 'l1', status: 'new' })
  await liza.assigns(number, 'me')
  await liza.replies(number, 'В меню доски есть «Доступ».')
  expect(town.ticket(number).status).toBe('answered')
  await larisa.says('Там такого нет', larisa.found('В меню доски'))
  expect(town.ticket(number).status).toBe('in_progress')
  await liza.sets(number, 'done', 'Включили вам этот пункт')
  await larisa.says('Всё равно нет')
  await larisa.taps('Не решено')
  expect(town.ticket(number).status).toBe('reopened')
  await liza.moves(number, 'l2', 'Пункт меню не появился после включения')
  expect(kirill.found('L2').text).toContain('Пункт меню не появился после включения')
  const second = await town.panel('kirill')
  await second.assigns(number, 'me')
  await second.sets(number, 'done', 'Пункт на месте')
  await larisa.taps('4')
  expect(kirill.found('Оценка 4 из 5').text).toContain('Лариса Тихонова')
  const answer = larisa.found('Пункт на месте')
  await town.later(8 * DAY)
  expect(town.ticket(number).category).toBe('closed')
  await larisa.says('Пункт пропал снова', answer)
  expect(town.ticket(number + 1)).toMatchObject({ service: 'question', followUpOf: number })
  expect(said(larisa)).toContain(`Завели новую заявку по следам №${number}`)
})

test('a bug goes to Expedite as a child, and support hears when it is mended', async () => {
  const larisa = await town.started('larisa')
  const liza = await town.started('liza')
  const answers = ['Доски и карточки', 'Карточка вернулась на место', 'Только у меня']
  const skipped = ['Пропустить', 'Пропустить']
  const number = await town.files(
    larisa,
    'Работа в «Сойке» › Что-то не работает',
    ...answers,
    ...skipped,
  )
  const panel = await town.panel('liza')
  await panel.assigns(number, 'me')
  const bug = await panel.starts(number, 'expedite')
  expect(town.ticket(bug)).toMatchObject({
    line: 'expedite',
    title: 'Ошибка, Доски и карточки: Карточка вернулась на место',
  })
  expect(town.ticket(number).category).toBe('active')
  expect(await panel.page(number)).toContain(`№${bug}`)
  const before = said(larisa)
  expect(town.ticket(bug).assigneeId).toBe(town.person('kirill').id)
  const developer = await town.panel('kirill')
  await developer.sets(bug, 'done')
  expect(said(larisa)).toBe(before)
  expect(liza.found(`Готова подзадача №${bug}`).text).toContain('Все подзадачи закончены')
  await panel.sets(number, 'done', 'Исправили, проверьте')
  await larisa.taps('5')
  expect(town.ticket(number).rating).toBe(5)
})
