import type { Editor } from './editor.ts'
import { Faults, Field, Tick, Ticks, Word } from './parts.tsx'
import { PeoplePicker } from './people-picker.tsx'

/** Who may file: everybody, or any of some departments, positions, people and heads. */
export function Who({ ed }: { ed: Editor }) {
  const { t, form, lists } = ed
  const { who, whom } = form
  const choice = (value: 'all' | 'some') => (
    <label class="option">
      <input type="radio" name="whom" value={value} checked={whom === value} />
      {t(`admin-service-whom-${value}`)}
    </label>
  )
  return (
    <div class="who-fields" id="who">
      <div class="options">
        {choice('all')}
        {choice('some')}
      </div>
      <div class="only-some">
        <Field ed={ed} name="who.departments" label={t('admin-service-departments')}>
          <Ticks
            ed={ed}
            name="who.departments"
            label={t('admin-service-departments')}
            values={who.departments}
            choices={lists.departments}
          />
        </Field>
        {who.positions.length > 0 && (
          <Ticks
            ed={ed}
            name="who.positions"
            label={t('admin-service-positions')}
            values={who.positions}
            choices={who.positions.map((one) => [one, one])}
          />
        )}
        <Word
          ed={ed}
          name="who.position"
          label={t('admin-service-position-add')}
          value={who.position}
          list="positions"
        />
        <PeoplePicker
          ed={ed}
          name="who.people"
          label={t('admin-people')}
          keys={who.people}
          isSeveral
        />
        <Tick name="who.heads" label={t('admin-service-heads')} on={who.heads === 'on'} />
      </div>
      <Faults ed={ed} name="who" />
    </div>
  )
}
