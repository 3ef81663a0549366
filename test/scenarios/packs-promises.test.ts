import { describe, expect, it, test } from 'vitest'
import type { Answer, Answers } from '../../scenarios/answer.ts'
import type { Service } from '../../scenarios/pack-services.ts'
import { holds } from '../../scenarios/when.ts'
import { readyPack } from './packs-ready.ts'

const { pack: backOffice } = readyPack('back-office')
const { pack: hrDesk } = readyPack('hr-desk')
const { pack: ideas } = readyPack('ideas')
const { pack: itSupport } = readyPack('it-support')

describe('the back office', () => {
  it('hires in a chain: the HR record, then the NDA, then the contract', () => {
    const { approval } = serviceOf(backOffice, 'hiring')
    expect(orderOf(serviceOf(backOffice, 'hiring'))).toMatchObject({
      record: [],
      nda: ['record'],
      contract: ['nda'],
      accounts: ['record'],
    })
    expect(approval).toMatchObject({ by: 'person:tatyana', stand_in: 'veronika' })
  })

  test.each([
    [4_000, true, []],
    [60_000, true, []],
    [60_000, false, ['legal']],
    [300_000, true, []],
    [300_001, true, ['large']],
    [900_000, false, ['large', 'legal']],
  ])(
    'an invoice of %d with a contract (%s) needs %j besides the manager',
    (value, isSigned, needed) => {
      const answers: Answers = {
        amount: { type: 'number', value },
        contract: { type: 'yes_no', value: isSigned },
      }
      const invoice = serviceOf(backOffice, 'invoice')
      expect(startedBy(invoice, answers)).toEqual(needed)
      expect(invoice.approval?.by).toBe('manager')
      expect(serviceOf(backOffice, 'large_payment').approval?.by).toBe('person:veronika')
    },
  )
})

describe('the HR desk', () => {
  const request = serviceOf(hrDesk, 'request')

  test.each([
    ['sport', 'hr', 'ksenia', ['sport_payment']],
    ['trip', 'admins', 'alyona', ['trip_order']],
    ['vacancy', 'recruiting', 'anton', ['vacancy']],
    ['training', 'hr', 'nikolay', []],
    ['certificate', 'labour', 'elvira', []],
    ['changes', 'labour', 'elvira', []],
    ['health', 'hr', 'ksenia', []],
    ['other', undefined, undefined, []],
  ])('the topic %s goes to %s, to %s, and starts %j', (topic, line, assignee, started) => {
    const answers = { topic: choice(topic) }
    const route = request.routes?.find(({ when }) => holds(when, { answers }))
    expect([route?.line, route?.assignee]).toEqual([line, assignee])
    expect(startedBy(request, answers)).toEqual(started)
  })

  it('asks each topic its own questions, and wants receipts for sport', () => {
    const asked = (topic: string) =>
      request.steps
        .filter(({ when }) => when && holds(when, { answers: { topic: choice(topic) } }))
        .map(({ key }) => key)
    expect(asked('sport')).toContain('sport_receipts')
    expect(asked('trip')).toEqual(expect.arrayContaining(['trip_city', 'trip_from', 'trip_to']))
    expect(asked('trip')).not.toContain('sport_receipts')
    const receipts = request.steps.find(({ key }) => key === 'sport_receipts')
    expect(receipts).toMatchObject({ type: 'files', min: 1 })
  })

  it('starts work in three departments at once when an offer is accepted', () => {
    const offer = serviceOf(hrDesk, 'offer')
    const lines = (offer.subtasks ?? []).map((one) => serviceOf(hrDesk, one.service).line)
    expect(lines).toEqual(['labour', 'accounting', 'admins'])
    expect(Object.values(orderOf(offer))).toEqual([[], [], []])
    expect(offer.subtasks?.every(({ start }) => start === 'filed')).toBe(true)
  })
})

describe('ideas', () => {
  it('have statuses of their own, each category with one at least', () => {
    const names = ideas.statuses?.map(({ name }) => (typeof name === 'string' ? name : name.ru))
    const wanted = ['На рассмотрении', 'Берём в работу', 'В планах', 'Реализовано', 'Не берём']
    expect(names).toEqual(expect.arrayContaining(wanted))
  })

  it('are decided by the head of products, owned by somebody and then ranked', () => {
    const built = serviceOf(ideas, 'implementation')
    expect(built.approval).toMatchObject({ by: 'person:arseny', stand_in: 'konstantin' })
    expect(built.steps.find(({ key }) => key === 'owner')).toMatchObject({ type: 'person' })
    const backlog = ideas.lines?.find(({ key }) => key === built.line)
    expect(backlog?.ranking?.to).toBe('ready')
    const departments = ideas.departments?.map(({ key }) => key)
    expect(Object.keys(backlog?.ranking?.owners ?? {}).sort()).toEqual(departments?.sort())
    expect(serviceOf(ideas, 'idea').checklist?.length).toBeGreaterThan(4)
  })
})

describe('IT support', () => {
  test.each([
    ['access', '40m'],
    ['question', '8h'],
    ['improvement', '16h'],
  ])('%s is promised in %s', (key, resolution) => {
    const policy = itSupport.policies?.find((one) => one.key === serviceOf(itSupport, key).policy)
    expect(policy?.targets.any?.resolution).toBe(resolution)
  })

  it('takes tenders from heads only', () => {
    expect(serviceOf(itSupport, 'tender').who).toEqual({ heads: true })
  })
})

function serviceOf(pack: { services?: Service[] | undefined }, key: string): Service {
  const service = pack.services?.find((one) => one.key === key)
  if (!service) throw new Error(`no service ${key}`)
  return service
}

function choice(key: string): Answer {
  return { type: 'choice', keys: [key] }
}

function orderOf({ subtasks = [] }: Service): Record<string, string[]> {
  return Object.fromEntries(subtasks.map(({ key, after = [] }) => [key, after]))
}

/** The keys of the subtasks whose condition these answers meet. */
function startedBy({ subtasks = [] }: Service, answers: Answers): string[] {
  return subtasks.filter(({ when }) => !when || holds(when, { answers })).map(({ key }) => key)
}
