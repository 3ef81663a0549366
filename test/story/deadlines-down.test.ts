import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openTown, type Town } from './town.ts'

const HOUR = 3_600_000
const ALWAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
  .map((day) => `${day}: ["00:00-24:00"]`)
  .join(', ')
const PACK = `
version: 1
pack: down
company: Контора
locale: ru
access: directory
calendars: [{key: always, timezone: Europe/Moscow, week: {${ALWAYS}}}]
people:
  - {key: anna, name: Анна Иванова, telegram_id: 1001}
  - {key: vera, name: Вера Смирнова, role: agent, telegram_id: 2001}
  - {key: ivan, name: Иван Громов, role: agent, telegram_id: 2002}
lines:
  - {key: l1, name: Первая линия, agents: [vera], escalates_to: l2}
  - {key: l2, name: Вторая линия, agents: [ivan]}
policies:
  - key: day
    calendar: always
    targets: {any: {resolution: 10h}}
    reminders: [{when: 50%, notify: [assignee]}, {when: breach, notify: [assignee]}, {when: breach+30m, notify: [assignee], escalate: true}]
services: [{key: question, name: Вопрос, line: l1, policy: day, steps: [{key: text, ask: Что случилось?, type: text}]}]
`

/** As if everything had happened so much earlier. */
function shiftBack(town: Town, ms: number): void {
  const db = new Sqlite(join(town.dir, 'okoshko.db'))
  db.transaction(() => {
    db.prepare('update clocks set started_at = started_at - ?, due_at = due_at - ?').run(ms, ms)
    db.prepare('update reminders set due_at = due_at - ?, at = at - ?').run(ms, ms)
    db.prepare('update tickets set created_at = created_at - ?, due_at = due_at - ?').run(ms, ms)
  })()
  db.close()
}

test('a program that was down over all deadlines of a ticket tells the latest once, and escalates once', async () => {
  const town = await openTown(PACK)
  const anna = town.phone({ id: 1001 })
  const vera = town.phone({ id: 2001 })
  const ivan = town.phone({ id: 2002 })
  for (const phone of [anna, vera, ivan]) phone.start()
  await town.rest()
  anna.says('/new')
  await anna.taps(/Вопрос/)
  await anna.hears(/Что случилось/)
  anna.says('Принтер не печатает')
  await anna.taps(/Отправить/)
  await vera.hears(/Новая заявка/)
  await vera.taps(/Взять/)
  await anna.hears(/В работе · Вера Смирнова\n.*до/)
  await town.rest()
  shiftBack(town, 12 * HOUR)
  await town.restart()
  await ivan.hears(/Передана на линию «Вторая линия».*Срок прошёл, поэтому/s)
  await town.rest()
  await town.restart()
  await town.rest()
  const reminders = (phone: typeof vera) => phone.texts().filter((text) => text.includes('⏰'))
  expect(reminders(vera)).toHaveLength(1)
  expect(reminders(vera)[0]).toMatch(/Срок прошёл: решение, просрочено на (2 ч|1 ч 59 мин)/)
  expect(ivan.texts().filter((text) => text.includes('Передана'))).toHaveLength(1)
  expect(town.rows("select 1 from events where type = 'moved'")).toHaveLength(1)
  expect(await anna.hears(/Не успели в срок/)).toBeTruthy()
  await ivan.taps(/Взять/)
  await anna.hears(/В работе · Иван Громов/)
  await town.close()
})
