import { agents, personByKey } from '../../desk/people/people.ts'
import { positionsHeld } from '../../desk/people/positions.ts'
import { config } from '../../desk/setup/config.ts'
import { type Locale, say, type Text } from '../../scenarios/text.ts'
import { priorityName } from '../deadlines/uses.ts'
import type { Panel, Reader } from '../panel.ts'
import type { Draft } from './draft.ts'
import { type FormFault, faultsAt, type Wrong } from './faults.ts'
import type { StepForm } from './form.ts'

/** A thing to choose: its key and its name. */
export type Choice = readonly [key: string, name: string]

/** What every part of the editor's page works with. */
export interface Editor {
  panel: Panel
  reader: Reader
  t: Reader['t']
  draft: Draft
  form: Draft['form']
  faults: FormFault[]
  elsewhere: Wrong['elsewhere']
  /** The language in which texts for everybody are written, and the other one. */
  locale: Locale
  other: Locale
  /** The mark of what was just added or moved. */
  at: string | undefined
  canEdit: boolean
  /** The version from which a page was drawn whose draft is outrun by a newer one. */
  seen?: string | null
  lists: Lists
}

interface Lists {
  lines: Choice[]
  policies: Choice[]
  priorities: Choice[]
  departments: Choice[]
  services: Choice[]
  agents: Choice[]
  positions: string[]
  groups: string[]
}

/** The editor of a draft for whoever reads it. */
export function editorOf(
  panel: Panel,
  reader: Reader,
  draft: Draft,
  rest: Pick<Editor, 'faults' | 'elsewhere' | 'at' | 'canEdit'>,
): Editor {
  const { locale } = config(panel.desk)
  const other = locale === 'ru' ? 'en' : 'ru'
  const lists = listsFor(panel, reader)
  return { panel, reader, t: reader.t, draft, form: draft.form, locale, other, lists, ...rest }
}

/** How many faults a part of the form has. */
export function faultsIn({ faults }: Editor, ...places: string[]): number {
  return places.flatMap((place) => faultsAt(faults, place)).length
}

/** What a step is called in the editor. */
export function stepName({ ask, name }: StepForm, { reader, t }: Editor): string {
  const { locale } = reader
  const label = [name[locale], ask[locale], ask.ru, ask.en].find((one) => one.trim() !== '')
  return label ?? t('admin-service-step-unnamed')
}

/** A person's name, or the key of somebody unknown. */
export function personName({ panel }: Editor, key: string): string {
  return personByKey(panel.desk, key)?.name ?? key
}

function listsFor({ desk }: Panel, { locale }: Reader): Lists {
  const setup = config(desk)
  const named = (list: readonly { key: string; name: Text }[]): Choice[] =>
    list.map(({ key, name }) => [key, say(name, locale)])
  const groups = setup.services.live.flatMap(({ group }) =>
    group === undefined ? [] : [say(group, setup.locale)],
  )
  return {
    lines: named(setup.lines.live),
    policies: setup.policies.live.map(({ key }) => [key, key]),
    priorities: setup.priorities.live.map(({ key }) => [key, priorityName(setup, key, locale)]),
    departments: named(setup.departments.live),
    services: named(setup.services.live),
    agents: agents(desk).map(({ key, name }) => [key, name]),
    positions: positionsHeld(desk),
    groups: [...new Set(groups)],
  }
}
