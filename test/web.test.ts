import { Hono } from 'hono'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { routes } from '../web.ts'

test('a slash too many at the end of an address leads to the page', async () => {
  const health = () => ({ reason: null, telegram: 'ok' })
  const app = routes(health, pino({ level: 'silent' }), (root) => {
    root.route(
      '/admin',
      new Hono().get('/', (c) => c.text('here')),
    )
  })
  const answer = await app.request('/admin/')
  expect(answer.status).toBe(301)
  expect(new URL(answer.headers.get('location') ?? '', 'http://localhost').pathname).toBe('/admin')
  expect((await app.request('/admin')).status).toBe(200)
  expect((await app.request('/nothing')).status).toBe(404)
})
