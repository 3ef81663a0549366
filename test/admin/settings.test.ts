import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { setup } from '../../db/tables/set-up.ts'
import { config, forgetConfig } from '../../desk/setup/config.ts'
import { exportPack } from '../../desk/setup/pack-export.ts'
import { fieldsOf } from './fields.ts'
import { newPanel, signedIn } from './panel.ts'
import { SET_UP } from './set-up.ts'

const HERE = '/admin/settings'
describe('the company', () => {
  test('is changed, and what is not touched stays unsaid', async () => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    const path = `${HERE}/company`
    const answer = await dina.post(path, {
      ...(await fieldsOf(dina, path)),
      'company.en': 'The office',
      access: 'open',
      free_text: 'question',
      heads_see: 'on',
      'closing.waiting_after': '',
      'closing.solved_after': '1 день 12 ч',
    })
    expect(answer.status).toBe(303)
    expect(exportPack(panel.desk)).toMatchObject({
      company: { ru: 'Контора', en: 'The office' },
      access: 'open',
      free_text: 'question',
      heads_see: true,
      closing: { solved_after: '1d12h', waiting_after: 'none', rating_change: '24h' },
    })
  })

  test('is not held up by what was wrong elsewhere before', async () => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    const { desk } = panel
    const data = { ...config(desk).lines.get('l1'), lead: 'gone' }
    desk.db.update(setup).set({ data }).where(eq(setup.key, 'l1')).run()
    forgetConfig(desk)
    const path = `${HERE}/company`
    const fields = await fieldsOf(dina, path)
    expect((await dina.post(path, { ...fields, access: 'invite' })).status).toBe(303)
    expect(config(desk).access).toBe('invite')
  })

  test('with mistakes comes back with each at its field and all that was typed', async () => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    const path = `${HERE}/company`
    const before = exportPack(panel.desk)
    const typed = { 'company.ru': ' ', 'closing.solved_after': 'скоро', access: 'open' }
    const answer = await dina.post(path, { ...(await fieldsOf(dina, path)), ...typed })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('id="fault-company"')
    // In the reader's language, as a sentence.
    expect(page).toMatch(/id="fault-closing\.solved_after">[А-Я][^<]+[.]</)
    expect(page).toContain('value="скоро"')
    expect(page).toMatch(/value="open" checked/)
    expect(exportPack(panel.desk)).toEqual(before)
  })
})

describe('statuses', () => {
  test('that are the last of their category cannot go, and say so', async () => {
    const panel = newPanel(SET_UP)
    const dina = await signedIn(panel, 'dina')
    const page = await dina.read(`${HERE}/statuses/hold`)
    expect(page).toContain('единственный статус своей категории')
    expect(page).not.toContain('/statuses/hold/archiving')
    expect((await dina.post(`${HERE}/statuses/hold/archiving`)).status).toBe(422)
    expect(config(panel.desk).statuses.live.map(({ key }) => key)).toContain('hold')
    expect((await dina.post(`${HERE}/statuses/work/archiving`)).status).toBe(303)
    const [first] = config(panel.desk).statuses.live.filter((one) => one.category === 'active')
    expect(first?.key).toBe('answered')
  })

  test('are put in order within their category, and in no other', async () => {
    const panel = newPanel(SET_UP)
    const dina = await signedIn(panel, 'dina')
    const keys = () => config(panel.desk).statuses.live.map(({ key }) => key)
    const move = (one: string) => dina.post(`${HERE}/order/statuses`, { move: one })
    const answer = await move('answered:up')
    expect(answer.headers.get('location')).toBe(`${HERE}/statuses?moved=answered%3Aup`)
    expect(keys().slice(1, 3)).toEqual(['answered', 'work'])
    const before = keys()
    await move('answered:up')
    await move('nothing:down')
    expect(keys()).toEqual(before)
  })

  test('that came by default can be added to', async () => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    const typed = { key: 'vendor', 'name.ru': 'Ждём поставщика', category: 'on_hold' }
    const answer = await dina.post(`${HERE}/statuses`, typed)
    expect(answer.headers.get('location')).toBe(`${HERE}/statuses/vendor?saved`)
    expect(config(panel.desk).statuses.get('vendor')).toEqual({
      key: 'vendor',
      name: 'Ждём поставщика',
      category: 'on_hold',
      notify_requester: false,
    })
    expect(config(panel.desk).statuses.live).toHaveLength(7)
  })

  test('name the one that is entered on an occasion already', async () => {
    const dina = await signedIn(newPanel(SET_UP), 'dina')
    const path = `${HERE}/statuses/work`
    const answer = await dina.post(path, { ...(await fieldsOf(dina, path)), enter_on: 'reply' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(`href="${HERE}/statuses/answered">Статус: Дан ответ</a>`)
  })
})

test('another priority becomes the default, and the one before no more', async () => {
  const panel = newPanel(SET_UP)
  const dina = await signedIn(panel, 'dina')
  expect((await dina.post(`${HERE}/priorities/high/default`)).status).toBe(303)
  const defaults = config(panel.desk).priorities.live.filter((one) => one.default)
  expect(defaults.map(({ key }) => key)).toEqual(['high'])
  const told = () =>
    panel.desk.db.$client
      .prepare("select data from events where type = 'setup_changed'")
      .pluck()
      .all() as string[]
  expect(told().map((data) => JSON.parse(data))).toEqual([
    { list: 'priorities', key: 'high', before: { default: 'normal' }, after: { default: 'high' } },
  ])
  expect((await dina.post(`${HERE}/priorities/high/default`)).status).toBe(303)
  expect(told()).toHaveLength(1)
  expect((await dina.post(`${HERE}/priorities/nosuch/default`)).status).toBe(404)
})

describe('a department', () => {
  test('gets a head by name', async () => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    const typed = { key: 'store', 'name.ru': 'Склад', head: 'Ольга' }
    expect((await dina.post(`${HERE}/departments`, typed)).status).toBe(303)
    expect(config(panel.desk).departments.get('store')?.head).toBe('olga')
  })

  test.each([
    ['Кот', 'Ольга Котова (olga)'],
    ['Никто', 'нет в справочнике'],
  ])('asks who is meant by %s', async (head, words) => {
    const dina = await signedIn(newPanel(), 'dina')
    const typed = { key: 'store', 'name.ru': 'Склад', head }
    const answer = await dina.post(`${HERE}/departments`, typed)
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toMatch(/id="fault-head"/)
    expect(page).toContain(words)
    expect(page).toContain('value="Склад"')
  })
})

describe('a line', () => {
  const typed = {
    key: 'l3',
    'name.ru': 'Третья',
    'agents.ivan': 'on',
    lead: 'pavel',
    assignment: 'least_loaded',
    calendar: 'late',
    escalates_to: 'l1',
    chat: '−100 123',
    'ranking.to': 'l2',
    'ranking.keep_ready': '7',
    'owner-0-department': 'sales',
    'owner-0-person': 'Борис',
  }

  test('is made with everything that a pack can say of one', async () => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    expect((await dina.post(`${HERE}/lines`, typed)).status).toBe(303)
    expect(config(panel.desk).lines.get('l3')).toEqual({
      key: 'l3',
      name: 'Третья',
      agents: ['ivan'],
      lead: 'pavel',
      assignment: 'least_loaded',
      calendar: 'late',
      escalates_to: 'l1',
      chat: -100123,
      ranking: { owners: { sales: 'boris' }, keep_ready: 7, to: 'l2' },
    })
  })

  test.each([
    [{ chat: '@group' }, 'chat'],
    [{ 'owner-0-person': '' }, 'owner-0'],
    [{ 'owner-1-department': 'sales', 'owner-1-person': 'Анна' }, 'owner-1'],
    [{ 'ranking.to': '' }, 'ranking.to'],
    [{ 'ranking.keep_ready': 'много' }, 'ranking.keep_ready'],
    [{ escalates_to: 'nowhere' }, 'escalates_to'],
    [{ 'agents.anna': 'on' }, 'agents'],
    [{ lead: 'anna' }, 'lead'],
    [{ 'name.ru': '' }, 'name'],
  ])('with %j is refused at its field and nothing typed is lost', async (wrong, field) => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    const answer = await dina.post(`${HERE}/lines`, { ...typed, ...wrong })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain(`id="fault-${field}"`)
    expect(page).toMatch(/name="agents.ivan" value="on" checked/)
    expect(config(panel.desk).lines.get('l3')).toBeUndefined()
  })

  test('that services name is not archived, and tells which with the way to them', async () => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    const answer = await dina.post(`${HERE}/lines/l1/archiving`)
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('href="/admin/services/edit/question">Услуга: Вопрос</a>')
    expect(page).not.toContain('Услуга: По очереди')
  })

  test('is named as the one that escalates to an archived line', async () => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    await dina.post(`${HERE}/lines`, { key: 'b', 'name.ru': 'Вторее' })
    await dina.post(`${HERE}/lines`, { key: 'a', 'name.ru': 'Первее', escalates_to: 'b' })
    const page = await (await dina.post(`${HERE}/lines/b/archiving`)).text()
    expect(page).toContain(`href="${HERE}/lines/a">Линия: Первее</a>`)
  })

  test('keeps its agents in their order, new ones last', async () => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    const path = `${HERE}/lines/l1`
    const fields = await fieldsOf(dina, path)
    await dina.post(path, { ...fields, 'agents.ivan': 'on' })
    expect(config(panel.desk).lines.get('l1')?.agents).toEqual(['vera', 'pavel', 'ivan'])
  })
})

describe('texts', () => {
  test('are previewed with their variables filled in, as text and never as markup', async () => {
    const vera = await signedIn(newPanel(), 'vera')
    const fields = { 'text.ru': '{requester.first_name}, №{ticket.number} <b>{nothing}' }
    const answer = await vera.post(`${HERE}/preview/canned_replies`, fields)
    expect(await answer.text()).toContain('Анна, №1042 &lt;b&gt;{nothing}')
  })

  test('are found by any of their words', async () => {
    const vera = await signedIn(newPanel(SET_UP), 'vera')
    const found = async (q: string) =>
      [
        ...(await vera.read(`${HERE}/articles?q=${encodeURIComponent(q)}`)).matchAll(
          /id="row-(\w+)"/g,
        ),
      ].map(([, key]) => key)
    expect(await found('установите')).toEqual(['vpn'])
    expect(await found('')).toEqual(['vpn', 'inside'])
    expect(await found('такого нет')).toEqual([])
  })

  test('in one language are for everybody, in two for each', async () => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    const typed = { key: 'a', 'title.ru': 'А', 'title.en': 'A', 'text.ru': 'Текст', for: 'agents' }
    expect((await dina.post(`${HERE}/articles`, typed)).status).toBe(303)
    expect(config(panel.desk).articles.get('a')).toEqual({
      key: 'a',
      title: { ru: 'А', en: 'A' },
      for: 'agents',
      text: 'Текст',
    })
  })
})

describe('a new object', () => {
  test('has a key made from its name where none is typed, and never one that was used', async () => {
    const panel = newPanel(SET_UP)
    const dina = await signedIn(panel, 'dina')
    const made = async (name: Record<string, string>) =>
      (await dina.post(`${HERE}/departments`, name)).headers.get('location')
    expect(await made({ 'name.ru': 'Склад №1' })).toBe(`${HERE}/departments/sklad-1?saved`)
    await dina.post(`${HERE}/departments/sklad-1/archiving`)
    expect(await made({ 'name.ru': 'Склад №1' })).toBe(`${HERE}/departments/sklad-1-2?saved`)
    expect(await made({ 'name.ru': 'Отдел', 'name.en': 'Sales' })).toBe(
      `${HERE}/departments/sales-2?saved`,
    )
  })

  test('without a name is refused for that alone', async () => {
    const dina = await signedIn(newPanel(), 'dina')
    const page = await (await dina.post(`${HERE}/departments`, {})).text()
    expect(page.match(/id="fault-[^"]*"/g)).toEqual(['id="fault-name"'])
  })

  test('like another is that one under a key of its own', async () => {
    const panel = newPanel(SET_UP)
    const dina = await signedIn(panel, 'dina')
    const fields = await fieldsOf(dina, `${HERE}/new/lines?of=l1`)
    expect((await dina.post(`${HERE}/lines`, fields)).status).toBe(303)
    const copy = config(panel.desk).lines.live.at(-1)
    expect(copy).toEqual({ ...config(panel.desk).lines.get('l1'), key: copy?.key })
    expect(copy?.key).not.toBe('l1')
  })
})

describe('an archived object', () => {
  test('is listed with the way back, and comes back', async () => {
    const panel = newPanel(SET_UP)
    const dina = await signedIn(panel, 'dina')
    expect((await dina.post(`${HERE}/articles/vpn/archiving`)).status).toBe(303)
    expect(config(panel.desk).articles.live.map(({ key }) => key)).toEqual(['inside'])
    expect(await dina.read(`${HERE}/articles`)).toContain('Как настроить VPN')
    expect((await dina.post(`${HERE}/articles/vpn/return`)).status).toBe(303)
    expect(
      config(panel.desk)
        .articles.live.map(({ key }) => key)
        .sort(),
    ).toEqual(['inside', 'vpn'])
  })
})
