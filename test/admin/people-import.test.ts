import { describe, expect, test } from 'vitest'
import { changePerson, personByKey } from '../../desk/people/people.ts'
import { type Browser, mountPanel, newPanel, signedIn, type TestPanel } from './panel.ts'

function table(text: string): FormData {
  const form = new FormData()
  form.set('table', new File([text], 'люди.csv', { type: 'text/csv' }))
  return form
}

async function uploaded(browser: Browser, text: string): Promise<string> {
  const answer = await browser.post('/admin/people/import', table(text))
  expect(answer.status).toBe(303)
  return answer.headers.get('location') ?? ''
}

function seenIn(page: string): string {
  return /name="seen" value="(\w+)"/.exec(page)?.[1] ?? ''
}

async function dina(panel: TestPanel): Promise<Browser> {
  return signedIn(panel, 'dina')
}

describe('a table of people', () => {
  const TABLE =
    'key;ФИО;Должность;Отдел;Зарплата\nanna;;Директор;;1\n;Пётр Новый;;Склад;2\nolga;;;;3'

  test('is shown before it does anything, and then does it', async () => {
    const panel = newPanel()
    const browser = await dina(panel)
    const url = await uploaded(browser, TABLE)
    const page = await browser.read(url)
    expect(page).toContain('Пётр Новый')
    expect(page).toContain('Пропущенные столбцы: Зарплата')
    expect(page).toContain('Появится 1 отдел')
    const changed = await browser.read(`${url}?show=changed`)
    expect(changed).toMatch(/Менеджер<\/del> → <ins>Директор/)
    expect(await browser.read(`${url}?show=same`)).toContain('Ольга Котова')
    expect(personByKey(panel.desk, 'petr-novyy')).toBeUndefined()
    const answer = await browser.post(url, { seen: seenIn(page) })
    expect(answer.headers.get('location')).toBe('/admin/people/import?added=1&changed=1&same=1')
    expect(panel.person('petr-novyy').department).toBe('sklad')
  })

  test('confirmed twice is brought in once, and both clicks and a reload lead to what was done', async () => {
    const panel = newPanel()
    const browser = await dina(panel)
    const url = await uploaded(browser, TABLE)
    const seen = seenIn(await browser.read(url))
    const clicks = await Promise.all([browser.post(url, { seen }), browser.post(url, { seen })])
    const answers = [...clicks, await browser.get(url)]
    const done = answers.map((answer) => answer.headers.get('location'))
    expect(done).toEqual(Array(3).fill('/admin/people/import?added=1&changed=1&same=1'))
  })

  test('opened again after a restart says that it is over, and leads to the people', async () => {
    const panel = newPanel()
    const browser = await dina(panel)
    const url = await uploaded(browser, TABLE)
    const seen = seenIn(await browser.read(url))
    expect((await browser.post(url, { seen })).status).toBe(303)
    const again = await dina(mountPanel(panel))
    for (const answer of [await again.get(url), await again.post(url, { seen })]) {
      expect(answer.status).toBe(410)
      expect(await answer.text()).toMatch(/уже загружена.*<a href="\/admin\/people">Люди</)
    }
  })

  test('has its faults told by row and column, and cannot be confirmed', async () => {
    const panel = newPanel()
    const browser = await dina(panel)
    const url = await uploaded(browser, 'ФИО;Телефон\nПётр;12')
    const page = await browser.read(url)
    expect(page).toContain('Строка 2, столбец «Телефон»')
    expect(seenIn(page)).toBe('')
    expect((await browser.post(url, { seen: 'x' })).status).toBe(422)
    expect(personByKey(panel.desk, 'petr')).toBeUndefined()
  })

  test('is shown anew where the directory has changed meanwhile', async () => {
    const panel = newPanel()
    const browser = await dina(panel)
    const url = await uploaded(browser, TABLE)
    const seen = seenIn(await browser.read(url))
    changePerson(panel.desk, panel.person('anna').id, { position: 'Иная' })
    panel.desk.bus.flush()
    const answer = await browser.post(url, { seen })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('справочник изменился')
    expect((await browser.post(url, { seen: seenIn(page) })).status).toBe(303)
  })

  test('is an admin’s only, and nobody else’s', async () => {
    const panel = newPanel()
    const browser = await dina(panel)
    const url = await uploaded(browser, TABLE)
    const pavel = await signedIn(panel, 'pavel')
    expect((await pavel.get('/admin/people/import')).status).toBe(403)
    expect((await pavel.post('/admin/people/import', table(TABLE))).status).toBe(403)
    expect((await pavel.get(url)).status).toBe(403)
    changePerson(panel.desk, panel.person('ivan').id, { role: 'admin' })
    expect((await (await signedIn(panel, 'ivan')).get(url)).status).toBe(410)
  })

  test('that was not chosen is asked for', async () => {
    const browser = await dina(newPanel())
    const answer = await browser.post('/admin/people/import', new FormData())
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Выберите файл')
  })
})
