import type { Desk } from '../../desk/desk.ts'
import { personByKey, searchPeople } from '../../desk/people/people.ts'
import { fold } from '../../scenarios/fold.ts'
import type { ServiceForm, WhenForm } from './form.ts'

/** The form where conditions name people by their keys, wherever a typed name means one person only. */
export function withPeople(form: ServiceForm, desk: Desk): ServiceForm {
  const asked = new Set(form.steps.filter(({ type }) => type === 'person').map(({ key }) => key))
  const within = <T extends { when: WhenForm }>(one: T): T => ({
    ...one,
    when: {
      ...one.when,
      rows: one.when.rows.map((row) => {
        const isPerson = row.key === 'person' || asked.has(row.key)
        return isPerson ? { ...row, values: row.values.map((typed) => keyTyped(desk, typed)) } : row
      }),
    },
  })
  return {
    ...form,
    steps: form.steps.map((step) => ({ ...within(step), options: step.options.map(within) })),
    routes: form.routes.map(within),
    subtasks: form.subtasks.map(within),
  }
}

function keyTyped(desk: Desk, typed: string): string {
  if (typed.trim() === '' || personByKey(desk, typed)) return typed
  const { people } = searchPeople(desk, typed, { offset: 0, limit: 2 })
  const [one, other] = people
  return one && !other && fold(one.name) === fold(typed) ? one.key : typed
}
