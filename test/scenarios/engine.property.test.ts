import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Answers, answerOf } from '../../scenarios/answer.ts'
import { draw } from '../../scenarios/draw.ts'
import { apply, type Input, start } from '../../scenarios/engine.ts'
import { type Draft, draftSchema, SUMMARY } from '../../scenarios/engine-draft.ts'
import type { Person } from '../../scenarios/engine-facts.ts'
import { isAnswered, pathOf } from '../../scenarios/engine-path.ts'
import { parseTap } from '../../scenarios/engine-tap.ts'
import { promptOf } from '../../scenarios/prompt.ts'
import { type Step, stepSchema } from '../../scenarios/step.ts'
import { factsOf, TODAY, words } from './access.ts'

const people: Person[] = Array.from({ length: 23 }, (_, at) => ({
  id: 100 + at,
  key: `p${at}`,
  name: at % 5 === 0 ? 'Ольга Котова' : `Иван Петров-${at}`,
}))

const KEYS = ['a', 'b', 'constructor', 'd', 'e', 'f', 'summary', 'edit']
const OPTIONS = Array.from({ length: 20 }, (_, at) => ({ key: `o${at}`, name: `Вариант ${at}` }))

const TEXTS = [
  'Вариант 1',
  'вариант',
  'о',
  '25.12',
  'завтра',
  'next friday',
  '12',
  '1 500,5',
  'да',
  'нет',
  'Ольга Котова',
  'Иван Петров-1',
  'котова',
  '8 900 111-22-33',
  'anna@example.com',
  '{a} {b}',
  '\u0000',
  '\u202eтекст\u0000',
  '',
  'x'.repeat(4097),
  '👩‍👩‍👧 <b>',
]

const commonArb = { optional: fc.boolean(), agents_only: fc.constantFrom(false, false, true) }

const typeArb = fc.oneof(
  fc.record({
    ...commonArb,
    type: fc.constant('choice'),
    options: fc.integer({ min: 2, max: 20 }).map((count) => OPTIONS.slice(0, count)),
    multiple: fc.boolean(),
    other: fc.boolean(),
    default: fc.constantFrom(undefined, 'o0', 'o1'),
  }),
  fc.record({ ...commonArb, type: fc.constant('text'), max: fc.constantFrom(undefined, 30) }),
  fc.record({
    ...commonArb,
    type: fc.constant('number'),
    max: fc.constantFrom(undefined, 1000),
    default: fc.constantFrom(undefined, 5),
  }),
  fc.record({
    ...commonArb,
    type: fc.constant('date'),
    min: fc.constantFrom(undefined, 'today', 'today+3'),
    max: fc.constantFrom(undefined, 'today+60'),
    default: fc.constantFrom(undefined, 'today+7'),
  }),
  fc.record({ ...commonArb, type: fc.constant('person'), other: fc.boolean() }),
  fc.record({ ...commonArb, type: fc.constantFrom('yes_no', 'phone', 'email') }),
  fc.record({
    ...commonArb,
    type: fc.constant('files'),
    min: fc.constantFrom(undefined, 2),
    max: fc.constantFrom(undefined, 3),
  }),
)

const stepsArb = fc
  .array(fc.tuple(typeArb, fc.nat(), fc.nat()), { maxLength: KEYS.length })
  .map((drafts) => drafts.map(([type, a, b], at) => stepOf(type, at, a, b)))

/** Whatever a step is, its condition names an earlier one, sometimes turned around. */
function stepOf(type: object, at: number, a: number, b: number): Step {
  const wanted = ['o0', 'yes', '_other', '>10', ['o0', 'o1', 'no']][b % 5]
  const earlier = { [KEYS[a % Math.max(at, 1)] ?? 'a']: wanted }
  const when = at > 0 && a % 3 === 0 ? { when: b % 2 === 0 ? { not: earlier } : earlier } : {}
  return stepSchema.parse({ key: KEYS[at], ask: `Вопрос ${at}?`, ...type, ...when })
}

type Move = { do: 'shown' | 'old'; at: number } | { do: 'input'; input: Input }

const moveArb: fc.Arbitrary<Move> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('shown' as const), at: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('old' as const), at: fc.nat() }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('input' as const), input: inputArb() }),
  },
)

function inputArb(): fc.Arbitrary<Input> {
  const kind = <K extends string>(name: K) => fc.constant(name)
  return fc.oneof(
    fc.record({
      kind: kind('text'),
      text: fc.oneof(fc.constantFrom(...TEXTS), fc.string({ unit: 'binary' })),
    }),
    fc.record({
      kind: kind('file'),
      file: fc.record({
        id: fc.integer({ min: 1, max: 6 }),
        kind: kind('photo'),
        name: fc.string(),
      }),
    }),
    fc.record({
      kind: kind('contact'),
      phone: fc.constantFrom('79001112233', '112'),
      name: fc.constantFrom('Иван', ''),
      own: fc.boolean(),
    }),
    fc.record({ kind: kind('other'), what: kind('sticker') }),
  )
}

const speech = { t: words.in('ru'), locale: 'ru' as const, service: { name: 'Услуга', icon: '🔑' } }

it('never throws, never loses an answer, and every button of its prompt is accepted', () => {
  fc.assert(
    fc.property(
      stepsArb,
      fc.boolean(),
      fc.array(moveArb, { maxLength: 40 }),
      (steps, agent, moves) => {
        const facts = factsOf(people, { agent })
        const drawn = (draft: Draft) => draw(promptOf(steps, draft, facts), speech)
        const old = ['pick:0:0', 'date:1:2026-12-01', 'skip:0', 'send', 'goto:1']
        let draft = start(steps, facts)
        for (const move of moves) {
          const prompt = drawn(draft)
          const codes = prompt.rows.flat().map(({ tap }) => tap)
          const input =
            move.do === 'input' ? move.input : tapOf(pick(move.do === 'old' ? old : codes, move.at))
          old.push(...codes)

          holdShape(prompt)
          for (const code of codes) {
            expect(apply(steps, draft, tapOf(code), facts).outcome, code).not.toBe('stale')
          }

          const applied = apply(steps, draft, input, facts)
          if (applied.outcome === 'stale') expect(applied.draft).toBe(draft)
          expect(draftSchema.parse(JSON.parse(JSON.stringify(applied.draft)))).toEqual(
            applied.draft,
          )
          expect(lostAnswers(steps, draft, applied.draft, input, agent)).toEqual([])
          if (applied.outcome === 'send') {
            const { asked, answers } = pathOf(steps, applied.draft.answers, facts)
            const open = asked.filter(
              ({ step }) => !step.optional && !isAnswered(step, answers, TODAY),
            )
            expect(open).toEqual([])
          }
          if (input.kind === 'tap') {
            const again = apply(steps, applied.draft, input, facts)
            if (again.outcome !== 'stale') expect(again.draft).toEqual(applied.draft)
          }
          draft = applied.draft
        }
        expect(leadsToSummary(steps, draft, agent)).toBe(true)
      },
    ),
    { numRuns: 300 },
  )
})

function pick(codes: string[], at: number): string {
  return codes[at % codes.length] ?? 'cancel'
}

function tapOf(code: string): Input {
  const tap = parseTap(code)
  if (!tap) throw new Error(`no tap: ${code}`)
  return { kind: 'tap', tap }
}

function holdShape({ lines, rows }: ReturnType<typeof draw>): void {
  expect(lines.map(({ text }) => text).join('\n').length).toBeLessThanOrEqual(3500)
  expect(lines.every(({ text }) => text.trim() !== '')).toBe(true)
  expect(rows.at(-1)?.at(-1)?.tap).toBe('cancel')
  for (const { label, tap } of rows.flat()) {
    expect(label.trim()).not.toBe('')
    expect([...label].length).toBeLessThanOrEqual(60)
    expect(tap).toMatch(/^[\x21-\x7e]{1,44}$/)
  }
}

/** Answers that went although no rule says so: not tapped away, and still on the way. */
function lostAnswers(
  steps: Step[],
  before: Draft,
  after: Draft,
  input: Input,
  agent: boolean,
): string[] {
  const tap = input.kind === 'tap' ? input.tap : undefined
  const takesAway = ['skip', 'done', 'tick', 'remove'].includes(tap?.do ?? '')
  const gone = takesAway && tap && 'step' in tap ? steps[tap.step]?.key : undefined
  return Object.entries(before.answers)
    .filter(([key]) => key !== gone && answerOf(after.answers, key) === undefined)
    .filter(([key, answer]) => {
      const answers: Answers = { ...after.answers, [key]: answer }
      return answerOf(pathOf(steps, answers, factsOf(people, { agent })).answers, key) !== undefined
    })
    .map(([key]) => key)
}

/** Somebody who answers as asked gets to the summary from wherever the draft is. */
function leadsToSummary(steps: Step[], from: Draft, agent: boolean): boolean {
  const facts = factsOf(people, { agent })
  let draft = from
  for (let turn = 0; turn < 60 && draft.at !== SUMMARY; turn++) {
    const prompt = promptOf(steps, draft, facts)
    const codes = draw(prompt, speech)
      .rows.flat()
      .map(({ tap }) => tap)
    draft = apply(steps, draft, obedient(prompt, codes, turn), facts).draft
  }
  return draft.at === SUMMARY
}

function obedient(prompt: ReturnType<typeof promptOf>, codes: string[], turn: number): Input {
  const tap = (...verbs: string[]) =>
    verbs.map((verb) => codes.find((code) => code.startsWith(verb))).find((code) => code)
  if (prompt.screen !== 'step') return tapOf('summary')
  const leads = tap('done', 'keep', 'list', 'pick', 'tick', 'person', 'yes')
  if (leads) return tapOf(leads)
  const texts = { number: '7', date: 'через 5 дней', phone: '89001112233', email: 'a@b.ru' }
  const { type } = prompt.step
  if (type === 'files') {
    return { kind: 'file', file: { id: 1000 + turn, kind: 'photo', name: 'x' } }
  }
  return { kind: 'text', text: type in texts ? texts[type as keyof typeof texts] : 'ответ' }
}
