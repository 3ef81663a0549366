import { describe, expect, test } from 'vitest'
import { leave } from '../../desk/people/leaving.ts'
import { addPerson, changePerson } from '../../desk/people/people.ts'
import { config } from '../../desk/setup/config.ts'
import { newPanel, signedIn } from './panel.ts'

const NEW = {
  name: 'Пётр Новый',
  department: 'it',
  position: 'Инженер',
  manager: 'Павел Лебедев',
  phone: '8 900 765-43-21',
  email: 'Petr@X.ru',
  language: '',
  role: 'agent',
  'line-l1': 'on',
}

describe('people', () => {
  test('are added by admins, with their lines', async () => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    const answer = await dina.post('/admin/people', NEW)
    const person = panel.person('petr-novyy')
    expect(answer.headers.get('location')).toBe(`/admin/people/${person.id}`)
    expect(person).toMatchObject({ phone: '+79007654321', email: 'petr@x.ru', manager: 'pavel' })
    expect(config(panel.desk).lines.get('l1')?.agents).toContain('petr-novyy')
    const pavel = await signedIn(panel, 'pavel')
    expect((await pavel.post('/admin/people', NEW)).status).toBe(403)
    expect(await pavel.read('/admin/people')).not.toContain('/admin/people/new')
  })

  test('keep all that was typed when something is wrong with it', async () => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    const bad = { ...NEW, phone: '12', email: 'нет', manager: 'Никто', name: '' }
    const answer = await dina.post('/admin/people', bad)
    expect(answer.status).toBe(422)
    const page = await answer.text()
    for (const field of ['phone', 'email', 'manager', 'name']) {
      expect(page).toContain(`id="fault-${field}"`)
    }
    expect(page).toContain('value="Инженер"')
    const held = await dina.post('/admin/people', { ...NEW, phone: '+79001112233' })
    expect(held.status).toBe(422)
    expect(await held.text()).toContain('Этот телефон уже записан: Анна Иванова')
  })

  test('whose manager cannot be told are asked for again in words of the form', async () => {
    const dina = await signedIn(newPanel(), 'dina')
    const asked = async (manager: string) => {
      const page = await (await dina.post('/admin/people', { ...NEW, manager })).text()
      expect(page).toContain(`value="${manager}"`)
      return /id="fault-manager"[^>]*>([^<]*)</.exec(page)?.[1]
    }
    const nobody = 'Никто из здешних '.repeat(9).trim()
    expect(await asked(nobody)).toBe('Человека с таким именем нет в справочнике.')
    expect(await asked('Кот')).toMatch(/^Подходят несколько человек: .*Олег Котов \(oleg\)/)
  })

  test('keep a manager who has left', async () => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    changePerson(panel.desk, panel.person('vera').id, { manager: 'ivan' })
    leave(panel.desk, panel.person('dina'), panel.person('ivan').id, {})
    const path = `/admin/people/${panel.person('vera').id}`
    const page = await dina.read(`${path}/edit`)
    const seen = /name="seen" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const manager = /name="manager"[^>]* value="([^"]+)"/.exec(page)?.[1] ?? ''
    expect((await dina.post(path, { ...NEW, manager, seen })).status).toBe(303)
    expect(panel.person('vera').manager).toBe('ivan')
  })

  test('are changed, but not over what somebody else has saved meanwhile', async () => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    const path = `/admin/people/${panel.person('vera').id}`
    const seen = /name="seen" value="([^"]+)"/.exec(await dina.read(`${path}/edit`))?.[1] ?? ''
    const fields = { ...NEW, name: 'Вера Новая', 'line-l2': 'on', seen }
    expect((await dina.post(path, fields)).status).toBe(303)
    expect(panel.person('vera').name).toBe('Вера Новая')
    expect((await dina.post(path, { ...fields, name: 'Другая' })).status).toBe(422)
    expect(panel.person('vera').name).toBe('Вера Новая')
  })

  test('leave and come back', async () => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    const path = `/admin/people/${panel.person('vera').id}`
    expect((await dina.post(`${path}/leaving`, { heir: 'Никто' })).status).toBe(422)
    expect((await dina.post(`${path}/leaving`, { heir: 'Павел Лебедев' })).status).toBe(303)
    expect(await dina.read(path)).toContain('Больше не работает')
    expect(await dina.read('/admin/people?left=1')).toContain('Вера Смирнова')
    expect(await dina.read('/admin/people')).not.toContain('Вера Смирнова')
    await dina.post(`${path}/return`)
    expect(panel.person('vera').archivedAt).toBeNull()
    const self = `/admin/people/${panel.person('dina').id}/leaving`
    expect(await (await dina.post(self, {})).text()).toContain('последний администратор')
  })

  test('are found by position and phone, narrowed by department and role', async () => {
    const panel = newPanel()
    const vera = await signedIn(panel, 'vera')
    const found = async (query: string) => {
      const page = await vera.read(`/admin/people?${query}`)
      return [...page.matchAll(/class="person-name">([^<]+)/g)].map(([, name]) => name)
    }
    expect(await found('q=менед')).toEqual(['Анна Иванова'])
    expect(await found('q=900111')).toEqual(['Анна Иванова'])
    expect(await found('q=8 (900) 111-22')).toEqual(['Анна Иванова'])
    expect(await found('department=it&role=agent')).toEqual(['Вера Смирнова', 'Иван Громов'])
  })

  test('come page by page, each once', async () => {
    const panel = newPanel()
    for (let n = 0; n < 120; n += 1) {
      addPerson(panel.desk, { key: `p${n}`, name: `Имя ${n % 3}`, origin: 'csv' })
    }
    const vera = await signedIn(panel, 'vera')
    const seen: string[] = []
    for (let path: string | undefined = '/admin/people'; path; ) {
      const page: string = await vera.read(path)
      seen.push(...[...page.matchAll(/id="p-(\d+)"/g)].flatMap(([, id]) => id ?? []))
      path = /id="people-next"[^>]*href="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(seen).toHaveLength(128)
    expect(new Set(seen).size).toBe(128)
  })
})
