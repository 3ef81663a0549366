import { tidied } from './fields.ts'
import {
  newOption,
  newRoute,
  newStep,
  newSubtask,
  type ServiceForm,
  type StepForm,
} from './form.ts'

/** A form after a button of it, and the mark of what to look at now. */
export interface Acted {
  form: ServiceForm
  at?: string
}

/** What a button of the form does to it: `up:steps.3`, `add:steps:text`, `icon:🔑`; any other, nothing. */
export function act(form: ServiceForm, deed: string): Acted {
  const [verb = '', place = '', ...rest] = deed.split(':')
  const word = rest.join(':')
  switch (verb) {
    case 'add':
      return added(form, place, word)
    case 'remove':
      return changedList(form, place, (list, at) => list.toSpliced(at, 1))
    case 'copy':
      return copied(form, place)
    case 'up':
      return moved(form, place, (at) => at - 1)
    case 'down':
      return moved(form, place, (at) => at + 1)
    case 'move':
      return moved(form, place, () => (/^\d{1,3}$/.test(word) ? Number(word) : -1))
    case 'icon':
      return { form: { ...form, icon: place } }
    case 'insert':
      return { form: inserted(form, place, word) }
    case 'pick':
      return { form: picked(form, place, word) }
    case 'drop':
      return { form: dropped(form, place, word) }
    default:
      return { form }
  }
}

/** Places of people in the form that are several. */
const MANY = 'who.people'

function added(form: ServiceForm, list: string, type: string): Acted {
  switch (list) {
    case 'steps':
      return marked(form, { steps: [...form.steps, startedStep(type)] })
    case 'routes':
      return marked(form, { routes: [...form.routes, newRoute()] })
    case 'subtasks':
      return marked(form, { subtasks: [...form.subtasks, newSubtask()] })
    default:
      return { form }
  }
}

/** A choice begins with room for its first options. */
function startedStep(type: string): StepForm {
  return newStep(type === '' ? 'text' : type)
}

/** The form with something added, which is what has no mark before. */
function marked(form: ServiceForm, change: Partial<ServiceForm>): Acted {
  const now = tidied({ ...form, ...change })
  const last = (list: readonly { uid: string }[] | undefined) => list?.at(-1)?.uid
  const at = change.steps ? last(now.steps) : change.routes ? last(now.routes) : last(now.subtasks)
  return { form: now, ...(at === undefined ? {} : { at }) }
}

function copied(form: ServiceForm, place: string): Acted {
  const at = numberAt(place, 'steps')
  const step = form.steps[at]
  if (!step) return { form }
  const copy = {
    ...step,
    uid: '',
    key: '',
    auto: '',
    options: step.options.map((option) => ({ ...newOption(), ...option, uid: '' })),
  }
  const now = tidied({ ...form, steps: form.steps.toSpliced(at + 1, 0, copy) })
  const uid = now.steps[at + 1]?.uid
  return { form: now, ...(uid === undefined ? {} : { at: uid }) }
}

function moved(form: ServiceForm, place: string, to: (at: number) => number): Acted {
  let mark: string | undefined
  const { form: now } = changedList(form, place, (list, at) => {
    const target = to(at)
    const one = list[at]
    if (one === undefined || target < 0 || target >= list.length) return list
    if (typeof one === 'object' && one !== null && 'uid' in one) mark = String(one.uid)
    return list.toSpliced(at, 1).toSpliced(target, 0, one)
  })
  return { form: now, ...(mark === undefined ? {} : { at: mark }) }
}

type Change = <T>(list: T[], at: number) => T[]

/** The form with one of its lists changed: `steps.3`, `steps.3.options.0`, `routes.1.when.rows.0`. */
function changedList(form: ServiceForm, place: string, change: Change): Acted {
  const [list = '', number = '', inner = '', second = '', ...deeper] = place.split('.')
  const at = /^\d{1,3}$/.test(number) ? Number(number) : -1
  if (at < 0) return { form }
  if (inner === '') {
    switch (list) {
      case 'steps':
        return { form: { ...form, steps: change(form.steps, at) } }
      case 'routes':
        return { form: { ...form, routes: change(form.routes, at) } }
      case 'checklist':
        return { form: { ...form, checklist: change(form.checklist, at) } }
      case 'subtasks':
        return { form: { ...form, subtasks: change(form.subtasks, at) } }
      default:
        return { form }
    }
  }
  if (inner === 'when') {
    const row = Number(deeper[0])
    const within = <T extends { when: ServiceForm['routes'][number]['when'] }>(things: T[]) =>
      things.map((one, i) => (i === at ? withoutRow(one, second, row, change) : one))
    if (list === 'steps') return { form: { ...form, steps: within(form.steps) } }
    if (list === 'routes') return { form: { ...form, routes: within(form.routes) } }
    if (list === 'subtasks') return { form: { ...form, subtasks: within(form.subtasks) } }
  }
  if (list !== 'steps' || inner !== 'options') return { form }
  const option = Number(second)
  const [what, where, row] = deeper
  const steps = form.steps.map((step, i) => {
    if (i !== at) return step
    if (what === undefined) return { ...step, options: change(step.options, option) }
    const options = step.options.map((one, o) =>
      o === option ? withoutRow(one, where ?? '', Number(row), change) : one,
    )
    return { ...step, options }
  })
  return { form: { ...form, steps } }
}

function withoutRow<T extends { when: ServiceForm['routes'][number]['when'] }>(
  one: T,
  part: string,
  row: number,
  change: Change,
): T {
  if (part === 'rest') return { ...one, when: { ...one.when, rest: '' } }
  return { ...one, when: { ...one.when, rows: change(one.when.rows, row) } }
}

function inserted(form: ServiceForm, place: string, key: string): ServiceForm {
  const [list = '', number = '', part = ''] = place.split('.')
  if (list === 'title') {
    const locale = number === 'en' ? 'en' : 'ru'
    return { ...form, title: { ...form.title, [locale]: joined(form.title[locale], key) } }
  }
  return {
    ...form,
    subtasks: form.subtasks.map((one, at) => {
      if (list !== 'subtasks' || String(at) !== number) return one
      const title = { ru: joined(one.title.ru, key), en: one.title.en }
      if (part === 'title') return { ...one, title }
      const step = place.split('.').at(-1) ?? ''
      const known = one.answers[step]
      return { ...one, answers: { ...one.answers, [step]: joined(known ?? '', key) } }
    }),
  }
}

function joined(text: string, key: string): string {
  return text === '' ? `{${key}}` : `${text.trimEnd()} {${key}}`
}

/** Somebody found is chosen; what was typed to find them is no longer needed. */
function picked(form: ServiceForm, place: string, key: string): ServiceForm {
  const search = { ...form.search, [nameOfSearch(place)]: '' }
  if (place === MANY) {
    const people = [...new Set([...form.who.people, key])]
    return { ...form, search, who: { ...form.who, people } }
  }
  return { ...personSet(form, place, key), search }
}

function dropped(form: ServiceForm, place: string, key: string): ServiceForm {
  if (place !== MANY) return personSet(form, place, '')
  return { ...form, who: { ...form.who, people: form.who.people.filter((one) => one !== key) } }
}

/** Fields of people have dots in their names; a search is kept under one word. */
export function nameOfSearch(place: string): string {
  return place.replaceAll('.', '-')
}

function personSet(form: ServiceForm, place: string, key: string): ServiceForm {
  switch (place) {
    case 'assignee':
      return { ...form, assignee: key }
    case 'approval.person':
      return { ...form, approval: { ...form.approval, person: key } }
    case 'approval.stand_in':
      return { ...form, approval: { ...form.approval, stand_in: key } }
    default: {
      const at = numberAt(place.replace(/\.default$/, ''), 'steps')
      const steps = form.steps.map((step, i) => (i === at ? { ...step, default: key } : step))
      return { ...form, steps }
    }
  }
}

function numberAt(place: string, list: string): number {
  const [, number] = new RegExp(`^${list}\\.(\\d{1,3})$`).exec(place) ?? []
  return number === undefined ? -1 : Number(number)
}
