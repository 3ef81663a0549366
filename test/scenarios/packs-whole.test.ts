import { describe, expect, it } from 'vitest'
import { readEmail, readPhone } from '../../scenarios/answer-contact.ts'
import { READY, readyPack } from './packs-ready.ts'

describe.each(READY)('$name', ({ name, pack }) => {
  const { people = [], departments = [], lines = [], services = [], policies = [] } = pack

  it('is called as its file is', () => {
    expect(pack.pack).toBe(name)
  })

  it('has a company of 10 to 25 people, each with a department or above all', () => {
    expect(people.length).toBeGreaterThanOrEqual(10)
    expect(people.length).toBeLessThanOrEqual(25)
    expect(people.filter(({ position }) => position === undefined)).toEqual([])
    expect(people.filter(({ department }) => department === undefined)).toHaveLength(1)
    const used = new Set(people.map(({ department }) => department))
    expect(departments.filter(({ key }) => !used.has(key))).toEqual([])
  })

  it('has an admin, and puts everybody who works on tickets into a line', () => {
    const working = people.filter(({ role }) => role === 'agent' || role === 'lead')
    const listed = new Set(lines.flatMap(({ agents = [], lead = '' }) => [...agents, lead]))
    expect(people.some(({ role }) => role === 'admin')).toBe(true)
    expect(working.filter(({ key }) => !listed.has(key))).toEqual([])
  })

  it('writes phones and addresses in the form that they are kept in', () => {
    for (const { key, phone, email } of people) {
      if (phone !== undefined) expect(readPhone(phone, 'RU'), key).toBe(phone)
      if (email !== undefined) expect(readEmail(email), key).toBe(email)
    }
  })

  it('gives each department of its own people a head from it', () => {
    for (const { key, head } of departments.filter((one) => one.head !== undefined)) {
      expect(people.find((one) => one.key === head)?.department, key).toBe(key)
    }
  })

  it('answers what its subtasks ask, or leaves it to those who work', () => {
    const open = services.flatMap((service) =>
      (service.subtasks ?? []).flatMap((subtask) => {
        const steps = services.find(({ key }) => key === subtask.service)?.steps ?? []
        const left = steps.filter(
          (step) => !step.optional && !step.agents_only && !(step.key in (subtask.answers ?? {})),
        )
        const isAlone = subtask.start !== 'by_hand'
        return isAlone ? left.map(({ key }) => `${service.key}.${subtask.key}: ${key}`) : []
      }),
    )
    expect(open).toEqual([])
  })

  it('leaves no line, policy, calendar or priority unused', () => {
    const routes = services.flatMap((service) => [service, ...(service.routes ?? [])])
    const led = lines.flatMap(({ escalates_to, ranking }) => [escalates_to, ranking?.to])
    const reached = new Set([...routes.map(({ line }) => line), ...led])
    expect(lines.filter(({ key }) => !reached.has(key))).toEqual([])
    const timed = new Set(routes.map(({ policy }) => policy))
    expect(policies.filter(({ key }) => !timed.has(key))).toEqual([])
    const open = new Set([...lines, ...policies].map(({ calendar }) => calendar))
    const shut = (pack.calendars ?? []).filter(({ key }) => !open.has(key) && key !== 'always')
    expect(shut).toEqual([])
    const set = [...routes.map(({ priority }) => priority), ...(pack.priority_rules ?? [])]
    const ranked = new Set(set.map((one) => (typeof one === 'object' ? one.set : one)))
    const rest = (pack.priorities ?? []).filter((one) => !one.default && !ranked.has(one.key))
    expect(rest).toEqual([])
  })

  it('gives every service clocks, and every policy reminders before and at the breach', () => {
    expect(services.filter(({ policy }) => policy === undefined)).toEqual([])
    for (const { key, reminders = [] } of policies) {
      expect(reminders.map(({ when }) => when).join(' '), key).toMatch(/%.*breach/)
    }
  })

  it('knows the holidays of Russia', () => {
    expect(pack.calendars?.some(({ country }) => country === 'RU')).toBe(true)
  })

  it('starts every internal service from another, or files it by hand only for calls', () => {
    const started = services.flatMap(({ subtasks = [] }) => subtasks.map(({ service }) => service))
    const internal = services.filter((service) => service.internal).map(({ key }) => key)
    expect(internal.filter((key) => !started.includes(key) && key !== 'call')).toEqual([])
  })
})

it('no account, phone or address belongs to two people of the packs that ship', () => {
  const people = READY.flatMap(({ pack }) => pack.people ?? [])
  for (const field of ['telegram_id', 'phone', 'email'] as const) {
    const held = people.flatMap((person) => person[field] ?? [])
    expect(held.length).toBeGreaterThan(50)
    expect(new Set(held).size, field).toBe(held.length)
  }
})

it('a name may be shared, so that the search has to tell people apart', () => {
  const names = readyPack('it-support').pack.people?.map(({ name }) => name)
  expect(names?.filter((name) => /Котов/.test(name))).toEqual(['Ольга Котова', 'Олег Котов'])
})
