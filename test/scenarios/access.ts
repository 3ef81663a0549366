import { type Locale, loadWords } from '../../locales/words.ts'
import { type Drawn, draw } from '../../scenarios/draw.ts'
import { apply, type Input, start } from '../../scenarios/engine.ts'
import type { Draft } from '../../scenarios/engine-draft.ts'
import type { Facts, Person } from '../../scenarios/engine-facts.ts'
import type { Applied } from '../../scenarios/engine-scene.ts'
import { parseTap } from '../../scenarios/engine-tap.ts'
import { fold } from '../../scenarios/fold.ts'
import { promptOf } from '../../scenarios/prompt.ts'
import { type Step, stepSchema } from '../../scenarios/step.ts'

export const words = loadWords()

/** A Sunday. */
export const TODAY = '2026-11-22'

export const olga = { id: 5514, key: 'olga', name: 'Ольга Котова', department: 'Отдел продаж' }
const oleg = { id: 5515, key: 'oleg', name: 'Олег Котов', department: 'Склад' }
const artem = { id: 5516, name: 'Артём Ёлкин', department: 'Склад' }

const departments: Record<number, string> = { 5514: 'sales', 5515: 'stock', 5516: 'stock' }

/** Facts over a directory of these people. */
export function factsOf(people: Person[] = [olga, oleg, artem], more: Partial<Facts> = {}): Facts {
  const isIn = (person: Person, keys?: readonly string[]) =>
    keys === undefined || keys.includes(departments[person.id] ?? '')
  return {
    today: TODAY,
    requester: { id: 1, key: 'anna', name: 'Анна Иванова', department: 'sales' },
    people(query, { departments: keys, offset, limit }) {
      const found = people
        .filter((person) => isIn(person, keys))
        .filter(({ name }) => fold(name).includes(fold(query)))
      return { people: found.slice(offset, offset + limit), total: found.length }
    },
    person: (ref, keys) =>
      people.find((one) => (one.id === ref || one.key === ref) && isIn(one, keys)),
    ...more,
  }
}

/** Steps as a pack writes them. */
export function stepsOf(...written: object[]): Step[] {
  return written.map((step) => stepSchema.parse({ ask: 'Что?', ...step }))
}

export const accessSteps = stepsOf(
  {
    key: 'action',
    ask: { ru: 'Что требуется сделать?', en: 'What is needed?' },
    type: 'choice',
    options: [
      { key: 'grant', name: 'Выдать доступ' },
      { key: 'revoke', name: 'Прекратить доступ' },
    ],
  },
  {
    key: 'system',
    ask: 'К какой системе?',
    type: 'choice',
    other: true,
    options: [
      { key: 'crm', name: 'CRM' },
      { key: 'erp', name: '1С' },
      { key: 'vpn', name: 'VPN' },
    ],
  },
  { key: 'employee', ask: 'Сотрудник?', type: 'person', other: true },
  {
    key: 'until',
    ask: 'До какого числа?',
    type: 'date',
    min: 'today',
    when: { action: 'grant' },
    optional: true,
  },
  { key: 'comment', ask: 'Комментарий?', type: 'text', optional: true, max: 2000 },
  { key: 'files', ask: 'Приложите файлы', type: 'files', optional: true, max: 5 },
)

/** A person in front of a scenario: types, taps what is drawn, sees the prompt. */
export function dialogue(steps: Step[], facts: Facts = factsOf(), locale: Locale = 'ru') {
  let draft = start(steps, facts)
  const apply1 = (input: Input): Applied => {
    const applied = apply(steps, draft, input, facts)
    // Drafts live in a row between two inputs.
    draft = JSON.parse(JSON.stringify(applied.draft)) as Draft
    return applied
  }
  const seen = (): Drawn =>
    draw(promptOf(steps, draft, facts), {
      t: words.in(locale),
      locale,
      service: { name: 'Управление доступами', icon: '🔑' },
    })
  const labels = () => seen().rows.map((row) => row.map(({ label }) => label))
  const tapCode = (code: string) => {
    const tap = parseTap(code)
    if (!tap) throw new Error(`no tap: ${code}`)
    return apply1({ kind: 'tap', tap })
  }
  return {
    type: (text: string) => apply1({ kind: 'text', text }),
    file: (id: number, name = `${id}.pdf`) =>
      apply1({ kind: 'file', file: { id, kind: 'document', name } }),
    input: apply1,
    tapCode,
    tap(label: string) {
      const button = seen()
        .rows.flat()
        .find((one) => one.label === label)
      if (!button) throw new Error(`no button «${label}» among ${JSON.stringify(labels())}`)
      return tapCode(button.tap)
    },
    seen,
    labels,
    text: () =>
      seen()
        .lines.map(({ text }) => text)
        .join('\n'),
    draft: () => draft,
    answers: () => draft.answers,
  }
}
