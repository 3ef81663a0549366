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

  test('takes words and files at the summary along with the request, as the bot does', async () => {
    const panel = newPanel()
    const dina = await dinas(panel)
    const fields = { ...SIMPLE, 'preview.locale': 'ru' }
    const chat = async (deed: string, text = '') => {
      await send(dina, '~1', { ...fields, 'preview.text': text }, deed)
      const page = await dina.read('/admin/services/~1')
      return page.match(/id="preview".*?class="chat-foot"/s)?.[0] ?? ''
    }
    expect(await chat('say', 'В банк')).toContain('Проверьте заявку')
    const said = await chat('say', 'Второй <этаж>')
    expect(said).toContain('Добавим к заявке: «Второй &lt;этаж&gt;»')
    expect(said).toContain('<p class="chat-bubble mine">Второй &lt;этаж&gt;</p>')
    expect(said).toContain('tap:send')
    const filed = await chat('file')
    expect(filed).toContain('Добавим к заявке 2 сообщения, последнее: «IMG_0001.jpg»')
    expect(await chat('tap:edit:0')).toContain('Добавим к заявке 2 сообщения')
    await chat('tap:summary')
    const sent = await chat('tap:send')
    expect(sent).toMatch(/Добавлено.*Второй &lt;этаж&gt;.*IMG_0001\.jpg/s)
    expect(await chat('restart')).not.toContain('Добавлено')
    expect(await chat('say', 'В банк')).not.toContain('Добавим к заявке')
  })

  test('puts a file sent at the summary where a step has room for it, and only then along', async () => {
    const panel = newPanel()
    const dina = await dinas(panel)
    const files = { 'steps.1.ask.ru': 'Скан?', 'steps.1.type': 'files', 'steps.1.optional': 'on' }
    const fields = { ...SIMPLE, ...files, 'steps.1.max': '1', 'preview.locale': 'ru' }
    const chat = async (deed: string, text = '') => {
      await send(dina, '~1', { ...fields, 'preview.text': text }, deed)
      return dina.read('/admin/services/~1')
    }
    await chat('say', 'В банк')
    expect(await chat('tap:skip:1')).toContain('Проверьте заявку')
    expect(await chat('file')).not.toContain('Добавим к заявке')
    expect(await chat('file')).toContain('Добавим к заявке: «IMG_0001.jpg»')
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
