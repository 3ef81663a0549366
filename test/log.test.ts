import { Hono } from 'hono'
import { expect, test, vi } from 'vitest'
import { createLog, within } from '../log.ts'
import { routes } from '../web.ts'

/** The lines that a log writes on standard output while something runs. */
async function linesOf(
  run: (log: ReturnType<typeof createLog>) => unknown,
  isTold: (code: string) => boolean = () => false,
): Promise<Record<string, unknown>[]> {
  const written: string[] = []
  const log = createLog('debug', isTold, { write: (line) => void written.push(line) })
  await run(log)
  return written.map((line) => JSON.parse(line) as Record<string, unknown>)
}

test('what is logged within a request or an update carries its number, however deep', async () => {
  const lines = await linesOf((log) =>
    within({ update: 7 }, async () => {
      await Promise.resolve()
      log.info('inside')
      within({ request: 'r' }, () => log.info('deeper'))
    }),
  )
  expect(lines).toMatchObject([{ update: 7 }, { update: 7, request: 'r' }])
})

test('a fault that has been told of is told of no more', async () => {
  const isTold = vi.fn((code: string) => code === 'SQLITE_FULL')
  const lines = await linesOf((log) => {
    log.error({ fault: { name: 'SqliteError', code: 'SQLITE_FULL' } }, 'a tick failed')
    log.error({ fault: { name: 'SqliteError', code: 'SQLITE_BUSY' } }, 'a tick failed')
    log.error({ err: Object.assign(new Error('x'), { code: 'SQLITE_FULL' }) }, 'a page failed')
  }, isTold)
  expect(lines).toMatchObject([{ fault: { code: 'SQLITE_BUSY' } }])
})

test('the words of an error are not in the log', async () => {
  const lines = await linesOf((log) => log.error({ err: new Error('секрет') }, 'a page failed'))
  expect(JSON.stringify(lines)).not.toContain('секрет')
  expect(lines).toMatchObject([{ err: { name: 'Error' } }])
})

test('every request has a number and a line without what its address holds', async () => {
  const lines = await linesOf(async (log) => {
    const health = () => ({ reason: null, telegram: 'ok' })
    const app = routes(health, log, (root) => {
      const inner = new Hono().get('/sign-in/:token', (c) => {
        log.info('inside')
        return c.text('hello')
      })
      root.route('/admin', inner)
    })
    const answer = await app.request('/admin/sign-in/secret-token?x=secret')
    expect(answer.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/)
  })
  expect(lines).toMatchObject([
    { msg: 'inside' },
    { msg: 'asked', method: 'GET', path: '/admin/sign-in/:token', status: 200 },
  ])
  expect(lines[0]?.request).toBe(lines[1]?.request)
  expect(JSON.stringify(lines)).not.toContain('secret')
})
