import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { newPanel, signedIn } from './panel.ts'

describe('a page on its way', () => {
  test.each(['gzip', 'br, gzip;q=0.5', 'GZIP;q=1.0, br'])(
    'is packed for a browser that takes %s',
    async (taken) => {
      const answer = await asked(taken)
      expect(answer.headers.get('content-encoding')).toBe('gzip')
      expect(answer.headers.get('vary')).toContain('Accept-Encoding')
      const page = gunzipSync(new Uint8Array(await answer.arrayBuffer())).toString()
      expect(page).toMatch(/^<!doctype html>[\s\S]*<\/html>$/)
    },
  )

  test.each(['', 'identity', 'gzip;q=0', 'gzip;q=0.000, br', 'zgzip'])(
    'is sent as it is to a browser that takes "%s"',
    async (taken) => {
      const answer = await asked(taken)
      expect(answer.headers.get('content-encoding')).toBeNull()
      expect(await answer.text()).toMatch(/^<!doctype html>/)
    },
  )

  test('loads one stylesheet and one script, packed in the best way that the browser takes', async () => {
    const panel = newPanel()
    const vera = await signedIn(panel, 'vera')
    const page = await vera.read('/admin/tickets')
    const files = [...page.matchAll(/(?:src|href)="(\/admin\/assets\/[^"]+)"/g)].map(([, it]) => it)
    expect(files.map((file) => file?.split('/').at(-1))).toEqual([
      'icon.svg',
      'panel.css',
      'panel.js',
    ])
    const script = files.at(-1) ?? ''
    const packing = async (taken: string) =>
      (await panel.app.request(script, { headers: { 'accept-encoding': taken } })).headers.get(
        'content-encoding',
      )
    expect(await packing('gzip, br')).toBe('br')
    expect(await packing('gzip')).toBe('gzip')
    expect(await packing('')).toBeNull()
  })
})

async function asked(taken: string): Promise<Response> {
  const panel = newPanel()
  const vera = await signedIn(panel, 'vera')
  return vera.get('/admin/tickets', { 'accept-encoding': taken })
}
