import { afterAll, beforeAll, expect, it } from 'vitest'
import { liveKeyboards, openTown, type Phone, packFile, type Town } from './town.ts'

let town: Town
let anna: Phone
let vera: Phone
let ivan: Phone

beforeAll(async () => {
  town = await openTown(packFile('hostile.yaml'))
  anna = town.phone({ id: 1001, first_name: 'Анна' })
  vera = town.phone({ id: 2001 })
  ivan = town.phone({ id: 2002 })
  for (const phone of [anna, vera, ivan]) phone.start()
  await town.rest()
})

afterAll(() => town.close())

const message = () =>
  town.rows<{ kind: string; text: string }>(
    'select kind, text from messages order by id desc limit 1',
  )[0]

it('what an agent answers to a push goes where they say: to the requester, to colleagues, nowhere', async () => {
  anna.start('service_question')
  anna.says('Не <b>печатает</b>')
  await anna.taps(/Отправить/)
  const push = await vera.hears(/^№1 .*\n🆕 Новая заявка · Первая <u>линия<\/u>/)
  await vera.taps(/^Взять$/)
  await anna.hears(/^№1 .*\nВ работе · Вера/)
  await town.rest()
  vera.says('Секрет <i>про</i> принтер', push)
  await vera.hears(/«Секрет <i>про<\/i> принтер»\nДля кого это сообщение\?/)
  await vera.taps(/Заметка коллегам/)
  await vera.hears(/видят только коллеги/)
  vera.says('Какой & <принтер>?', push)
  await vera.taps(/Отправить заявителю/)
  await anna.hears(/`x`:\nКакой & <принтер>\?$/)
  await town.rest()
  expect(anna.texts().join()).not.toContain('Секрет')
  expect(message()).toEqual({ kind: 'reply', text: 'Какой & <принтер>?' })
  expect(liveKeyboards(vera)).toEqual([])
  vera.says('передумала', push)
  await vera.taps(/Не отправлять/)
  await town.rest()
  expect(message()?.text).toBe('Какой & <принтер>?')
  expect(liveKeyboards(vera)).toEqual([])
})

it('a stranger to a line sees nothing of its tickets, in the chat and in the panel', async () => {
  const push = vera.heard().find(({ text }) => text?.includes('Новая заявка'))
  expect(push).toBeDefined()
  expect(ivan.texts().join()).not.toContain('№1')
  const panel = await town.panel('ivan')
  expect((await panel.get('/admin/tickets/1')).status).toBe(404)
  expect((await panel.replies(1, 'Чужая линия')).status).toBe(404)
  expect((await panel.sets(1, 'solved')).status).toBe(404)
  expect(await panel.page('/admin/tickets')).not.toContain('печатает')
  await town.rest()
  expect(anna.texts().join()).not.toContain('Чужая линия')
})

it('/panel, /away and /back are for agents; the link of /panel opens once', async () => {
  for (const command of ['/panel', '/away', '/back']) anna.says(command)
  await anna.hears(/^Это доступно только специалистам\.$/)
  vera.says('/away')
  await vera.hears(/Вы отошли/)
  vera.says('/back')
  await vera.hears(/С возвращением/)
  vera.says('/panel')
  const link = /https?:\/\/\S+\/sign-in\/\S+/.exec(
    (await vera.hears(/Вход в панель/)).text ?? '',
  )?.[0]
  await town.rest()
  const post = () =>
    fetch(link ?? '', {
      method: 'POST',
      headers: { origin: new URL(link ?? '').origin },
      redirect: 'manual',
    })
  expect((await fetch(link ?? '')).status).toBe(200)
  expect((await post()).status).toBe(303)
  expect((await post()).status).toBe(410)
  expect(town.rows("select away_at from people where key = 'vera'")).toEqual([{ away_at: null }])
  const secret = link?.split('/').at(-1) ?? ''
  expect(JSON.stringify(town.rows('select * from outbox'))).not.toContain(secret)
  expect(town.program().log()).not.toContain(secret)
})

it('an agent’s own request is a request: nobody works on their own', async () => {
  vera.start('service_question')
  vera.says('У меня тоже сломалось')
  await vera.taps(/Отправить/)
  const card = await vera.hears(/^№2 .*\nСоздано$/)
  await town.rest()
  vera.says('Мне ответят?', card)
  await town.rest()
  expect(message()).toEqual({ kind: 'message', text: 'Мне ответят?' })
  const panel = await town.panel('vera')
  expect((await panel.notes(2, 'Сама себе')).status).toBeGreaterThanOrEqual(400)
  expect(message()).toEqual({ kind: 'message', text: 'Мне ответят?' })
})
