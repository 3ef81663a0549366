import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Callback, parseCallback } from '../../bot/callback.ts'
import { reply } from '../../desk/messages/replying.ts'
import { changePerson } from '../../desk/people/people.ts'
import { solve } from '../../desk/tickets/progress.ts'
import { fileTicket } from '../desk/filing.ts'
import { PACK } from '../desk/rights-office.ts'
import { newTown, type Phone, type Town } from './chat.ts'

const SECRET = 'Тайный принтер'
const GROUP = -1_000_777

/** Taps of every kind about things of Anna: a ticket that waits for approval, a solved one, an idea. */
const FORGED: Record<Callback['noun'], string[]> = {
  new: ['new'],
  close: ['close'],
  catalogue: ['catalogue:0:0', 'catalogue:all:99'],
  // Services that only agents start, or that there are not.
  service: ['service:account', 'service:nothing'],
  continue: ['continue:1'],
  instead: ['instead:account', 'instead:nothing'],
  mine: ['mine:open:0', 'mine:over:99'],
  ticket: ['show', 'message', 'cancel', 'cancelled', 'reject', 'thanks'].flatMap(about('ticket')),
  rate: [1, 2, 3].flatMap((number) => [`rate:${number}:1`, `rate:${number}:5`]),
  which: ['which:1', 'which:2', 'which:draft'],
  tickets: ['tickets:0', 'tickets:9'],
  language: [],
  link: ['link:1:yes', 'link:1:no'],
  agent: ['take', 'ask', 'pause'].flatMap(about('agent')),
  approval: [...['show', 'yes', 'no', 'ask', 'bare_no', 'with_yes', 'with_no', 'with_ask']].flatMap(
    about('approval'),
  ),
  approvals: ['approvals:0', 'approvals:1'],
  team: ['team:open:0', 'team:over:9'],
  team_ticket: ['team_ticket:1', 'team_ticket:2', 'team_ticket:3'],
  rankings: ['rankings:0'],
  ranking: ['ranking:up:sales:0', 'ranking:up::0', 'ranking:l1:sales:0'],
  article: ['article:secret:0:0', 'article:vpn-setup:1:0', 'article:vpn-setup:2:0'],
  helped: ['helped:vpn-setup:1', 'helped:vpn-setup:2', 'helped:vpn-setup:3'],
  place: ['place:1', 'place:3'],
  rank: ['top', 'up', 'down', 'off'].flatMap(about('rank')),
  pass: ['pass:reply:1', 'pass:note:1', 'pass:reply:2', 'pass:note:2', 'pass:reply:3'],
  draft: ['draft:1:send', 'draft:1:back:0', 'draft:1:cancel', 'draft:1:skip:0'],
}

const ALL = Object.values(FORGED).flat()

function about(noun: string) {
  return (deed: string) => [1, 2, 3].map((number) => `${noun}:${deed}:${number}`)
}

let town: Town
let anna: Phone

beforeEach(async () => {
  town = await newTown(PACK)
  anna = town.phone('anna')
  await anna.start()
  const text = { text: { type: 'text' as const, text: SECRET } }
  fileTicket(town, 'access', {
    system: { type: 'choice', keys: ['crm'] },
    employee: { type: 'person', key: 'oleg', name: SECRET },
  })
  const { number } = fileTicket(town, 'question', text)
  reply(town.desk, town.person('vera'), number, { text: SECRET, source: 'r' })
  solve(town.desk, town.person('vera'), number)
  fileTicket(town, 'idea', text)
  await town.idle()
  await anna.says('/new')
  await anna.taps('Вопрос')
})

afterEach(() => town.close())

/** All that there is about tickets and their dialogues, but for what the forger begins alone. */
function world(): unknown {
  const all = (query: string) => town.desk.db.$client.prepare(query).all()
  return [
    all('select * from tickets'),
    all('select * from messages'),
    all('select * from approvals'),
    all('select * from ranks'),
    all("select * from events where type not in ('signed_in')"),
    all(`select * from drafts where chat_id = ${anna.id}`),
    all(`select * from prompts where chat_id = ${anna.id}`),
    all('select id, role, telegram_id, archived_at from people'),
  ]
}

describe('a forged tap', () => {
  test('is one that the bot knows, else it proves nothing', () => {
    const unknown = ALL.filter((data) => parseCallback(data) === undefined)
    expect(unknown).toEqual([])
  })

  test.each([
    ['a colleague', 'olga'],
    ['an agent of another line', 'lev'],
    ['the head of another department', 'oleg'],
    ['somebody whom the desk does not know', 5001],
  ])('of %s changes and shows nothing', async (_whose, who) => {
    const forger = town.phone(who)
    await forger.start()
    await forger.says('/new')
    const before = world()
    const heard = anna.heard().length
    for (const data of ALL) {
      await town.forge(forger, data)
      expect([data, world()]).toEqual([data, before])
    }
    expect(JSON.stringify(forger.heard())).not.toContain(SECRET)
    // An article for agents is for those of every line.
    const hidden = who === 'lev' ? /Учётная запись/ : /VPN для администраторов|Учётная запись/
    expect(JSON.stringify(forger.heard())).not.toMatch(hidden)
    expect(anna.heard()).toHaveLength(heard)
    expect(town.errors()).toEqual([])
  })

  test('of whoever has left changes and shows nothing', async () => {
    const forger = town.phone('vera')
    await forger.start()
    changePerson(town.desk, town.person('vera').id, { archivedAt: town.desk.now() })
    const before = world()
    const told = forger.heard().length
    for (const data of ALL) await town.forge(forger, data)
    expect(world()).toEqual(before)
    expect(JSON.stringify(forger.heard().slice(told))).not.toContain(SECRET)
  })

  test('on the prompt of another chat is as good as none', async () => {
    const forger = town.phone('olga')
    await forger.start()
    const before = world()
    for (const data of ALL) await town.forge(forger, data, anna.last().messageId)
    expect(world()).toEqual(before)
    expect(JSON.stringify(forger.heard())).not.toContain(SECRET)
  })

  test('in a group does nothing either, whatever its message', async () => {
    const forger = town.phone('olga')
    await forger.start()
    const before = world()
    for (const data of ALL) await town.forge(forger, data, 1, GROUP)
    expect(world()).toEqual(before)
    const outbox = town.desk.db.$client
      .prepare('select count(*) from outbox where chat_id < 0')
      .pluck()
      .get()
    expect(outbox).toBe(0)
  })

  test('about one’s own tickets does none of the work on them', async () => {
    const before = world() as unknown[][]
    for (const noun of ['agent', 'approval', 'rank', 'pass', 'team_ticket'] as const) {
      for (const data of FORGED[noun]) await town.forge(anna, data)
    }
    const after = world() as unknown[][]
    expect(after.slice(0, 5)).toEqual(before.slice(0, 5))
  })

  test('is no forgery where it is one’s own to tap', async () => {
    await town.forge(anna, 'rate:2:5')
    const rating = town.desk.db.$client.prepare('select rating from tickets where number = 2')
    expect(rating.pluck().get()).toBe(5)
  })

  test.each([
    'ticket:cancel:1:2',
    'ticket:cancel:-1',
    'ticket:cancel:1e3',
    'ticket:__proto__:1',
    'rate:2:6',
    '__proto__:1',
    'constructor',
    `service:${'x'.repeat(80)}`,
    '',
  ])('that is nonsense is told so and breaks nothing: %s', async (data) => {
    const before = world()
    await town.forge(town.phone('olga'), data, 1)
    await town.forge(anna, data)
    expect((world() as unknown[]).slice(0, 5)).toEqual((before as unknown[]).slice(0, 5))
    expect(town.errors()).toEqual([])
  })
})
