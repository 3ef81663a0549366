import { personInWord } from '../../scenarios/pack-people.ts'
import type { Approval, Route, Service, Subtask } from '../../scenarios/pack-services.ts'
import type { Step, StepOption } from '../../scenarios/step.ts'
import type { Locale, Text } from '../../scenarios/text.ts'
import { tidied } from './fields.ts'
import {
  emptyForm,
  newOption,
  newRoute,
  newStep,
  newSubtask,
  type OptionForm,
  type RouteForm,
  type ServiceForm,
  type StepForm,
  type SubtaskForm,
  type TextForm,
} from './form.ts'
import { rowsOf } from './when-rows.ts'

/** A service as its form shows it; a text for everybody stands in the company's language. */
export function formOf(service: Service, locale: Locale): ServiceForm {
  const text = (given: Text | undefined) => textForm(given, locale)
  const form: ServiceForm = {
    ...emptyForm(),
    key: service.key,
    name: text(service.name),
    icon: service.icon ?? '',
    group: text(service.group),
    description: text(service.description),
    line: service.line,
    assignee: service.assignee ?? '',
    policy: service.policy ?? '',
    priority: service.priority ?? '',
    internal: flag(service.internal),
    whom: service.who ? 'some' : 'all',
    who: {
      departments: service.who?.departments ?? [],
      positions: service.who?.positions ?? [],
      position: '',
      people: service.who?.people ?? [],
      heads: flag(service.who?.heads),
    },
    auto_reply: text(service.auto_reply),
    title: text(service.title),
    steps: service.steps.map((step) => stepForm(step, text)),
    routes: (service.routes ?? []).map(routeForm),
    checklist: (service.checklist ?? []).map((item) => ({ uid: '', text: text(item) })),
    approval: approvalForm(service.approval),
    subtasks: (service.subtasks ?? []).map((subtask) => subtaskForm(subtask, text)),
  }
  return tidied({ ...form, both: flag(isInBoth(service, locale)) })
}

type ToText = (text: Text | undefined) => TextForm

function stepForm(step: Step, text: ToText): StepForm {
  const form: StepForm = {
    ...newStep(step.type),
    key: step.key,
    ask: text(step.ask),
    name: text(step.name),
    hint: text(step.hint),
    optional: flag(step.optional),
    agents_only: flag(step.agents_only),
    when: rowsOf(step.when),
  }
  switch (step.type) {
    case 'choice': {
      const chosen = step.default === undefined ? [] : [step.default].flat()
      return {
        ...form,
        options: step.options.map((option) => optionForm(option, chosen, text)),
        multiple: flag(step.multiple),
        other: flag(step.other),
      }
    }
    case 'text':
      return {
        ...form,
        min: shown(step.min),
        max: shown(step.max),
        pattern: step.pattern ?? '',
        pattern_hint: text(step.pattern_hint),
        default: step.default ?? '',
      }
    case 'number':
      return {
        ...form,
        min: shown(step.min),
        max: shown(step.max),
        integer: flag(step.integer),
        unit: text(step.unit),
        default: shown(step.default),
      }
    case 'date':
      return {
        ...form,
        min: step.min ?? '',
        max: step.max ?? '',
        default: step.default ?? '',
      }
    case 'person':
      return {
        ...form,
        departments: step.departments ?? [],
        other: flag(step.other),
        ...proposed(step.default),
      }
    case 'yes_no':
      return { ...form, default: yesOrNo(step.default) }
    case 'phone':
    case 'email':
      return { ...form, ...proposed(step.default) }
    case 'files':
      return { ...form, min: shown(step.min), max: shown(step.max) }
  }
}

function optionForm(option: StepOption, chosen: string[], text: ToText): OptionForm {
  return {
    ...newOption(),
    key: option.key,
    name: text(option.name),
    when: rowsOf(option.when),
    chosen: flag(chosen.includes(option.key)),
  }
}

function routeForm(route: Route): RouteForm {
  return {
    ...newRoute(),
    when: rowsOf(route.when),
    line: route.line ?? '',
    assignee: route.assignee ?? '',
    policy: route.policy ?? '',
    priority: route.priority ?? '',
  }
}

function approvalForm(approval: Approval | undefined): ServiceForm['approval'] {
  const person = personInWord(approval?.by ?? '')
  return {
    by: person === undefined ? (approval?.by ?? '') : 'person',
    person: person ?? '',
    stand_in: approval?.stand_in ?? '',
    deadline: approval?.deadline ?? '',
  }
}

function subtaskForm(subtask: Subtask, text: ToText): SubtaskForm {
  return {
    ...newSubtask(),
    key: subtask.key,
    service: subtask.service,
    title: text(subtask.title),
    answers: Object.fromEntries(
      Object.entries(subtask.answers ?? {}).map(([key, given]) => [key, [given].flat().join(', ')]),
    ),
    when: rowsOf(subtask.when),
    after: subtask.after ?? [],
    start: subtask.start ?? '',
  }
}

function proposed(given: string | undefined): Pick<StepForm, 'default' | 'requester'> {
  return given === 'requester'
    ? { default: '', requester: 'on' }
    : { default: given ?? '', requester: '' }
}

function yesOrNo(given: boolean | string | undefined): string {
  if (typeof given === 'boolean') return given ? 'yes' : 'no'
  return given ?? ''
}

function textForm(text: Text | undefined, locale: Locale): TextForm {
  const none = { ru: '', en: '' }
  if (text === undefined) return none
  return typeof text === 'string' ? { ...none, [locale]: text } : { ...none, ...withoutHoles(text) }
}

function withoutHoles({ ru = '', en = '' }: Exclude<Text, string>): TextForm {
  return { ru, en }
}

/** Whether any text of the service is told in the other language too. */
function isInBoth(value: unknown, locale: Locale): boolean {
  if (typeof value !== 'object' || value === null) return false
  const other = locale === 'ru' ? 'en' : 'ru'
  return Object.entries(value).some(([key, inner]) =>
    key === other ? typeof inner === 'string' : isInBoth(inner, locale),
  )
}

function shown(value: number | undefined): string {
  return value === undefined ? '' : String(value)
}

function flag(value: boolean | undefined): 'on' | '' {
  return value ? 'on' : ''
}
