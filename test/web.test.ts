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
  // By which name a program behind a proxy is reached it does not know.
  expect(answer.headers.get('location')).toBe('/admin')
  expect((await app.request('/admin/?q=a%2Fb')).headers.get('location')).toBe('/admin?q=a%2Fb')
  for (const foreign of ['http://localhost//example.com/', 'http://localhost/\\example.com//']) {
    expect((await app.request(foreign)).headers.get('location')).toBe('/example.com')
  }
  expect((await app.request('/admin')).status).toBe(200)
  expect((await app.request('/nothing')).status).toBe(404)
})
