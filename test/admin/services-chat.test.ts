import { describe, expect, test } from 'vitest'
import { newPanel } from './panel.ts'
import { dinas, keys, SIMPLE, send } from './services.ts'

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
