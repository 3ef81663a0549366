import type { Desk } from '../../desk/desk.ts'
import { config } from '../../desk/setup/config.ts'
import { KINDS, type SetupList } from '../../desk/setup/pack-kinds.ts'
import type { SetupFault } from '../../desk/setup/setup-faults.ts'
import { say, type Text } from '../../scenarios/text.ts'
import type { Faults } from '../deadlines/fields.ts'
import type { Reader } from '../panel.ts'
import { sayFinding } from './finding-words.ts'
import { objectUrl } from './urls.ts'

/** What an object other than the edited one has against the change. */
export interface ElsewhereFault {
  name: string
  href: string | undefined
  /** Empty where its name says all. */
  words: string
}

export interface SaidFaults {
  faults: Faults
  elsewhere: ElsewhereFault[]
}

type Path = SetupFault['path']

/**
 * What stopped an edit, in the reader's words: at the fields that `fieldOf` finds for a path within
 * the object, and elsewhere by name. `gone` is the object that was to be archived.
 */
export function saidFaults(
  desk: Desk,
  reader: Reader,
  found: readonly SetupFault[],
  fieldOf: (path: Path) => string,
  gone?: { list: SetupList; key: string },
): SaidFaults {
  const said: SaidFaults = { faults: {}, elsewhere: [] }
  for (const fault of found) {
    const words = sayFinding(fault, reader.t)
    const isOfList = fault.path.length === 1 && isList(fault.path[0])
    if (isOfList) said.faults[''] ??= words
    else if (!fault.elsewhere) said.faults[fieldOf(fault.path)] ??= words
    // What was to be archived is missed there: that it stands there says all.
    else
      said.elsewhere.push({ ...placeOf(desk, reader, fault.path, gone), words: gone ? '' : words })
  }
  return said
}

/** The objects of a list that are in use, as a pack names the list. */
export function liveObjects(desk: Desk, list: SetupList): readonly { key: string }[] {
  const { cannedReplies, ...lists } = config(desk)
  return list === 'canned_replies' ? cannedReplies.live : lists[list].live
}

/** What people call an object: its name or title, else its key. */
export function objectName(object: { key: string }, { locale }: Pick<Reader, 'locale'>): string {
  const { key, name, title } = object as { key: string; name?: Text; title?: Text }
  return say(name ?? title ?? key, locale)
}

function placeOf(
  desk: Desk,
  reader: Reader,
  [list, index]: Path,
  gone: { list: SetupList; key: string } | undefined,
): Omit<ElsewhereFault, 'words'> {
  const { t } = reader
  if (list === 'priority_rules') {
    const number = Number(index) + 1
    return { name: t('admin-set-rule', { number }), href: '/admin/settings/rules' }
  }
  if (!isList(list)) return { name: t('admin-set-company'), href: '/admin/settings/company' }
  // The fault counts the objects that would be left.
  const left = liveObjects(desk, list).filter(({ key }) => gone?.list !== list || gone.key !== key)
  const object = typeof index === 'number' ? left[index] : undefined
  const kind = t(`admin-set-${list}`)
  if (!object) return { name: kind, href: `/admin/settings/${list}` }
  return { name: `${kind}: ${objectName(object, reader)}`, href: objectUrl(list, object.key) }
}

function isList(word: Path[number] | undefined): word is SetupList {
  return typeof word === 'string' && Object.hasOwn(KINDS, word)
}
