import { expect, test } from 'vitest'
import { config } from '../../desk/setup/config.ts'
import { saveObject } from '../../desk/setup/setup-editing.ts'
import { fieldsIn } from './page-form.ts'
import { type Browser, newPanel } from './panel.ts'
import { dinas, live } from './services.ts'

const PATH = '/admin/services/question'
const OUTRUN = 'тем временем изменили в другой вкладке'

/** A tab: what a browser would send of the page that it shows. */
async function tab(dina: Browser): Promise<URLSearchParams> {
  return fieldsIn(await dina.read(PATH))
}

function send(dina: Browser, fields: URLSearchParams, name: string, deed: string, isPart = false) {
  const sent = { ...Object.fromEntries(fields), 'name.ru': name, do: deed }
  return dina.post(PATH, sent, isPart ? { 'HX-Request': 'true' } : {})
}

async function kept(dina: Browser): Promise<string | null> {
  return (await tab(dina)).get('name.ru')
}

test('a second tab does not overwrite what a first one has kept, and keeps what is typed in it', async () => {
  const dina = await dinas(newPanel())
  const [one, two] = [await tab(dina), await tab(dina)]
  expect((await send(dina, one, 'Первая', 'keep')).status).toBe(303)
  for (const deed of ['keep', 'enter', 'add:steps:text', 'publish']) {
    const answer = await send(dina, two, 'Вторая', deed)
    expect(answer.status, deed).toBe(422)
    const page = await answer.text()
    expect(page).toContain(OUTRUN)
    expect(fieldsIn(page).get('name.ru')).toBe('Вторая')
    expect(await kept(dina)).toBe('Первая')
  }
})

test('its reader then keeps their own', async () => {
  const panel = newPanel()
  const dina = await dinas(panel)
  const [one, two] = [await tab(dina), await tab(dina)]
  await send(dina, one, 'Первая', 'keep')
  const outrun = fieldsIn(await (await send(dina, two, 'Вторая', 'keep')).text())
  expect((await send(dina, outrun, 'Вторая', 'mine')).status).toBe(303)
  expect(await kept(dina)).toBe('Вторая')
  expect((await send(dina, one, 'Первая, ещё раз', 'publish')).status).toBe(422)
  expect(live(panel, 'question')?.name).toBe('Вопрос')
})

test('or takes what is kept', async () => {
  const dina = await dinas(newPanel())
  const [one, two] = [await tab(dina), await tab(dina)]
  await send(dina, one, 'Первая', 'keep')
  const answer = await send(dina, two, 'Вторая', 'theirs')
  expect([answer.status, answer.headers.get('location')]).toEqual([303, PATH])
  expect(await kept(dina)).toBe('Первая')
})

test('what keeps itself while one types only says so, beside what is typed', async () => {
  const dina = await dinas(newPanel())
  const [one, two] = [await tab(dina), await tab(dina)]
  await send(dina, one, 'Первая', 'keep')
  const answer = await send(dina, two, 'Вторая', 'keep', true)
  expect(answer.headers.get('hx-retarget')).toBe('#outrun')
  const part = await answer.text()
  expect(part).toContain(OUTRUN)
  expect(part).not.toContain('name="name.ru"')
})

test('a page is never outrun by itself, however often it keeps', async () => {
  const dina = await dinas(newPanel())
  const one = await tab(dina)
  for (const name of ['П', 'Пе', 'Пер']) {
    const answer = await send(dina, one, name, 'keep', true)
    expect(await answer.text()).toContain('id="preview"')
  }
  expect(await kept(dina)).toBe('Пер')
  expect((await send(dina, one, 'Перв', 'publish')).status).toBe(303)
})

test('a tab that was opened before the service was published anew is told so', async () => {
  const panel = newPanel()
  const dina = await dinas(panel)
  const [one, two] = [await tab(dina), await tab(dina)]
  await send(dina, one, 'Первая', 'publish')
  expect(live(panel, 'question')?.name).toBe('Первая')
  const answer = await send(dina, two, 'Вторая', 'publish')
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(OUTRUN)
  expect(live(panel, 'question')?.name).toBe('Первая')
})

test('two tabs that say the same do not stand in each other’s way', async () => {
  const dina = await dinas(newPanel())
  const [one, two] = [await tab(dina), await tab(dina)]
  await send(dina, one, 'Вопрос', 'keep')
  expect((await send(dina, two, 'Вторая', 'keep')).status).toBe(303)
  expect(await kept(dina)).toBe('Вторая')
})

test('what another admin has published meanwhile is not overwritten unseen either', async () => {
  const panel = newPanel()
  const dina = await dinas(panel)
  const one = await tab(dina)
  const { version: _, ...service } = config(panel.desk).services.get('question') ?? { version: 0 }
  if (!('key' in service)) throw new Error('the office has questions')
  saveObject(panel.desk, panel.person('dina'), 'services', { ...service, icon: '❓' })
  expect((await send(dina, one, 'Первая', 'keep')).status).toBe(422)
})
