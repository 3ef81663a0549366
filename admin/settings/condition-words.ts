import type { Desk } from '../../desk/desk.ts'
import { personByKey } from '../../desk/people/people.ts'
import { config } from '../../desk/setup/config.ts'
import { sayDuration } from '../../locales/when.ts'
import type { Step } from '../../scenarios/step.ts'
import { say } from '../../scenarios/text.ts'
import { minutesOf, WHEN_WORDS, type When } from '../../scenarios/when.ts'
import type { Reader } from '../panel.ts'

const MINUTE = 60_000

/** A condition as people say it: «должность: Директор; ожидание: 16 ч»; steps by their questions. */
export function conditionWords(
  desk: Desk,
  { t, locale }: Reader,
  when: When,
  steps: readonly Step[] = [],
): string {
  const said = (condition: When): string =>
    Object.entries(condition)
      .map(([key, value]) => {
        if (isWhen(value)) return t('admin-rule-not', { condition: said(value) })
        const values = [value].flat().map((one) => valueName(key, String(one)))
        return t('admin-rule-part', { what: partName(key), values: values.join(', ') })
      })
      .join('; ')

  const stepOf = (key: string) => steps.find((one) => one.key === key)

  const partName = (key: string): string => {
    if (isWord(key)) return t(`admin-rule-${key}`)
    const step = stepOf(key)
    return step ? `«${say(step.name ?? step.ask, locale)}»` : key
  }

  const valueName = (key: string, value: string): string => {
    const { services, departments, priorities } = config(desk)
    switch (key) {
      case 'service':
        return say(services.get(value)?.name ?? value, locale)
      case 'department':
        return say(departments.get(value)?.name ?? value, locale)
      case 'priority':
        return say(priorities.get(value)?.name ?? value, locale)
      case 'person':
        return personByKey(desk, value)?.name ?? value
      case 'waiting_for':
        return sayDuration((minutesOf(value) ?? 0) * MINUTE, t)
      default:
        return answerName(stepOf(key), value)
    }
  }

  const answerName = (step: Step | undefined, value: string): string => {
    if (value === '_other') return t('scenario-other')
    if (step?.type === 'yes_no')
      return t(value === 'yes' || value === 'true' ? 'scenario-yes' : 'scenario-no')
    const option = step?.type === 'choice' && step.options.find((one) => one.key === value)
    return option ? say(option.name, locale) : value
  }

  return said(when)
}

function isWord(key: string): boolean {
  return WHEN_WORDS.some((word) => word === key)
}

function isWhen(value: When[string]): value is When {
  return typeof value === 'object' && !Array.isArray(value)
}
