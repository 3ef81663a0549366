import { describe, expect, test } from 'vitest'
import { exportPack } from '../../desk/setup/pack-export.ts'
import { newPanel, signedIn } from './panel.ts'
import { dinas, keys, live, SIMPLE, send } from './services.ts'

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
