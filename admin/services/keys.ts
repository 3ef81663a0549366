import { freeKey, keyOf } from '../../desk/people/key-making.ts'
import { WHEN_WORDS } from '../../scenarios/when.ts'
import type { ServiceForm, StepForm, TextForm, WhenForm } from './form.ts'

/** Old keys and the new ones in their place. */
type Renamed = ReadonlyMap<string, string>

/**
 * The form with a key for everything new, made from its name for as long as nobody types another, and
 * with all that refers to those keys. What was published keeps its key, whatever it is called now.
 */
export function withKeys(form: ServiceForm, isTaken: (service: string) => boolean): ServiceForm {
  const [service] = keysFor([{ ...form, text: form.name }], 'service', isTaken)
  const steps = keysFor(
    form.steps.map((step) => ({ ...step, text: isEmpty(step.name) ? step.ask : step.name })),
    'step',
    (key) => key === 'not' || WHEN_WORDS.some((word) => word === key),
  )
  const options = form.steps.map((step) =>
    keysFor(
      step.options.map((option) => ({ ...option, text: option.name })),
      'option',
    ),
  )
  const subtasks = keysFor(
    form.subtasks.map((subtask) => ({
      ...subtask,
      text: isEmpty(subtask.title) ? { ru: subtask.service, en: '' } : subtask.title,
    })),
    'subtask',
  )
  const renames = {
    steps: renamed(form.steps, steps),
    subtasks: renamed(form.subtasks, subtasks),
    options: new Map(
      form.steps.map((step, at) => [step.key, renamed(step.options, options[at] ?? [])]),
    ),
  }
  return referring({ ...form, ...service }, steps, options, subtasks, renames)
}

interface Keys {
  key: string
  auto: string
}

interface Renames {
  steps: Renamed
  subtasks: Renamed
  /** By the former key of their step. */
  options: ReadonlyMap<string, Renamed>
}

function referring(
  form: ServiceForm,
  steps: Keys[],
  options: Keys[][],
  subtasks: Keys[],
  renames: Renames,
): ServiceForm {
  const when = (given: WhenForm) => whenWith(given, renames)
  const text = (given: TextForm) => textWith(given, renames.steps)
  const words = (given: string) => wordsWith(given, renames.steps)
  return {
    ...form,
    title: text(form.title),
    steps: form.steps.map(
      (step, at): StepForm => ({
        ...step,
        ...steps[at],
        when: when(step.when),
        options: step.options.map((option, i) => ({
          ...option,
          ...options[at]?.[i],
          when: when(option.when),
        })),
      }),
    ),
    routes: form.routes.map((route) => ({ ...route, when: when(route.when) })),
    subtasks: form.subtasks.map((subtask, at) => ({
      ...subtask,
      ...subtasks[at],
      title: text(subtask.title),
      answers: Object.fromEntries(
        Object.entries(subtask.answers).map(([key, given]) => [key, words(given)]),
      ),
      when: when(subtask.when),
      after: subtask.after.map((key) => renames.subtasks.get(key) ?? key),
    })),
  }
}

function whenWith(when: WhenForm, { steps, options }: Renames): WhenForm {
  return {
    ...when,
    rows: when.rows.map((row) => {
      const values = options.get(row.key)
      return {
        ...row,
        key: steps.get(row.key) ?? row.key,
        values: row.values.map((value) => values?.get(value) ?? value),
      }
    }),
  }
}

function textWith({ ru, en }: TextForm, steps: Renamed): TextForm {
  return { ru: wordsWith(ru, steps), en: wordsWith(en, steps) }
}

function wordsWith(text: string, steps: Renamed): string {
  if (steps.size === 0) return text
  return text.replaceAll(/\{([^{}]*)\}/g, (braces, key) => {
    const now = steps.get(key)
    return now === undefined ? braces : `{${now}}`
  })
}

/** A key for each: its own, or one made from its text that nothing before it has. */
function keysFor(
  things: readonly (Keys & { text: TextForm })[],
  otherwise: string,
  isTaken: (key: string) => boolean = () => false,
): Keys[] {
  const taken = new Set(things.filter((one) => !isAuto(one)).map(({ key }) => key))
  return things.map((one) => {
    if (!isAuto(one)) return { key: one.key, auto: '' }
    const made = keyOf(one.text.ru || one.text.en, otherwise)
    const key = freeKey(made, (candidate) => !taken.has(candidate) && !isTaken(candidate))
    taken.add(key)
    return { key, auto: key }
  })
}

function isAuto({ key, auto }: Keys): boolean {
  return key.trim() === '' || key === auto
}

function renamed(before: readonly Keys[], after: readonly Keys[]): Renamed {
  const pairs = before.map(({ key }, at) => [key, after[at]?.key ?? key] as const)
  return new Map(pairs.filter(([old, now]) => old !== '' && old !== now))
}

function isEmpty({ ru, en }: TextForm): boolean {
  return ru.trim() === '' && en.trim() === ''
}
