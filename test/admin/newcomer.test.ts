import { describe, expect, test } from 'vitest'
import { historyOf } from '../../desk/events.ts'
import { personByKey } from '../../desk/people/people.ts'
import { setSetting } from '../../desk/settings.ts'
import { forgetConfig } from '../../desk/setup/config.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import { newPanel, signedIn, token } from './panel.ts'

const NEWCOMERS = '/admin/tickets/new/requesters'

const typed = (name: string, phone = '') => ({ token: token(), name, phone })

describe('somebody who calls and is not in the directory', () => {
  test('is added by any agent, with a name alone, and filed for', async () => {
    const panel = newPanel()
    const vera = await signedIn(panel, 'vera')
    const search = `/admin/tickets/new?q=${encodeURIComponent('Зоя Дальняя')}`
    expect(await vera.read(search)).toContain('value="Зоя Дальняя"')
    const added = await vera.post(NEWCOMERS, typed(' Зоя  Дальняя '))
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
    const taken = await vera.post(NEWCOMERS, typed('Зоя', '8 900 111-22-33'))
    expect(taken.status).toBe(422)
    const page = await taken.text()
    expect(page).toContain('id="fault-phone"')
    expect(page).toContain('value="Зоя"')
    const bad = await (await vera.post(NEWCOMERS, typed('', 'нет'))).text()
    expect(bad).toContain('id="fault-name"')
    expect(bad).toContain('id="fault-phone"')
    expect((await vera.post(NEWCOMERS, typed('Зоя', '8 900 777-22-33'))).status).toBe(303)
    expect(personByKey(panel.desk, 'zoya')?.phone).toBe('+79007772233')
  })

  test('is added once, however often the form is sent, and again after a fault', async () => {
    const panel = newPanel()
    const vera = await signedIn(panel, 'vera')
    const form = typed('Зоя')
    expect((await vera.post(NEWCOMERS, { ...form, phone: 'нет' })).status).toBe(422)
    const first = await vera.post(NEWCOMERS, form)
    const second = await vera.post(NEWCOMERS, form)
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
    expect(personByKey(panel.desk, 'zoya')).toBeDefined()
    expect(personByKey(panel.desk, 'zoya-2')).toBeUndefined()
    await vera.post(NEWCOMERS, typed('Зоя'))
    expect(personByKey(panel.desk, 'zoya-2')).toBeDefined()
  })

  test('is promised a way into the bot by their phone only where a phone lets in', async () => {
    const panel = newPanel()
    const vera = await signedIn(panel, 'vera')
    const page = () => vera.read('/admin/tickets/new')
    expect(await page()).toContain('По нему человек сможет сам войти в бота')
    setSetting(panel.desk, 'access', 'invite')
    forgetConfig(panel.desk)
    expect(await page()).not.toContain('По нему человек сможет сам войти в бота')
  })
})
