import { describe, expect, it } from 'vitest'
import { titleOf } from '../../scenarios/answer-title.ts'
import type { Pack } from '../../scenarios/pack.ts'
import type { Service } from '../../scenarios/pack-services.ts'
import { say } from '../../scenarios/text.ts'
import { holds } from '../../scenarios/when.ts'
import { words } from './access.ts'
import { READY } from './packs-ready.ts'
import { answerIn, factsOf, type Walk, walk } from './packs-walk.ts'

const TURNS = 80
const LOCALES = ['ru', 'en'] as const

const everyService = READY.flatMap(({ name, pack }) =>
  (pack.services ?? []).map((service) => ({ of: name, key: service.key, service, pack })),
)

describe.each(everyService)('$of: $key', ({ service, pack }) => {
  const walks = walksOf(service, pack)

  it.each(LOCALES)('is asked and sent in %s, with a title and a summary', (locale) => {
    for (const one of walks[locale]) {
      expect(one.outcome).toBe('send')
      const title = titleOf(service, one.draft.answers, locale, words.in(locale))
      expect(title).toMatch(/[\p{L}\p{N}]{2}/u)
      expect(title).not.toMatch(/[{}]|undefined/)
      const summary = one.shown.at(-1)?.split('\n') ?? []
      expect(summary.length).toBe(1 + Object.keys(one.draft.answers).length)
      expect(summary.join('')).not.toMatch(/[{}]|undefined/)
    }
  })

  it('asks in the language of the reader', () => {
    const first = service.steps[0]
    if (!first) throw new Error('a service of these packs asks something')
    for (const locale of LOCALES) {
      expect(walks[locale][0]?.shown[0]).toContain(say(first.ask, locale))
    }
  })

  it('asks every step of it on some way', () => {
    const asked = new Set(walks.ru.flatMap((one) => one.asked))
    expect(service.steps.filter(({ key }) => !asked.has(key)).map(({ key }) => key)).toEqual([])
  })

  it('takes every route on some way', () => {
    const routes = service.routes ?? []
    const taken = walks.ru.map((one) => routes.find(({ when }) => isTrue(when, service, one)))
    expect(routes.filter((route) => !taken.includes(route))).toEqual([])
  })

  it('keeps a phone as E.164 and an address with a small domain', () => {
    for (const { key, type } of service.steps) {
      for (const one of walks.ru) {
        if (type === 'phone') expect(answerIn(one, key, type)?.text ?? PHONE).toBe(PHONE)
        if (type === 'email') expect(answerIn(one, key, type)?.text ?? EMAIL).toBe(EMAIL)
      }
    }
  })
})

const PHONE = '+79001112233'
const EMAIL = 'anna@example.com'

type When = Parameters<typeof holds>[0]

function isTrue(when: When, service: Service, { draft }: Walk): boolean {
  return holds(when, { answers: draft.answers, service: service.key })
}

/** Half of them as a requester goes, half as an agent does, who is asked a little more. */
function walksOf(service: Service, pack: Pack): Record<'ru' | 'en', Walk[]> {
  const all = (locale: 'ru' | 'en') =>
    Array.from({ length: TURNS }, (_, turn) =>
      walk(service, factsOf(pack, turn % 2 === 1), locale, turn),
    )
  return { ru: all('ru'), en: all('en') }
}
