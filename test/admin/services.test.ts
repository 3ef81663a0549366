import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { agents } from '../../desk/people/people.ts'
import { config } from '../../desk/setup/config.ts'
import { exportPack } from '../../desk/setup/pack-export.ts'
import { importPack } from '../../desk/setup/pack-import.ts'
import { saveObject } from '../../desk/setup/setup-editing.ts'
import { OFFICE } from '../desk/desk.ts'
import { fieldsIn } from './page-form.ts'
import { type Browser, HOST, newPanel, signedIn, type TestPanel } from './panel.ts'

const PACKS = join(import.meta.dirname, '../../scenarios/packs')

/** What a form of a new service with one question sends. */
const SIMPLE = {
  'name.ru': 'Справка с работы',
  line: 'l1',
  'steps.0.type': 'text',
  'steps.0.ask.ru': 'Куда справка?',
}

async function dinas(panel: TestPanel): Promise<Browser> {
  return signedIn(panel, 'dina')
}

/** Sends the form of a service with a button of it. */
function send(browser: Browser, name: string, fields: Record<string, string>, deed: string) {
  return browser.post(`/admin/services/${name}`, { ...fields, do: deed })
}

function live({ desk }: TestPanel, key: string) {
  return config(desk).services.live.find((one) => one.key === key)
}

function keys({ desk }: TestPanel): string[] {
  return config(desk).services.live.map(({ key }) => key)
}

describe('the list of services', () => {
  test('is read by all, and changed by admins only', async () => {
    const panel = newPanel()
    const vera = await signedIn(panel, 'vera')
    expect(await vera.read('/admin/services')).toContain('Управление доступами')
    expect(await vera.read('/admin/services/access')).toContain(
      'Менять услуги могут администраторы',
    )
    for (const deed of ['archive:access', 'up:question', 'copy:access']) {
      expect((await vera.post('/admin/services', { do: deed })).status).toBe(403)
    }
    expect((await send(vera, 'access', SIMPLE, 'publish')).status).toBe(403)
    expect((await send(vera, 'access', SIMPLE, 'keep')).status).toBe(403)
    expect(keys(panel)).toContain('access')
  })

  test('is put in another order by buttons and by dragging', async () => {
    const panel = newPanel()
    const dina = await dinas(panel)
    await dina.post('/admin/services', { do: 'up:question' })
    expect(keys(panel).slice(0, 2)).toEqual(['question', 'access'])
    await dina.post('/admin/services', { do: 'move:heads:question' })
    expect(keys(panel).slice(0, 2)).toEqual(['heads', 'question'])
    await dina.post('/admin/services', { do: 'down:heads' })
    expect(keys(panel)[1]).toBe('heads')
  })

  test('loses a service to the archive and has it back', async () => {
    const panel = newPanel()
    const dina = await dinas(panel)
    await dina.post('/admin/services', { do: 'archive:turn' })
    expect(keys(panel)).not.toContain('turn')
    expect(await dina.read('/admin/services')).toContain('value="return:turn"')
    await dina.post('/admin/services', { do: 'return:turn' })
    expect(keys(panel)).toContain('turn')
  })

  test('says why a service that is needed elsewhere stays', async () => {
    const panel = newPanel(
      `${OFFICE.replace('access: directory', 'access: directory\nfree_text: question')}`,
    )
    const dina = await dinas(panel)
    const answer = await dina.post('/admin/services', { do: 'archive:question' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('/admin/settings/company')
    expect(keys(panel)).toContain('question')
  })

  test('begins a copy as a draft of its own', async () => {
    const panel = newPanel()
    const dina = await dinas(panel)
    const answer = await dina.post('/admin/services', { do: 'copy:access' })
    expect(answer.headers.get('location')).toBe('/admin/services/~1')
    const page = await dina.read('/admin/services/~1')
    expect(page).toContain('Управление доступами (копия)')
    expect(page).toContain('value="К какой системе?"')
    expect(await dina.read('/admin/services')).toContain('href="/admin/services/~1"')
    expect(keys(panel)).toHaveLength(5)
  })
})

describe('a new service', () => {
  test('is published under a key made of its name', async () => {
    const panel = newPanel()
    const dina = await dinas(panel)
    const answer = await send(dina, '~1', SIMPLE, 'publish')
    expect(answer.headers.get('location')).toBe('/admin/services/spravka-s-raboty?done=1')
    expect(live(panel, 'spravka-s-raboty')).toEqual({
      key: 'spravka-s-raboty',
      name: 'Справка с работы',
      line: 'l1',
      steps: [{ key: 'kuda-spravka', ask: 'Куда справка?', type: 'text' }],
      version: 1,
    })
    expect(await dina.read('/admin/services/spravka-s-raboty')).not.toContain(
      '<span class="chip">черновик',
    )
  })

  test('has a key of its own even beside an archived one of that name', async () => {
    const panel = newPanel()
    const dina = await dinas(panel)
    await send(dina, '~1', SIMPLE, 'publish')
    await dina.post('/admin/services', { do: 'archive:spravka-s-raboty' })
    await send(dina, '~1', SIMPLE, 'publish')
    expect(keys(panel)).toContain('spravka-s-raboty-2')
  })

  test('keeps what was typed on the server, whatever is sent', async () => {
    const panel = newPanel()
    const dina = await dinas(panel)
    await send(dina, '~1', { ...SIMPLE, 'steps.0.min': 'много' }, 'keep')
    const again = await dinas(panel)
    const page = await again.read('/admin/services/~1')
    expect(page).toContain('value="Куда справка?"')
    expect(page).toContain('value="много"')
    const vera = await signedIn(panel, 'vera')
    expect(await vera.read('/admin/services')).not.toContain('Справка')
    expect(JSON.stringify(exportPack(panel.desk))).not.toContain('Справка')
  })

  test('shows what is wrong at its place, in a summary, and saves nothing', async () => {
    const panel = newPanel()
    const dina = await dinas(panel)
    const fields = { ...SIMPLE, 'name.ru': '', 'steps.0.min': '9', 'steps.0.max': '5' }
    const answer = await send(dina, '~1', fields, 'publish')
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('id="fault-name"')
    expect(page).toContain('id="fault-steps.0.max"')
    expect(page).toContain('href="#steps.0.max"')
    expect(page).toContain('href="#name.ru"')
    expect(page).toMatch(/<details open="" data-mark="1"/)
    expect(keys(panel)).toHaveLength(5)
  })
})

describe('the buttons of the form', () => {
  const two = {
    ...SIMPLE,
    'steps.0.uid': '1',
    'steps.1.uid': '2',
    'steps.1.type': 'choice',
    'steps.1.ask.ru': 'Срочно?',
    'steps.1.options.0.name.ru': 'Да',
    'steps.1.options.1.name.ru': 'Нет',
  }

  async function stepsAfter(deed: string): Promise<string[]> {
    const dina = await dinas(newPanel())
    const answer = await send(dina, '~1', two, deed)
    expect(answer.status).toBe(303)
    const page = await dina.read((answer.headers.get('location') ?? '').replace(/#.*/, ''))
    return [...page.matchAll(/name="steps\.\d\.ask\.ru"[^>]*value="([^"]*)"/g)].map(
      ([, value = '']) => value,
    )
  }

  test.each([
    ['up:steps.1', ['Срочно?', 'Куда справка?']],
    ['down:steps.0', ['Срочно?', 'Куда справка?']],
    ['move:steps.1:0', ['Срочно?', 'Куда справка?']],
    ['up:steps.0', ['Куда справка?', 'Срочно?']],
    ['copy:steps.0', ['Куда справка?', 'Куда справка?', 'Срочно?']],
    ['remove:steps.0', ['Срочно?']],
    ['add:steps:date', ['Куда справка?', 'Срочно?', '']],
    ['remove:steps.7', ['Куда справка?', 'Срочно?']],
    ['nonsense', ['Куда справка?', 'Срочно?']],
  ])('%s leaves %j', async (deed, asks) => {
    expect(await stepsAfter(deed)).toEqual(asks)
  })

  test('a condition follows its step and its option when their keys are made anew', async () => {
    const panel = newPanel()
    const dina = await dinas(panel)
    await send(dina, '~1', two, 'keep')
    const first = await dina.read('/admin/services/~1')
    const keyOf = (name: string) =>
      new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(first)?.[1] ?? ''
    expect(keyOf('steps.1.key')).toBe('srochno')
    const fields = {
      ...two,
      'title.ru': '{srochno}',
      'steps.1.key': 'srochno',
      'steps.1.auto': 'srochno',
      'steps.1.ask.ru': 'Очень срочно?',
      'steps.1.options.0.key': 'da',
      'steps.1.options.0.auto': 'da',
      'steps.1.options.0.name.ru': 'Конечно',
      'steps.2.type': 'text',
      'steps.2.ask.ru': 'Почему?',
      'steps.2.when.rows.0.key': 'srochno',
      'steps.2.when.rows.0.how': 'is',
      'steps.2.when.rows.0.values[]': 'da',
    }
    await send(dina, '~1', fields, 'publish')
    const service = live(panel, 'spravka-s-raboty')
    expect(service?.title).toBe('{ochen-srochno}')
    expect(service?.steps[2]?.when).toEqual({ 'ochen-srochno': 'konechno' })
  })
})

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

describe('the chat beside the form', () => {
  const asked = {
    ...SIMPLE,
    'title.ru': 'Справка: {kuda-spravka}',
    'steps.1.type': 'person',
    'steps.1.ask.ru': 'Кто заберёт?',
    'steps.2.type': 'yes_no',
    'steps.2.ask.ru': 'Бумажная?',
    'steps.2.when.rows.0.key': 'department',
    'steps.2.when.rows.0.how': 'is',
    'steps.2.when.rows.0.values[]': 'sales',
    'routes.0.when.rows.0.key': 'bumazhnaya',
    'routes.0.when.rows.0.how': 'is',
    'routes.0.when.rows.0.values[]': 'yes',
    'routes.0.line': 'l2',
  }

  test('asks as the bot would, of the requester that was chosen, and says where the request goes', async () => {
    const panel = newPanel()
    const dina = await dinas(panel)
    const as = { ...asked, 'preview.department': 'sales', 'preview.locale': 'ru' }
    const chat = async (fields: Record<string, string>, deed: string) => {
      const answer = await dina.post(
        '/admin/services/~1',
        { ...as, ...fields, do: deed },
        { 'hx-request': 'true' },
      )
      expect(answer.headers.get('hx-retarget')).toBe('#preview')
      return (await answer.text()).match(/id="preview".*?class="chat-foot"/s)?.[0] ?? ''
    }
    expect(await chat({}, 'look')).toContain('1 из 3')
    expect(await chat({ 'preview.department': 'it' }, 'look')).toContain('1 из 2')
    expect(await chat({ 'preview.text': 'В банк' }, 'say')).toContain('Кто заберёт?')
    const found = await chat({ 'preview.text': 'Котов' }, 'say')
    expect(found).toContain('Ольга Котова · Отдел продаж')
    const { id } = panel.person('olga')
    expect(await chat({}, `tap:person:1:${id}`)).toContain('Бумажная?')
    expect(await chat({}, 'tap:back:2')).toContain('Кто заберёт?')
    await chat({}, `tap:person:1:${id}`)
    expect(await chat({}, 'tap:yes:2')).toContain('Проверьте заявку')
    const sent = await chat({}, 'tap:send')
    expect(sent).toContain('Справка: В банк')
    expect(sent).toContain('Вторая линия')
    expect(await chat({}, 'restart')).toContain('1 из 3')
    expect(keys(panel)).toHaveLength(5)
  })

  test('works without scripts', async () => {
    const panel = newPanel()
    const dina = await dinas(panel)
    const answer = await send(dina, '~1', { ...asked, 'preview.text': 'В банк' }, 'enter')
    expect(answer.status).toBe(303)
    expect(await dina.read('/admin/services/~1')).toContain(
      '<p class="chat-bubble mine">В банк</p>',
    )
  })
})
