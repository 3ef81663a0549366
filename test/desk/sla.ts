import { and, eq } from 'drizzle-orm'
import { outbox } from '../../db/tables/boxes.ts'
import { notices } from '../../db/tables/notices.ts'
import type { Fact } from '../../desk/delivery/letters.ts'
import { historyOf } from '../../desk/events.ts'
import { receive } from '../../desk/messages/receiving.ts'
import { importPack } from '../../desk/setup/pack-import.ts'
import { clocksOf } from '../../desk/sla/clocks.ts'
import type { Target } from '../../desk/sla/policy-targets.ts'
import { tick } from '../../desk/tick.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import type { TestDesk } from './desk.ts'
import { fileTicket } from './filing.ts'

const STEPS = 'steps: [{key: text, ask: Что случилось?, type: text}]'

/** A company whose services differ in what they promise. */
export const PROMISES = `
version: 1
pack: promises
company: Обещания
calendars:
  - {key: office, timezone: Europe/Moscow, week: {mon: ["09:00-18:00"], tue: ["09:00-18:00"], wed: ["09:00-18:00"], thu: ["09:00-18:00"], fri: ["09:00-18:00"]}}
  - {key: late, timezone: Europe/Moscow, week: {mon: ["12:00-20:00"], tue: ["12:00-20:00"], wed: ["12:00-20:00"], thu: ["12:00-20:00"], fri: ["12:00-20:00"]}}
  - {key: nights, timezone: Europe/Berlin, week: {mon: ["22:00-06:00"], tue: ["22:00-06:00"], wed: ["22:00-06:00"], thu: ["22:00-06:00"], fri: ["22:00-06:00"], sat: ["22:00-06:00"], sun: ["22:00-06:00"]}}
  - {key: never, timezone: Europe/Moscow, days: {2020-01-09: ["09:00-18:00"]}}
  - {key: russia, timezone: Europe/Moscow, country: RU, week: {mon: ["09:00-18:00"], tue: ["09:00-18:00"], wed: ["09:00-18:00"], thu: ["09:00-18:00"], fri: ["09:00-18:00"]}}
people:
  - {key: anna, name: Анна, telegram_id: 1001}
  - {key: vera, name: Вера, role: agent, telegram_id: 2001}
  - {key: ivan, name: Иван, role: agent, telegram_id: 2002}
  - {key: pavel, name: Павел, role: lead, telegram_id: 2003}
  - {key: dina, name: Дина, role: admin, telegram_id: 2004}
lines:
  - {key: l1, name: Первая, agents: [vera, pavel], lead: pavel, calendar: office, escalates_to: l2}
  - {key: l2, name: Вторая, agents: [ivan], lead: pavel, calendar: late, escalates_to: l3}
  - {key: l3, name: Третья, agents: [pavel], lead: pavel}
policies:
  - key: office
    calendar: office
    targets:
      high: {first_response: 30m, resolution: 2h}
      any: {first_response: 1h, next_response: 2h, resolution: 4h}
  - {key: long, calendar: office, targets: {any: {first_response: 1h, next_response: 2h, resolution: 40h}}}
  - {key: late, calendar: late, targets: {any: {first_response: 1h, next_response: 2h, resolution: 4h}}}
  - {key: nights, calendar: nights, targets: {any: {resolution: 8h}}}
  - {key: never, calendar: never, targets: {any: {resolution: 8h}}}
  - {key: russia, calendar: russia, targets: {any: {resolution: 40h}}}
  - {key: steady, calendar: office, targets: {any: {resolution: 4h}}, pauses: {resolution: false}}
  - {key: patient, calendar: office, targets: {any: {first_response: 1h, resolution: 4h}}, pauses: {first_response: true}}
services:
  - {key: office, name: Офис, line: l1, policy: office, ${STEPS}}
  - {key: long, name: Долго, line: l1, policy: long, ${STEPS}}
  - {key: late, name: Позже, line: l1, policy: late, ${STEPS}}
  - {key: nights, name: Ночь, line: l1, policy: nights, ${STEPS}}
  - {key: never, name: Никогда, line: l1, policy: never, ${STEPS}}
  - {key: russia, name: Россия, line: l1, policy: russia, ${STEPS}}
  - {key: steady, name: Без пауз, line: l1, policy: steady, ${STEPS}}
  - {key: patient, name: С паузой, line: l1, policy: patient, ${STEPS}}
  - {key: free, name: Без обещаний, line: l1, ${STEPS}}
`

/** Files a ticket of Anna's. */
export function filed(test: TestDesk, service = 'office'): number {
  return fileTicket(test, service).number
}

/** The clock of a target, the last one where there were several. */
export function clockOf({ desk }: TestDesk, number: number, target: Target) {
  return clocksOf(desk, number).findLast((clock) => clock.target === target)
}

/** When a clock is due, as it is said in Moscow: "tue 13:00"; null where nothing is due. */
export function dueOf(test: TestDesk, number: number, target: Target): string | null {
  return said(clockOf(test, number, target)?.dueAt ?? null)
}

/** When a ticket is due, said like `dueOf`. */
export function ticketDue({ desk }: TestDesk, number: number): string | null {
  return said(ticketOf(desk, number).dueAt)
}

let counted = 0

/** What an agent says, each time for a cause of its own. */
export function saying(text = 'Смотрю') {
  counted += 1
  return { text, source: `sla:${counted}` }
}

/** Anna writes to her ticket. */
export function writes(test: TestDesk, number: number, text = 'А когда?') {
  counted += 1
  const anna = test.person('anna')
  return receive(test.desk, ticketOf(test.desk, number), anna, {
    chatId: anna.telegramId ?? 0,
    telegramMessageId: counted,
    content: { text, files: [] },
  })
}

/** Ticks until nothing is due. */
export function tickAll({ desk }: TestDesk): void {
  while (tick(desk));
}

/** Changes the set-up; the clocks wait for a tick. */
export function importInto({ desk }: TestDesk, pack: string): void {
  const imported = importPack(desk, pack, { linkAccounts: true })
  if (!imported.ok) throw new Error(JSON.stringify(imported.faults, null, 2))
}

/** Changes the set-up and lets the clocks follow. */
export function reimport(test: TestDesk, pack: string): void {
  importInto(test, pack)
  tickAll(test)
}

/** The facts of a kind that a person's chat was told, oldest first. */
export function told<F extends Fact['fact']>(test: TestDesk, key: string, fact: F) {
  const chatId = test.person(key).telegramId ?? 0
  const here = and(eq(outbox.chatId, chatId), eq(outbox.kind, 'fact'))
  return test.desk.db
    .select()
    .from(outbox)
    .where(here)
    .orderBy(outbox.id)
    .all()
    .map((row) => row.data.fact as Fact)
    .filter((one): one is Extract<Fact, { fact: F }> => one.fact === fact)
}

/** How many notices of a kind the panel has for a person. */
export function noticed(test: TestDesk, key: string, kind: string): number {
  const mine = and(eq(notices.personId, test.person(key).id), eq(notices.kind, kind))
  return test.desk.db.select().from(notices).where(mine).all().length
}

/** The lines of a kind in a ticket's history. */
export function history({ desk }: TestDesk, number: number, type: string) {
  return historyOf(desk, number, 1000).filter((event) => event.type === type)
}

function said(at: number | null): string | null {
  if (at === null) return null
  const local = new Date(at + 3 * 3_600_000)
  const day = local.toUTCString().slice(0, 3).toLowerCase()
  return `${day} ${local.toISOString().slice(11, 16)}`
}
