import { get, type IncomingMessage } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { createHub } from '../../admin/live/hub.ts'
import { createPresence } from '../../admin/live/presence.ts'
import { changePerson } from '../../desk/people/people.ts'
import { endSession } from '../../desk/people/sessions.ts'
import { move, take } from '../../desk/tickets/assignment.ts'
import { MINUTE, newDesk } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'
import { type Browser, newPanel, signedIn, type TestPanel } from './panel.ts'
import { type Served, served } from './served.ts'

const servers: Served[] = []

afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

async function serve({ app }: TestPanel): Promise<number> {
  const server = await served(app)
  servers.push(server)
  return Number(new URL(server.url).port)
}

/** A stream over a real connection: what it says, word by word. */
async function stream(port: number, browser: Browser, query = '') {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const path = `/admin/events${query}`
    get({ port, host: '127.0.0.1', path, headers: { cookie: browser.cookie } }, resolve).on(
      'error',
      reject,
    )
  })
  let heard = ''
  response.setEncoding('utf8').on('data', (chunk: string) => {
    heard += chunk
  })
  const said = () => [...heard.matchAll(/^event: (\w+)\ndata: ?(.*)$/gm)].map(([, what]) => what)
  await until(() => heard.includes('retry'))
  return { response, said, heard: () => heard }
}

async function until(isSo: () => boolean): Promise<void> {
  await expect.poll(isSo, { interval: 5 }).toBe(true)
}

describe('the stream of an open page', () => {
  test('says that the queue or the ticket changed, and nothing of what it says', async () => {
    const panel = newPanel()
    const { number } = fileTicket(panel)
    const port = await serve(panel)
    const vera = await signedIn(panel, 'vera')
    const [queue, ticket] = [
      await stream(port, vera),
      await stream(port, vera, `?ticket=${number}`),
    ]
    take(panel.desk, panel.person('pavel'), number)
    await until(() => queue.said().includes('queue') && ticket.said().includes('ticket'))
    expect(queue.said()).not.toContain('ticket')
    expect(ticket.heard()).not.toContain('Принтер')
  })

  test('is silent about what its reader may not see, until it may come to them', async () => {
    const panel = newPanel()
    const port = await serve(panel)
    const [ivan, vera] = [await signedIn(panel, 'ivan'), await signedIn(panel, 'vera')]
    const [theirs, ours] = [await stream(port, ivan), await stream(port, vera)]
    const { number } = fileTicket(panel)
    await until(() => ours.said().includes('queue'))
    expect(theirs.said()).not.toContain('queue')
    move(panel.desk, panel.person('vera'), number, 'l2')
    await until(() => theirs.said().includes('queue'))
  })

  test('is refused for a ticket that its reader may not see', async () => {
    const panel = newPanel()
    const { number } = fileTicket(panel)
    const ivan = await signedIn(panel, 'ivan')
    expect((await ivan.get(`/admin/events?ticket=${number}`)).status).toBe(404)
  })

  test.each([
    ['the session ends', (panel: TestPanel, browser: Browser) => endOf(panel, browser)],
    [
      'the role changes',
      (panel: TestPanel) =>
        changePerson(panel.desk, panel.person('vera').id, { role: 'requester' }),
    ],
  ])('ends when %s', async (_when, act) => {
    const panel = newPanel()
    const port = await serve(panel)
    const vera = await signedIn(panel, 'vera')
    const open = await stream(port, vera)
    const ended = new Promise((resolve) => open.response.on('end', resolve))
    act(panel, vera)
    panel.desk.bus.note({ what: 'person', person: panel.person('vera').id })
    panel.desk.bus.flush()
    await ended
    expect(open.said()).toEqual(['end'])
  })

  test('is let go of when its page is closed', async () => {
    const panel = newPanel()
    const port = await serve(panel)
    const vera = await signedIn(panel, 'vera')
    const open = await stream(port, vera)
    open.response.destroy()
    fileTicket(panel)
    const again = await stream(port, vera)
    fileTicket(panel)
    await until(() => again.said().includes('queue'))
    expect(panel.logged).toEqual([])
  })
})

function endOf({ desk }: TestPanel, { cookie }: Browser): void {
  endSession(desk, cookie.split('=')[1] ?? '')
}

describe('the hub', () => {
  test('keeps for a slow page what changed, not how often', async () => {
    const test = newDesk()
    const hub = createHub(test.desk)
    const { number } = fileTicket(test)
    const wire = hub.join(test.person('vera'), number)
    for (let times = 0; times < 500; times++) {
      test.desk.bus.note({ what: 'ticket', ticket: number, deed: 'received' })
      test.desk.bus.flush()
      hub.stir(number)
    }
    expect((await wire.next(0))?.sort()).toEqual(['presence', 'queue', 'ticket'])
    expect(await wire.next(0)).toEqual([])
  })

  test('ends every page when the program stops', async () => {
    const test = newDesk()
    const hub = createHub(test.desk)
    const wire = hub.join(test.person('vera'), null)
    const waiting = wire.next(60_000)
    hub.close()
    expect(await waiting).toBeNull()
    expect(await wire.next(60_000)).toBeNull()
  })
})

describe('who is at a ticket', () => {
  test('is told to colleagues: who looks, who writes, who is gone', () => {
    const { desk, pass, person } = newDesk()
    const presence = createPresence(() => desk.now())
    const [vera, pavel] = [person('vera'), person('pavel')]
    presence.see(1, vera, false)
    expect(presence.others(1, vera)).toEqual([])
    expect(presence.others(2, pavel)).toEqual([])
    expect(presence.others(1, pavel)).toEqual([{ name: vera.name, isTyping: false }])
    presence.see(1, vera, true)
    expect(presence.others(1, pavel)).toEqual([{ name: vera.name, isTyping: true }])
    pass(10_000)
    expect(presence.others(1, pavel)).toEqual([{ name: vera.name, isTyping: false }])
    pass(MINUTE)
    expect(presence.others(1, pavel)).toEqual([])
    presence.see(1, vera, false)
    presence.leave(1, vera)
    expect(presence.others(1, pavel)).toEqual([])
  })

  test('is news only when it changes', () => {
    const { desk, person } = newDesk()
    const presence = createPresence(() => desk.now())
    const see = (isTyping: boolean) => presence.see(1, person('vera'), isTyping)
    expect([see(false), see(false), see(true), see(true), see(false)]).toEqual([
      true,
      false,
      true,
      false,
      true,
    ])
  })

  test('shows on the page of whoever has it open too', async () => {
    const panel = newPanel()
    const { number } = fileTicket(panel)
    const [vera, pavel] = [await signedIn(panel, 'vera'), await signedIn(panel, 'pavel')]
    const answer = await vera.post(`/admin/tickets/${number}/presence`, { state: 'typing' })
    expect(answer.status).toBe(204)
    expect(await pavel.read(`/admin/tickets/${number}`)).toContain('Вера Смирнова отвечает…')
    expect(await vera.read(`/admin/tickets/${number}`)).not.toContain('отвечает…')
    await vera.post(`/admin/tickets/${number}/presence`, { state: 'gone' })
    expect(await pavel.read(`/admin/tickets/${number}`)).not.toContain('отвечает…')
  })

  test('has read the ticket by being there', async () => {
    const panel = newPanel()
    const { number } = fileTicket(panel)
    const vera = await signedIn(panel, 'vera')
    expect(await vera.read('/admin/tickets')).toContain('row unread')
    await vera.read(`/admin/tickets/${number}`)
    expect(await vera.read('/admin/tickets')).toContain('row unread')
    await vera.post(`/admin/tickets/${number}/presence`, { state: 'viewing' })
    expect(await vera.read('/admin/tickets')).not.toContain('row unread')
  })
})
