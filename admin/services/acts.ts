import { tidied } from './fields.ts'
import { formSchema, MOST, newRoute, newStep, newSubtask, type ServiceForm } from './form.ts'

/** A form after a button of it, and the mark of what to look at now. */
interface Acted {
  form: ServiceForm
  at?: string
}

/**
 * What a button of the form does to it: `up:steps.3`, `add:steps:text`, `icon:🔑`; any other does
 * nothing. Throws a ZodError where no button of ours would lead.
 */
export function act(form: ServiceForm, deed: string): Acted {
  const [verb = '', place = '', ...rest] = deed.split(':')
  const word = rest.join(':')
  switch (verb) {
    case 'add':
      return added(form, place, word)
    case 'copy':
      return copied(form, place)
    case 'up':
      return moved(form, place, (at) => at - 1)
    case 'down':
      return moved(form, place, (at) => at + 1)
    case 'move':
      return moved(form, place, () => Number(word))
    case 'remove':
      return { form: inList(form, place, (list, at) => list.toSpliced(at, 1)) }
    case 'clear':
      return { form: changed(form, place, () => '') }
    case 'icon':
      return { form: { ...form, icon: place } }
    case 'insert':
      return { form: changed(form, place, (text) => withAnswer(text, word)) }
    case 'pick':
      return { form: picked(form, place, word) }
    case 'drop':
      return { form: changed(form, place, (chosen) => without(chosen, word)) }
    default:
      return { form }
  }
}

/** Places of people have dots in them; a search there is kept under one word. */
export function nameOfSearch(place: string): string {
  return place.replaceAll('.', '-')
}

function added(form: ServiceForm, list: string, type: string): Acted {
  const isList = list === 'steps' || list === 'routes' || list === 'subtasks'
  if (!isList || form[list].length >= MOST[list]) return { form }
  switch (list) {
    case 'steps':
      return lookingAt({ ...form, steps: [...form.steps, newStep(type)] }, 'steps')
    case 'routes':
      return lookingAt({ ...form, routes: [...form.routes, newRoute()] }, 'routes')
    case 'subtasks':
      return lookingAt({ ...form, subtasks: [...form.subtasks, newSubtask()] }, 'subtasks')
  }
}

/** Another step of the same kind below, under a key of its own. */
function copied(form: ServiceForm, place: string): Acted {
  const at = Number(place.replace(/^steps\./, ''))
  const step = form.steps[at]
  if (!step || form.steps.length >= MOST.steps) return { form }
  const copy = { ...step, uid: '', key: '', auto: '' }
  return lookingAt({ ...form, steps: form.steps.toSpliced(at + 1, 0, copy) }, 'steps', at + 1)
}

function moved(form: ServiceForm, place: string, to: (at: number) => number): Acted {
  const now = inList(form, place, (list, at) => {
    const target = to(at)
    const one = list[at]
    if (one === undefined || !(target in list)) return list
    return list.toSpliced(at, 1).toSpliced(target, 0, one)
  })
  const [list, at = ''] = place.split('.')
  const uid = list === 'steps' ? form.steps[Number(at)]?.uid : undefined
  return { form: now, ...(uid === undefined ? {} : { at: uid }) }
}

/** Somebody found is chosen; what was typed to find them is no longer needed. */
function picked(form: ServiceForm, place: string, key: string): ServiceForm {
  const chosen = changed(form, place, (before) =>
    Array.isArray(before) ? [...new Set([...before, key])] : key,
  )
  return { ...chosen, search: { ...form.search, [nameOfSearch(place)]: '' } }
}

/** The form with everything marked, and the mark of the last of a list or the one at a place. */
function lookingAt(form: ServiceForm, list: 'steps' | 'routes' | 'subtasks', place = -1): Acted {
  const now = tidied(form)
  const uid = now[list].at(place)?.uid
  return { form: now, ...(uid === undefined ? {} : { at: uid }) }
}

function inList(
  form: ServiceForm,
  place: string,
  change: (list: unknown[], at: number) => unknown[],
): ServiceForm {
  const parts = place.split('.')
  const at = Number(parts.pop())
  return changed(form, parts.join('.'), (list) =>
    Array.isArray(list) && at in list ? change(list, at) : list,
  )
}

/** The form with what stands at a place changed: `steps.3.options`, `approval.person`. */
function changed(
  form: ServiceForm,
  place: string,
  change: (value: unknown) => unknown,
): ServiceForm {
  return formSchema.parse(changedIn(form, place.split('.'), change))
}

function changedIn(
  tree: unknown,
  [part, ...rest]: string[],
  change: (value: unknown) => unknown,
): unknown {
  if (part === undefined) return change(tree)
  if (Array.isArray(tree)) {
    return tree.map((inner, at) => (String(at) === part ? changedIn(inner, rest, change) : inner))
  }
  if (typeof tree !== 'object' || tree === null) return tree
  const inner: unknown = Object.hasOwn(tree, part) ? tree[part as keyof typeof tree] : ''
  return { ...tree, [part]: changedIn(inner, rest, change) }
}

function withAnswer(text: unknown, key: string): unknown {
  if (typeof text !== 'string') return text
  return text.trim() === '' ? `{${key}}` : `${text.trimEnd()} {${key}}`
}

function without(chosen: unknown, key: string): unknown {
  return Array.isArray(chosen) ? chosen.filter((one) => one !== key) : ''
}
