import { describe, expect, test } from 'vitest'
import { workOff } from '../../chores/personal.ts'
import { note } from '../../desk/messages/noting.ts'
import { receive } from '../../desk/messages/receiving.ts'
import { reply } from '../../desk/messages/replying.ts'
import { retentionOf } from '../../desk/people/retention.ts'
import { fileTicket } from '../desk/filing.ts'
import { newPanel, signedIn, type TestPanel } from './panel.ts'

const HERE = '/admin/people/personal'

function lastEvent({ desk }: TestPanel): unknown {
  return desk.db.$client
    .prepare('select type, by_id as by, data from events order by id desc limit 1')
    .get()
}

describe('personal data', () => {
  test('is taken out as one file with all that the desk holds of somebody, and that is kept', async () => {
    const panel = newPanel()
    const { desk, person } = panel
    const anna = person('anna')
    const own = fileTicket(panel)
    const wrote = { text: 'Секрет', files: [] }
    receive(desk, own, anna, { chatId: 1001, telegramMessageId: 5, content: wrote })
    reply(desk, person('vera'), own.number, { text: 'Сделаем', source: 'form:1:a' })
    note(desk, person('vera'), own.number, { text: 'Только своим', source: 'form:1:b' })
    const other = fileTicket(panel, 'question', undefined, 'olga')
    receive(desk, other, anna, { chatId: 1001, telegramMessageId: 6, content: wrote })
    const dina = await signedIn(panel, 'dina')
    const answer = await dina.post(`/admin/people/${anna.id}/personal/export`)
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="okoshko-person-/,
    )
    const text = await answer.text()
    const data = JSON.parse(text)
    expect(data.profile).toMatchObject({ name: 'Анна Иванова', phone: '+79001112233' })
    expect(data.tickets).toMatchObject([
      {
        number: own.number,
        answers: [{ question: 'Что случилось', answer: 'Принтер не печатает' }],
        messages: [
          { by: 'Анна Иванова', text: 'Секрет' },
          { by: 'Вера Смирнова', text: 'Сделаем' },
        ],
      },
    ])
    expect(data.messagesElsewhere).toMatchObject([{ ticket: other.number, text: 'Секрет' }])
    expect(data.deeds.map((one: { type: string }) => one.type)).toContain('filed')
    expect(text).not.toContain('Только своим')
    expect(lastEvent(panel)).toEqual({
      type: 'person_exported',
      by: person('dina').id,
      data: JSON.stringify({ person: anna.id }),
    })
    expect(await dina.read(HERE)).toContain('Анна Иванова')
  })

  test('of somebody with more than fits into one slice is all there, each once', async () => {
    const panel = newPanel()
    const numbers = Array.from({ length: 25 }, () => fileTicket(panel).number)
    const dina = await signedIn(panel, 'dina')
    const id = panel.person('anna').id
    const answer = await dina.post(`/admin/people/${id}/personal/export`)
    const data = JSON.parse(await answer.text())
    expect(data.tickets.map((one: { number: number }) => one.number)).toEqual(numbers)
  })

  test('is erased once the name is typed, and is not offered again', async () => {
    const panel = newPanel()
    const anna = panel.person('anna')
    const page = `/admin/people/${anna.id}/personal`
    const dina = await signedIn(panel, 'dina')
    const wrong = await dina.post(`${page}/erase`, { name: 'Анна <Иванов>' })
    expect(wrong.status).toBe(422)
    const again = await wrong.text()
    expect(again).toContain('value="Анна &lt;Иванов&gt;"')
    expect(again).toContain('id="fault-name"')
    expect(panel.person('anna')).toEqual(anna)
    const right = await dina.post(`${page}/erase`, { name: 'Анна Иванова' })
    expect([right.status, right.headers.get('location')]).toEqual([303, page])
    expect(await dina.read(page)).toContain('удаляются')
    await workOff(panel.desk, panel.filesDir, new AbortController().signal)
    const gone = await dina.read(page)
    expect(gone).toContain('удалены по запросу')
    expect(gone).not.toContain('<form class="filing"')
    expect((await dina.post(`/admin/people/${anna.id}/return`)).status).toBe(403)
    expect(await dina.read(`/admin/people/${anna.id}`)).not.toContain('Анна')
    expect(await dina.read(HERE)).toContain('Персональные данные удалены')
  })

  test('is kept for as long as an admin says, and what is wrong comes back as typed', async () => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    for (const [texts, files, field] of [
      ['0', '', 'texts'],
      ['много', '', 'texts'],
      ['', '601', 'files'],
      ['6', '12', 'files'],
    ] as const) {
      const answer = await dina.post(HERE, { texts, files })
      const page = await answer.text()
      expect([texts, files, answer.status]).toEqual([texts, files, 422])
      expect(page).toContain(`id="fault-${field}"`)
      for (const typed of [texts, files]) expect(page).toContain(`value="${typed}"`)
    }
    expect(retentionOf(panel.desk)).toEqual({ texts: null, files: null })
    expect((await dina.post(HERE, { texts: '24', files: '12' })).status).toBe(303)
    expect(retentionOf(panel.desk)).toEqual({ texts: 24, files: 12 })
    expect(await dina.read(HERE)).toContain('тексты: 24 мес., файлы: 12 мес.')
  })

  test('is closed to everybody but admins', async () => {
    const panel = newPanel()
    const anna = panel.person('anna')
    const page = `/admin/people/${anna.id}/personal`
    for (const key of ['vera', 'pavel']) {
      const agent = await signedIn(panel, key)
      for (const path of [HERE, page]) expect((await agent.get(path)).status).toBe(403)
      for (const [path, fields] of [
        [HERE, { texts: '1' }],
        [`${page}/export`, {}],
        [`${page}/erase`, { name: anna.name }],
      ] as const) {
        expect([path, (await agent.post(path, fields)).status]).toEqual([path, 403])
      }
      expect(await agent.read(`/admin/people/${anna.id}`)).not.toContain(page)
    }
    expect(panel.person('anna')).toEqual(anna)
  })
})
