import { describe, expect, it } from 'vitest'
import { titleOf } from '../../scenarios/answer-title.ts'
import type { Pack } from '../../scenarios/pack.ts'
import type { Service } from '../../scenarios/pack-services.ts'
import { say } from '../../scenarios/text.ts'
import { holds } from '../../scenarios/when.ts'
import { words } from './access.ts'
import { READY } from './packs-ready.ts'
import { answerIn, factsOf, type Walk, walk } from './packs-walk.ts'

const FEWEST_TURNS = 12
const MOST_TURNS = 2000
const LOCALES = ['ru', 'en'] as const

const everyService = READY.flatMap(({ name, pack }) =>
  (pack.services ?? []).map((service) => ({ of: name, key: service.key, service, pack })),
)

describe.each(everyService)('$of: $key', ({ service, pack }) => {
  const { steps, routes = [] } = service

  it('asks every step and takes every route on some way, and each way is sent', () => {
    const asked = new Set<string>()
    const taken = new Set<unknown>()
    for (let turn = 0; turn < MOST_TURNS; turn++) {
      if (turn >= FEWEST_TURNS && asked.size === steps.length && taken.size >= routes.length) break
      const locale = LOCALES[turn % 2] ?? 'ru'
      const walked = walkOf(service, pack, locale, turn)
      checkWalk(service, walked, locale)
      for (const key of walked.asked) asked.add(key)
      const facts = { answers: walked.draft.answers, service: service.key }
      const route = routes.find(({ when }) => holds(when, facts))
      if (route) taken.add(route)
    }
    expect(steps.filter(({ key }) => !asked.has(key)).map(({ key }) => key)).toEqual([])
    expect(routes.filter((route) => !taken.has(route))).toEqual([])
  })
})

/** In turn as a requester goes and as an agent does, who is asked a little more. */
function walkOf(service: Service, pack: Pack, locale: 'ru' | 'en', turn: number): Walk {
  const isAgent = service.internal === true || turn % 4 > 1
  return walk(service, { ...factsOf(pack, isAgent), service: service.key }, locale, turn)
}

function checkWalk(service: Service, walked: Walk, locale: 'ru' | 'en'): void {
  const { answers } = walked.draft
  const title = titleOf(service, answers, locale, words.in(locale))
  const [first = '', ...more] = walked.shown
  const summary = [first, ...more].at(-1) ?? ''
  expect(walked.outcome).toBe('send')
  expect(title).toMatch(/[\p{L}\p{N}]{2}/u)
  expect(title + summary).not.toMatch(/[{}]|undefined/)
  expect(summary.split('\n').length).toBe(1 + Math.max(1, Object.keys(answers).length))
  const [step] = service.steps
  if (step) expect(first).toContain(say(step.ask, locale))
  if (locale === 'en') expect(walked.shown.join('\n') + title).not.toMatch(/[а-яё]/i)
  for (const { key, type } of service.steps) {
    if (type === 'phone') expect(answerIn(walked, key, type)?.text ?? PHONE).toBe(PHONE)
    if (type === 'email') expect(answerIn(walked, key, type)?.text ?? EMAIL).toBe(EMAIL)
  }
}

const PHONE = '+79001112233'
const EMAIL = 'anna@example.com'
