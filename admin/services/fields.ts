import {
  formSchema,
  MOST,
  newOption,
  type OptionForm,
  type ServiceForm,
  type StepForm,
  type TextForm,
  type WhenForm,
} from './form.ts'

type Tree = { [part: string]: Tree | string | string[] }

const MOST_PARTS = 8

/**
 * The form that posted fields make: `steps.0.ask.ru` is a place in it, `who.people[]` one of several
 * values. Throws a ZodError for what no form of ours sends.
 */
export function readFields(fields: URLSearchParams): ServiceForm {
  const tree: Tree = Object.create(null)
  for (const [name, value] of fields) put(tree, name, value)
  return tidied(formSchema.parse(listsIn(tree)))
}

/** The form with a pasted list as options, without rows left blank, each thing with a mark of its own. */
export function tidied(form: ServiceForm): ServiceForm {
  const mark = marker(form)
  return {
    ...form,
    steps: form.steps.map((step) => ({
      ...step,
      uid: mark(step.uid),
      more: linesOf(step.more).slice(roomIn(step)).join('\n'),
      ...(step.type === 'date' && {
        min: inEnglish(step.min),
        max: inEnglish(step.max),
        default: inEnglish(step.default),
      }),
      options: [
        ...step.options.filter(isNamed),
        ...linesOf(step.more).slice(0, roomIn(step)).map(optionOf),
      ].map((option) => ({ ...option, uid: mark(option.uid), when: withoutBlanks(option.when) })),
      when: withoutBlanks(step.when),
    })),
    routes: form.routes.map((route) => ({
      ...route,
      uid: mark(route.uid),
      when: withoutBlanks(route.when),
    })),
    checklist: form.checklist
      .filter(({ text }) => !isBlank(text))
      .map((item) => ({ ...item, uid: mark(item.uid) })),
    subtasks: form.subtasks.map((subtask) => ({
      ...subtask,
      uid: mark(subtask.uid),
      when: withoutBlanks(subtask.when),
    })),
  }
}

export function isBlank({ ru, en }: TextForm): boolean {
  return ru.trim() === '' && en.trim() === ''
}

/** Gives everything without a mark, or with a mark that is taken, the next free number. */
function marker(form: ServiceForm): (uid: string) => string {
  const things = [...form.steps, ...form.routes, ...form.checklist, ...form.subtasks]
  const options = form.steps.flatMap((step) => step.options)
  const taken = new Set<string>()
  let last = Math.max(0, ...[...things, ...options].map(({ uid }) => Number(uid)))
  return (uid) => {
    const own = uid === '' || taken.has(uid) ? String(++last) : uid
    taken.add(own)
    return own
  }
}

function put(tree: Tree, name: string, value: string): void {
  const isOneOfSeveral = name.endsWith('[]')
  const parts = (isOneOfSeveral ? name.slice(0, -2) : name).split('.')
  const last = parts.pop()
  if (last === undefined || parts.length >= MOST_PARTS) return
  let at = tree
  for (const part of parts) {
    const inner = at[part]
    if (typeof inner === 'string' || Array.isArray(inner)) return
    at = at[part] = inner ?? Object.create(null)
  }
  if (!isOneOfSeveral) at[last] = value.replaceAll('\r\n', '\n')
  else {
    const known = at[last]
    if (value !== '') at[last] = [...(Array.isArray(known) ? known : []), value]
  }
}

/** What has numbers for names is a list, in the order of the numbers. */
function listsIn(tree: Tree[string]): unknown {
  if (typeof tree === 'string' || Array.isArray(tree)) return tree
  const parts = Object.entries(tree).map(([part, inner]) => [part, listsIn(inner)] as const)
  const isList = parts.length > 0 && parts.every(([part]) => /^\d{1,4}$/.test(part))
  if (!isList) return Object.fromEntries(parts)
  return parts.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => inner)
}

/** Whoever reads it next may read another language. */
function inEnglish(day: string): string {
  return day.replace(/^\s*сегодня/i, 'today')
}

/** How many options of a pasted list find room; the rest stays in its field. */
function roomIn({ options }: StepForm): number {
  return Math.max(0, MOST.options - options.filter(isNamed).length)
}

function isNamed(option: OptionForm): boolean {
  return !isBlank(option.name) || option.uid !== ''
}

function optionOf(line: string): OptionForm {
  return { ...newOption(), name: { ru: line, en: '' } }
}

function withoutBlanks(when: WhenForm): WhenForm {
  return { ...when, rows: when.rows.filter(({ key }) => key !== '') }
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
