import type { Locale } from '../../scenarios/text.ts'
import { isBlank } from './fields.ts'
import type {
  OptionForm,
  RouteForm,
  ServiceForm,
  StepForm,
  SubtaskForm,
  TextForm,
  WhenForm,
} from './form.ts'
import { type WhenProblem, whenOf } from './when-rows.ts'

/** What a form means, right or wrong: the pack's schema is still to say which. */
export interface Meant {
  service: Record<string, unknown> & { key: string }
  /** Conditions that no pack can write, by their place. */
  problems: { path: (string | number)[]; problem: WhenProblem }[]
}

/** Whether an answer to a step of a service may be several options. */
type IsSeveral = (service: string, step: string) => boolean

/** The service that a form means, in the form of a pack. */
export function serviceOf(form: ServiceForm, locale: Locale, isSeveral: IsSeveral): Meant {
  const problems: Meant['problems'] = []
  const when = (given: WhenForm, ...path: (string | number)[]) => {
    const { when: meant, problem } = whenOf(given)
    if (problem) problems.push({ path, problem })
    return meant
  }
  const text = (given: TextForm) => textOf(given, locale)
  const service = filled({
    key: form.key,
    name: text(form.name),
    icon: form.icon.trim(),
    group: text(form.group),
    description: text(form.description),
    line: form.line,
    assignee: form.assignee,
    policy: form.policy,
    priority: form.priority,
    internal: isOn(form.internal),
    who: form.whom === 'all' ? undefined : whoOf(form.who),
    auto_reply: text(form.auto_reply),
    title: text(form.title),
    steps: form.steps.map((step, at) =>
      filled({
        ...stepOf(step, text),
        when: when(step.when, 'steps', at, 'when'),
        ...(step.type === 'choice' && {
          options: step.options.map((option, i) =>
            filled({
              ...optionOf(option, text),
              when: when(option.when, 'steps', at, 'options', i, 'when'),
            }),
          ),
        }),
      }),
    ),
    routes: some(
      form.routes.map((route, at) =>
        filled({ when: when(route.when, 'routes', at, 'when') ?? {}, ...routeOf(route) }),
      ),
    ),
    checklist: some(form.checklist.map((item) => text(item.text))),
    approval: approvalOf(form.approval),
    subtasks: some(
      form.subtasks.map((subtask, at) =>
        filled({
          ...subtaskOf(subtask, text, isSeveral),
          when: when(subtask.when, 'subtasks', at, 'when'),
        }),
      ),
    ),
  })
  return { service: { ...service, key: form.key }, problems }
}

/** A day as a person types it: today+7, 31.12.2026, 2026-12-31; anything else stays as it is. */
function dayTyped(text: string): string {
  const typed = text.trim().toLowerCase().replaceAll(/\s+/g, '')
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(typed) ?? []
  if (!day || !month || !year) return typed
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

type ToText = (text: TextForm) => unknown

function stepOf(step: StepForm, text: ToText): Record<string, unknown> {
  return {
    key: step.key,
    ask: text(step.ask),
    name: text(step.name),
    type: step.type,
    hint: text(step.hint),
    optional: isOn(step.optional),
    agents_only: isOn(step.agents_only),
    ...settingsOf(step, text),
  }
}

function settingsOf(step: StepForm, text: ToText): Record<string, unknown> {
  const requester = step.requester === 'on' ? 'requester' : step.default.trim()
  switch (step.type) {
    case 'choice': {
      const chosen = step.options.filter((option) => option.chosen === 'on').map(({ key }) => key)
      const isOne = chosen.length === 1
      return {
        multiple: isOn(step.multiple),
        other: isOn(step.other),
        default: isOne ? chosen[0] : some(chosen),
      }
    }
    case 'text':
      return {
        min: numberTyped(step.min),
        max: numberTyped(step.max),
        pattern: step.pattern,
        pattern_hint: text(step.pattern_hint),
        default: step.default,
      }
    case 'number':
      return {
        min: numberTyped(step.min),
        max: numberTyped(step.max),
        integer: isOn(step.integer),
        unit: text(step.unit),
        default: numberTyped(step.default),
      }
    case 'date':
      return {
        min: dayTyped(step.min),
        max: dayTyped(step.max),
        default: dayTyped(step.default),
      }
    case 'person':
      return { departments: some(step.departments), other: isOn(step.other), default: requester }
    case 'yes_no':
      return { default: step.default }
    case 'phone':
    case 'email':
      return { default: requester }
    case 'files':
      return { min: numberTyped(step.min), max: numberTyped(step.max) }
    default:
      return {}
  }
}

function optionOf(option: OptionForm, text: ToText): Record<string, unknown> {
  return { key: option.key, name: text(option.name) }
}

function whoOf(who: ServiceForm['who']): Record<string, unknown> {
  const typed = who.position.trim()
  const positions = [...new Set([...who.positions, ...(typed === '' ? [] : [typed])])]
  return filled({
    departments: some(who.departments),
    positions: some(positions),
    people: some(who.people),
    heads: isOn(who.heads),
  })
}

function routeOf({ line, assignee, policy, priority }: RouteForm): Record<string, unknown> {
  return { line, assignee, policy, priority }
}

function approvalOf({ by, person, stand_in, deadline }: ServiceForm['approval']) {
  if (by === '') return undefined
  const who = by === 'person' ? `person:${person}` : by
  return filled({ by: who, stand_in, deadline: durationTyped(deadline) })
}

function subtaskOf(
  subtask: SubtaskForm,
  text: ToText,
  isSeveral: IsSeveral,
): Record<string, unknown> {
  const answers = Object.entries(subtask.answers).flatMap(([step, given]) => {
    if (given.trim() === '') return []
    const several = isSeveral(subtask.service, step) && !given.includes('{')
    return [[step, several ? given.split(',').map((one) => one.trim()) : given] as const]
  })
  return {
    key: subtask.key,
    service: subtask.service,
    title: text(subtask.title),
    answers: answers.length > 0 ? Object.fromEntries(answers) : undefined,
    after: some(subtask.after),
    start: subtask.start,
  }
}

function textOf(text: TextForm, locale: Locale): unknown {
  const other = locale === 'ru' ? 'en' : 'ru'
  if (isBlank(text)) return undefined
  if (text[other].trim() === '') return text[locale]
  return text[locale].trim() === '' ? { [other]: text[other] } : { ru: text.ru, en: text.en }
}

function numberTyped(text: string): unknown {
  const typed = text.replaceAll(/\s/g, '').replace(',', '.')
  if (typed === '') return undefined
  return Number.isFinite(Number(typed)) ? Number(typed) : text
}

/** 8h of what people write: 8 ч, 1 ч 30 мин, 8h. */
function durationTyped(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/\s+/g, '')
    .replaceAll(/мин\.?|min\.?|м/g, 'm')
    .replaceAll(/час(?:ов|а)?|ч\.?/g, 'h')
}

function isOn(flag: string): true | undefined {
  return flag === 'on' ? true : undefined
}

function some<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined
}

/** The object without what was left empty. */
function filled(object: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined && value !== ''),
  )
}
