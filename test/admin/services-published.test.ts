import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { agents } from '../../desk/people/people.ts'
import { config } from '../../desk/setup/config.ts'
import { importPack } from '../../desk/setup/pack-import.ts'
import { saveObject } from '../../desk/setup/setup-editing.ts'
import { OFFICE } from '../desk/desk.ts'
import { fieldsIn } from './page-form.ts'
import { type Browser, HOST, newPanel, signedIn, type TestPanel } from './panel.ts'
import { dinas, live, send } from './services.ts'

const PACKS = join(import.meta.dirname, '../../scenarios/packs')

describe('a published service', () => {
  /** The fields of a service as its page has them, one value each. */
  async function fieldsOf(browser: Browser, key: string): Promise<Record<string, string>> {
    return Object.fromEntries(fieldsIn(await browser.read(`/admin/services/${key}`)))
  }

  /** Sends the page's own form, with some fields changed. */
  async function sendAll({ app }: TestPanel, browser: Browser, key: string, change = {}) {
    const fields = fieldsIn(await browser.read(`/admin/services/${key}`))
    for (const [name, value] of Object.entries({ ...change, do: 'publish' })) {
      fields.set(name, String(value))
    }
    const headers = { cookie: browser.cookie, origin: HOST }
    return app.request(`${HOST}/admin/services/${key}`, { method: 'POST', headers, body: fields })
  }

  test('keeps its keys when its texts change, and has a new version', async () => {
    const panel = newPanel()
    const dina = await dinas(panel)
    const fields = await fieldsOf(dina, 'access')
    await send(dina, 'access', { ...fields, 'steps.0.ask.ru': 'Что нужно?' }, 'publish')
    const service = live(panel, 'access')
    expect(service?.steps[0]).toMatchObject({ key: 'action', ask: 'Что нужно?' })
    expect(service?.version).toBe(2)
    expect(service?.routes).toEqual([
      { when: { system: 'erp' }, line: 'l2', policy: 'late', priority: 'high' },
    ])
  })

  test.each(['office.yaml', ...readdirSync(PACKS)])(
    'is the same after publishing what nobody changed: %s',
    async (file) => {
      const pack = file === 'office.yaml' ? OFFICE : readFileSync(join(PACKS, file), 'utf8')
      const panel = newPanel(pack)
      const [admin] = agents(panel.desk).filter(({ role }) => role === 'admin')
      const browser = await signedIn(panel, admin?.key ?? '')
      const before = structuredClone(config(panel.desk).services.live)
      for (const { key } of before) {
        const kept = await sendAll(panel, browser, key)
        expect([key, kept.status]).toEqual([key, 303])
      }
      expect(config(panel.desk).services.live).toEqual(before)
    },
    30_000,
  )

  test('is the same where its file says in so many words what a form leaves out', async () => {
    const said = 'internal: false, routes: [], checklist: [], subtasks: [], steps'
    const panel = newPanel(OFFICE.replace('line: round, steps', `line: round, ${said}`))
    const dina = await dinas(panel)
    const before = live(panel, 'turn')
    expect(before?.internal).toBe(false)
    expect((await sendAll(panel, dina, 'turn')).status).toBe(303)
    expect(live(panel, 'turn')).toEqual(before)
  })

  test('is not overwritten where somebody else changed it meanwhile', async () => {
    const panel = newPanel()
    const dina = await dinas(panel)
    const mine = { ...(await fieldsOf(dina, 'question')), 'name.ru': 'Мой вопрос' }
    await send(dina, 'question', mine, 'keep')
    importPack(panel.desk, OFFICE.replace('name: Вопрос', 'name: Чужой вопрос'), {
      linkAccounts: true,
    })
    const refused = await send(dina, 'question', mine, 'publish')
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('изменил кто-то другой')
    expect(live(panel, 'question')?.name).toBe('Чужой вопрос')
    await send(dina, 'question', mine, 'publish-over')
    expect(live(panel, 'question')?.name).toBe('Мой вопрос')
  })

  test('comes back from the archive only where its admin says so', async () => {
    const panel = newPanel()
    const dina = await dinas(panel)
    const mine = { ...(await fieldsOf(dina, 'turn')), 'name.ru': 'Моё' }
    await send(dina, 'turn', mine, 'keep')
    await dina.post('/admin/services', { do: 'archive:turn' })
    const refused = await send(dina, 'turn', mine, 'publish')
    expect([refused.status, await refused.text()]).toEqual([
      422,
      expect.stringContaining('убрали в архив'),
    ])
    expect(live(panel, 'turn')).toBeUndefined()
    const dropped = await send(dina, 'turn', mine, 'discard')
    expect(dropped.headers.get('location')).toBe('/admin/services')
  })

  test('is as it was once the draft is discarded', async () => {
    const panel = newPanel()
    const dina = await dinas(panel)
    const fields = await fieldsOf(dina, 'access')
    await send(dina, 'access', { ...fields, 'name.ru': 'Другое' }, 'keep')
    expect(await dina.read('/admin/services/access')).toContain('value="Другое"')
    await send(dina, 'access', fields, 'discard')
    expect(await dina.read('/admin/services/access')).not.toContain('value="Другое"')
  })

  test('keeps a condition that the form cannot show', async () => {
    const panel = newPanel()
    const dina = await dinas(panel)
    const { version: _, ...access } = live(panel, 'access') ?? { version: 0, key: '', steps: [] }
    const when = { not: { action: 'grant', not: { system: 'crm' } } }
    const steps = access.steps.map((step) => (step.key === 'comment' ? { ...step, when } : step))
    expect(saveObject(panel.desk, panel.person('dina'), 'services', { ...access, steps })).toEqual(
      [],
    )
    const fields = await fieldsOf(dina, 'access')
    expect(fields['steps.2.when.rest']).toBe(JSON.stringify(when))
    await send(dina, 'access', { ...fields, 'steps.2.ask.ru': 'Почему?' }, 'publish')
    expect(live(panel, 'access')?.steps[2]).toMatchObject({ ask: 'Почему?', when })
  })

  test('says where two rows of a condition cannot be one', async () => {
    const panel = newPanel()
    const dina = await dinas(panel)
    const row = (at: number, key: string, value: string) => ({
      [`steps.2.when.rows.${at}.key`]: key,
      [`steps.2.when.rows.${at}.how`]: 'not',
      [`steps.2.when.rows.${at}.values[]`]: value,
    })
    const fields = {
      ...(await fieldsOf(dina, 'access')),
      ...row(0, 'action', 'grant'),
      ...row(1, 'system', 'crm'),
    }
    const answer = await send(dina, 'access', fields, 'publish')
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('может быть только в одной строке')
    expect(live(panel, 'access')?.steps[2]?.when).toBeUndefined()
  })
})
