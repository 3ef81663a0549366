import { searchPeople } from '../../desk/people/people.ts'
import type { Panel, Reader } from '../panel.ts'
import { placeOf } from '../people/page.tsx'
import { personLabel } from './typed-person.ts'

/** People offered for what is typed. */
const OFFERED = 12

interface PersonInputProps {
  panel: Panel
  reader: Reader
  name: string
  value: string
  placeholder?: string
  /** What the field has besides: id, faults. */
  field?: object
}

/** A field for somebody's name, offering people while it is typed. */
export function PersonInput({ panel, reader, name, value, placeholder, field }: PersonInputProps) {
  const list = `people-${name}`
  return (
    <>
      <input
        {...field}
        name={name}
        value={value}
        maxlength={200}
        autocomplete="off"
        placeholder={placeholder ?? reader.t('admin-person-name')}
        list={list}
        hx-get="/admin/settings/people-found"
        hx-trigger="input changed delay:150ms"
        hx-target={`#${list}`}
        hx-swap="innerHTML"
        hx-push-url="false"
        hx-params={name}
        hx-sync="this:replace"
      />
      <datalist id={list}>
        <FoundPeople panel={panel} reader={reader} typed="" />
      </datalist>
    </>
  )
}

/** The people whom a beginning may mean, for the list of a field. */
export function FoundPeople({
  panel: { desk },
  reader,
  typed,
}: Pick<PersonInputProps, 'panel' | 'reader'> & { typed: string }) {
  const { people } = searchPeople(desk, typed, { offset: 0, limit: OFFERED })
  return people.map((person) => (
    <option value={personLabel(desk, person)}>{placeOf(desk, reader, person)}</option>
  ))
}
