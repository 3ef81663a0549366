import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { changePerson, personByKey } from '../../desk/people/people.ts'
import { config } from '../../desk/setup/config.ts'
import { shippedPacks } from '../../scenarios/shipped-packs.ts'
import { OFFICE } from '../desk/desk.ts'
import { type Browser, mountPanel, newPanel, signedIn, stranger } from './panel.ts'

const BARE = `version: 1
pack: bare
people: [{key: boss, name: Босс, role: admin}, {key: agent, name: Спец, role: agent}]
`

function packForm(text: string | Uint8Array<ArrayBuffer>): FormData {
  const form = new FormData()
  form.set('pack', new File([text], 'pack.yaml', { type: 'application/yaml' }))
  return form
}

async function uploaded(browser: Browser, text: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const answer = await browser.post('/admin/packs/import', packForm(text))
  expect(answer.status).toBe(303)
  return answer.headers.get('location') ?? ''
}

function inWindows1251(text: string): Uint8Array<ArrayBuffer> {
  const letters = new TextDecoder('windows-1251').decode(
    Uint8Array.from({ length: 256 }, (_, at) => at),
  )
  return Uint8Array.from(text.replace('🔑', '*'), (letter) => letters.indexOf(letter))
}

function seenIn(page: string): string {
  return /name="seen" value="(\w+)"/.exec(page)?.[1] ?? ''
}

describe('a pack of one’s own', () => {
  test('is shown before it does anything, and then does it', async () => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    const text = OFFICE.replace('name: Вопрос,', 'name: Любой вопрос,').replace(
      /\n {2}- \{key: free, .*/,
      '',
    )
    const url = await uploaded(dina, text)
    const page = await dina.read(url)
    expect(page).toMatch(/изменится 1<\/span> Любой вопрос/)
    expect(page).toMatch(/уйдёт в архив 1<\/span> Кто свободнее/)
    expect(config(panel.desk).services.get('question')?.name).toBe('Вопрос')
    expect((await dina.post(url, { seen: 'other' })).status).toBe(422)
    expect((await dina.post(url, { seen: seenIn(page) })).headers.get('location')).toBe(
      '/admin/packs?done=2',
    )
    expect(config(panel.desk).services.get('question')?.name).toBe('Любой вопрос')
  })

  test('confirmed twice is brought in once, and both clicks and a reload lead to what was done', async () => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    const url = await uploaded(dina, OFFICE.replace('name: Вопрос,', 'name: Любой вопрос,'))
    const seen = seenIn(await dina.read(url))
    const clicks = [dina.post(url, { seen }), dina.post(url, { seen })]
    const answers = [...(await Promise.all(clicks)), await dina.get(url)]
    const done = answers.map((answer) => answer.headers.get('location'))
    expect(done).toEqual(Array(3).fill('/admin/packs?done=1'))
    const imports = panel.desk.db.$client
      .prepare("select count(*) from events where type = 'pack_imported' and by_id is not null")
      .pluck()
    expect(imports.get()).toBe(1)
    const boss = await signedIn(panel, 'pavel')
    expect((await boss.get(url)).status).toBe(403)
  })

  test('opened again after a restart says that it is over, and leads to the packs', async () => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    const url = await uploaded(dina, OFFICE.replace('name: Вопрос,', 'name: Любой вопрос,'))
    const seen = seenIn(await dina.read(url))
    expect((await dina.post(url, { seen })).status).toBe(303)
    const again = await signedIn(mountPanel(panel), 'dina')
    for (const answer of [await again.get(url), await again.post(url, { seen })]) {
      expect(answer.status).toBe(410)
      expect(await answer.text()).toMatch(/уже загружен.*<a href="\/admin\/packs">Наборы</)
    }
  })

  test('has every fault told with its place, in the reader’s language', async () => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    const bad = OFFICE.replace('escalates_to: l2', 'escalates_to: l22').replace('80%', '80')
    const url = await uploaded(dina, bad)
    const page = await dina.read(url)
    expect(page).toContain('В наборе 2 ошибки')
    expect(page).toContain('lines[0].escalates_to')
    expect(page).toContain('Нет линии')
    expect(page).toContain('Возможно, имелось в виду «l2»')
    expect(page).toContain('Нужна доля, например 80%')
    expect(seenIn(page)).toBe('')
    changePerson(panel.desk, panel.person('dina').id, { language: 'en' })
    expect(await dina.read(url)).toContain('No line has the key')
  })

  test('is read as its editor saved it, and never with marks in place of letters', async () => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    const text = OFFICE.replace('name: Вопрос,', 'name: Любой вопрос,')
    for (const saved of [
      inWindows1251(text),
      new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le')),
    ]) {
      expect(await dina.read(await uploaded(dina, saved))).toContain('Любой вопрос')
    }
  })

  test('and everything about packs is an admin’s', async () => {
    const panel = newPanel()
    const pavel = await signedIn(panel, 'pavel')
    for (const path of ['', '/export', '/shipped/it-support', '/shipped/it-support/file']) {
      expect((await pavel.get(`/admin/packs${path}`)).status).toBe(403)
    }
    expect((await pavel.post('/admin/packs/import', packForm(OFFICE))).status).toBe(403)
    expect((await pavel.post('/admin/packs/shipped/it-support', { seen: 'x' })).status).toBe(403)
    expect((await pavel.post('/admin/packs/empty')).status).toBe(403)
  })
})

describe('the desk', () => {
  test('is downloaded as a pack', async () => {
    const dina = await signedIn(newPanel(), 'dina')
    const answer = await dina.get('/admin/packs/export')
    expect(answer.headers.get('content-disposition')).toContain('office.yaml')
    expect(parse(await answer.text())).toMatchObject({ version: 1, pack: 'office' })
  })

  test('gives the schema of packs to whoever asks', async () => {
    const answer = await stranger(newPanel()).get('/admin/packs/schema.json')
    expect(await answer.json()).toMatchObject({ title: 'Okoshko pack', type: 'object' })
  })
})

describe('an empty desk', () => {
  test('offers an admin the ready desks, and nobody else', async () => {
    const panel = newPanel(BARE)
    const boss = await signedIn(panel, 'boss')
    expect((await boss.get('/admin/tickets')).headers.get('location')).toBe('/admin/packs')
    const page = await boss.read('/admin/packs')
    expect(page).toContain('С чего начнём?')
    for (const { id } of shippedPacks()) expect(page).toContain(`/admin/packs/shipped/${id}"`)
    const agent = await signedIn(panel, 'agent')
    expect((await agent.get('/admin/tickets')).status).toBe(200)
  })

  test('is filled by one button after a look; fictional people get no accounts at a real bot', async () => {
    const panel = newPanel(BARE)
    const boss = await signedIn(panel, 'boss')
    const url = '/admin/packs/shipped/it-support'
    const page = await boss.read(url)
    expect(config(panel.desk).services.live).toEqual([])
    expect((await boss.post(url, { seen: seenIn(page) })).status).toBe(303)
    expect(config(panel.desk).services.live.length).toBeGreaterThan(3)
    const linked = panel.desk.db.$client
      .prepare('select count(*) from people where telegram_id is not null')
      .pluck()
    expect(linked.get()).toBe(0)
    expect(personByKey(panel.desk, 'boss')?.archivedAt).toBeNull()
    expect((await boss.get('/admin/tickets')).status).toBe(200)
  })

  test('may stay empty', async () => {
    const panel = newPanel(BARE)
    const boss = await signedIn(panel, 'boss')
    await boss.post('/admin/packs/empty')
    expect((await boss.get('/admin/tickets')).status).toBe(200)
    expect(await boss.read('/admin/packs')).not.toContain('С чего начнём?')
  })
})

describe('every ready desk', () => {
  const panel = newPanel()

  test.each(shippedPacks().map(({ id }) => id))('%s says what it is for', async (id) => {
    const dina = await signedIn(panel, 'dina')
    const page = await dina.read('/admin/packs')
    const card = page.split('class="pack"').find((part) => part.includes(`/shipped/${id}"`))
    expect(card).toMatch(/<p>[А-Я].{20,}<\/p>/)
  })
})
