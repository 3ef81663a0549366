import { Hono } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import { z } from 'zod'
import { may, ticketFor } from '../../desk/people/rights.ts'
import { isSessionLive } from '../../desk/people/sessions.ts'
import { markRead } from '../../desk/people/watching.ts'
import { fieldsOf, numberIn } from '../frame/forms.ts'
import type { Env, Panel } from '../panel.ts'
import type { Wire } from './hub.ts'

const BEAT_MS = 15_000
const SLOW_MS = 10_000
const RETRY_MS = 2_000

const presenceForm = z.object({ state: z.enum(['viewing', 'typing', 'gone']) })

/** News for open pages, and who is at which ticket. */
export function liveRoutes(panel: Panel): Hono<Env> {
  const { desk, hub, presence } = panel
  const app = new Hono<Env>()

  app.get('/events', (c) => {
    const { person, secret } = c.get('reader')
    const asked = c.req.query('ticket')
    const ticket = asked === undefined ? null : numberIn(asked)
    if (ticket !== null) ticketFor(desk, person, ticket, 'read')
    // A proxy that collects before it passes on would keep the news to itself.
    c.header('X-Accel-Buffering', 'no')
    return streamSSE(c, async (stream) => {
      const wire = hub.join(person, ticket)
      stream.onAbort(() => wire.end())
      const lives = () => isSessionLive(desk, secret)
      try {
        await tellAll(stream, wire, lives)
      } finally {
        wire.end()
      }
    })
  })

  app.post('/tickets/:number/presence', async (c) => {
    const { person } = c.get('reader')
    const number = numberIn(c.req.param('number'))
    const { state } = await fieldsOf(c, presenceForm)
    const ticket = ticketFor(desk, person, number, 'read')
    if (!may(desk, person, 'note', ticket)) return c.body(null, 204)
    if (state === 'gone') presence.leave(number, person)
    else markRead(desk, person, number)
    if (state === 'gone' || presence.see(number, person, state === 'typing')) hub.stir(number)
    return c.body(null, 204)
  })

  return app
}

async function tellAll(stream: SSEStreamingApi, wire: Wire, lives: () => boolean): Promise<void> {
  await inTime(stream, `retry: ${RETRY_MS}\n\n`)
  for (;;) {
    const news = await wire.next(BEAT_MS)
    if (news === null) return
    if (!lives()) {
      await inTime(stream, 'event: end\ndata:\n\n')
      return
    }
    const said = news.map((one) => `event: ${one}\ndata: ${wire.ticket ?? ''}\n\n`).join('')
    await inTime(stream, said === '' ? ': still here\n\n' : said)
  }
}

/** Whoever does not take what they are told in time is disconnected; their page comes back and asks. */
async function inTime(stream: SSEStreamingApi, text: string): Promise<void> {
  const timer = setTimeout(() => stream.abort(), SLOW_MS)
  await stream.write(text)
  clearTimeout(timer)
}
