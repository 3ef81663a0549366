import type { Answer } from '../../scenarios/answer.ts'

/** The value of an own answer among options. */
export const OWN = '_other'

/** The name of a step's field; `part` names one beside it: an own text, a person chosen before or now. */
export function fieldOf(key: string, part = ''): string {
  return part === '' ? `a.${key}` : `a.${key}.${part}`
}

/** The fields of a form that say this answer; those of files are the form's own. */
export function fieldsOf(key: string, answer: Answer): [string, string[]][] {
  switch (answer.type) {
    case 'choice':
      return answer.other === undefined
        ? [[fieldOf(key), answer.keys]]
        : [
            [fieldOf(key), [...answer.keys, OWN]],
            [fieldOf(key, 'other'), [answer.other]],
          ]
    case 'number':
      return [[fieldOf(key), [String(answer.value)]]]
    case 'date':
      return [[fieldOf(key), [answer.date]]]
    case 'person':
      return [
        [fieldOf(key), [answer.name]],
        [fieldOf(key, 'id'), answer.id === undefined ? [] : [String(answer.id)]],
      ]
    case 'yes_no':
      return [[fieldOf(key), [answer.value ? 'yes' : 'no']]]
    case 'files':
      return []
    default:
      return [[fieldOf(key), [answer.text]]]
  }
}
