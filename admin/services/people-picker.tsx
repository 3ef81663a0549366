import { searchPeople } from '../../desk/people/people.ts'
import { placeOf } from '../people/page.tsx'
import { nameOfSearch } from './acts.ts'
import { type Editor, personName } from './editor.ts'
import { Deed, Faults } from './parts.tsx'

const FOUND = 8

interface PickerProps {
  ed: Editor
  /** The place of the people in the form. */
  name: string
  label: string
  keys: readonly string[]
  isSeveral?: boolean
  hint?: string
}

/** Somebody of the directory: whoever is chosen, and a search for others. */
export function PeoplePicker({ ed, name, label, keys, isSeveral, hint }: PickerProps) {
  const { t } = ed
  const search = `search.${nameOfSearch(name)}`
  const query = ed.form.search[nameOfSearch(name)] ?? ''
  const isFull = !isSeveral && keys.length > 0
  return (
    <fieldset class="field picker" id={name}>
      <legend>{label}</legend>
      {keys.length > 0 && (
        <ul class="picked">
          {keys.map((key) => (
            <li class="chip">
              {personName(ed, key)}
              <input type="hidden" name={isSeveral ? `${name}[]` : name} value={key} />
              <Deed
                deed={`drop:${name}:${key}`}
                name={t('admin-service-remove', { what: personName(ed, key) })}
                icon="close"
                isBare
              />
            </li>
          ))}
        </ul>
      )}
      {!isFull && (
        <div class="with-button">
          <input
            name={search}
            value={query}
            maxlength={200}
            autocomplete="off"
            aria-label={t('admin-people-search')}
            placeholder={t('admin-people-search')}
            data-find
          />
          <Deed deed="find" name={t('admin-service-find')} icon="search" isBare />
        </div>
      )}
      {!isFull && query.trim() !== '' && <Found ed={ed} name={name} query={query} keys={keys} />}
      {hint !== undefined && <p class="quiet">{hint}</p>}
      <Faults ed={ed} name={name} />
    </fieldset>
  )
}

interface FoundProps {
  ed: Editor
  name: string
  query: string
  keys: readonly string[]
}

function Found({ ed, name, query, keys }: FoundProps) {
  const { panel, reader, t } = ed
  const { people } = searchPeople(panel.desk, query, { offset: 0, limit: FOUND })
  const others = people.filter(({ key }) => !keys.includes(key))
  if (others.length === 0) return <p class="quiet">{t('admin-people-none')}</p>
  return (
    <ul class="found">
      {others.map((person) => (
        <li>
          <button type="submit" name="do" value={`pick:${name}:${person.key}`} class="quiet-button">
            {person.name}
            <small class="quiet">{placeOf(panel.desk, reader, person)}</small>
          </button>
        </li>
      ))}
    </ul>
  )
}
