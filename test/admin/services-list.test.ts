import { describe, expect, test } from 'vitest'
import { OFFICE } from '../desk/desk.ts'
import { newPanel, signedIn } from './panel.ts'
import { dinas, keys, SIMPLE, send } from './services.ts'

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
