import { describe, expect, test } from 'vitest'
import { config } from '../../desk/setup/config.ts'
import { exportPack } from '../../desk/setup/pack-export.ts'
import { fieldsOf } from './fields.ts'
import { newPanel, signedIn } from './panel.ts'
import { SET_UP } from './set-up.ts'

const HERE = '/admin/settings'

const PAGES = [
  'company',
  'statuses/work',
  'statuses/answered',
  'statuses/ask',
  'statuses/done',
  'priorities/normal',
  'departments/sales',
  'lines/l1',
  'lines/l2',
  'lines/round',
  'canned_replies/hello',
  'canned_replies/bye',
  'articles/vpn',
  'articles/inside',
  'rules/1',
  'rules/2',
  'rules/3',
]

/** All but the knowledge base, which everybody in the panel writes. */
const ADMINS_PAGES = PAGES.filter((page) => !page.startsWith('articles/'))

describe('a form of the settings', () => {
  test.each(PAGES)('that is saved as it is changes nothing: %s', async (page) => {
    const panel = newPanel(SET_UP)
    const dina = await signedIn(panel, 'dina')
    const before = exportPack(panel.desk)
    const path = `${HERE}/${page}`
    expect((await dina.post(path, await fieldsOf(dina, path))).status).toBe(303)
    expect(exportPack(panel.desk)).toEqual(before)
  })

  test.each(ADMINS_PAGES)('is read by agents and changed by no lead: %s', async (page) => {
    const panel = newPanel(SET_UP)
    const pavel = await signedIn(panel, 'pavel')
    const path = `${HERE}/${page}`
    const text = await pavel.read(path)
    expect(text).toContain('<fieldset class="filing" disabled=""')
    expect(text).toContain('Изменить это может администратор')
    expect((await pavel.post(path, await fieldsOf(pavel, path))).status).toBe(403)
  })

  test('refuses to save over somebody else’s change, and says at its field what is there now', async () => {
    const panel = newPanel(SET_UP)
    const dina = await signedIn(panel, 'dina')
    const path = `${HERE}/statuses/work`
    const first = await fieldsOf(dina, path)
    await dina.post(path, { ...first, 'name.en': 'Being done' })
    const answer = await dina.post(path, { ...first, 'name.ru': 'Делаем' })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('сохранил изменения кто-то другой')
    expect(page).toMatch(/id="fault-name\.en">Сейчас сохранено: «Being done»/)
    expect(page).not.toContain('id="fault-name.ru"')
    expect(page).toContain('value="Делаем"')
    const seen = /name="seen" value="([^"]*)"/.exec(page)?.[1] ?? ''
    expect((await dina.post(path, { ...first, 'name.ru': 'Делаем', seen })).status).toBe(303)
    expect(config(panel.desk).statuses.get('work')?.name).toEqual({
      ru: 'Делаем',
      en: 'In progress',
    })
  })
})
