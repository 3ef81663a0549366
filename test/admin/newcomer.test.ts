import { describe, expect, test } from 'vitest'
import { historyOf } from '../../desk/events.ts'
import { personByKey } from '../../desk/people/people.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import { newPanel, signedIn, token } from './panel.ts'

const NEWCOMERS = '/admin/tickets/new/requesters'

describe('somebody who calls and is not in the directory', () => {
  test('is added by any agent, with a name alone, and filed for', async () => {
    const panel = newPanel()
    const vera = await signedIn(panel, 'vera')
    const search = `/admin/tickets/new?q=${encodeURIComponent('Зоя Дальняя')}`
    expect(await vera.read(search)).toContain('value="Зоя Дальняя"')
    const added = await vera.post(NEWCOMERS, { name: ' Зоя  Дальняя ', phone: '' })
    const next = added.headers.get('location') ?? ''
    const zoya = personByKey(panel.desk, 'zoya-dalnyaya')
    expect(zoya).toMatchObject({ name: 'Зоя Дальняя', role: 'requester', phone: null })
    expect(next).toBe(`/admin/tickets/new?requester=${zoya?.id}`)
    expect((await vera.get(next)).status).toBe(200)
    const form = { requester: `${zoya?.id}`, service: 'question', version: '1', channel: 'phone' }
    const filed = await vera.post('/admin/tickets/new', {
      ...form,
      token: token(),
      'a.text': 'Не работает звонок',
    })
    const number = Number(filed.headers.get('location')?.split('/').at(-1))
    expect(ticketOf(panel.desk, number).requesterId).toBe(zoya?.id)
    expect(historyOf(panel.desk, number, 20).map(({ type }) => type)).toContain('came_by')
  })

  test('may have a phone, which nobody else has', async () => {
    const panel = newPanel()
    const vera = await signedIn(panel, 'vera')
    const taken = await vera.post(NEWCOMERS, { name: 'Зоя', phone: '8 900 111-22-33' })
    expect(taken.status).toBe(422)
    const page = await taken.text()
    expect(page).toContain('id="fault-phone"')
    expect(page).toContain('value="Зоя"')
    const bad = await (await vera.post(NEWCOMERS, { name: '', phone: 'нет' })).text()
    expect(bad).toContain('id="fault-name"')
    expect(bad).toContain('id="fault-phone"')
    expect((await vera.post(NEWCOMERS, { name: 'Зоя', phone: '8 900 777-22-33' })).status).toBe(303)
    expect(personByKey(panel.desk, 'zoya')?.phone).toBe('+79007772233')
  })
})
