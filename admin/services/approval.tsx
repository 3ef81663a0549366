import type { Editor } from './editor.ts'
import { Faults, Pick as PickField, Word } from './parts.tsx'
import { PeoplePicker } from './people-picker.tsx'

const BY = ['manager', 'head', 'lead', 'person'] as const

/** Who has to agree before work starts. */
export function Approval({ ed }: { ed: Editor }) {
  const { t, form } = ed
  const { by, person, stand_in: standIn, deadline } = form.approval
  const one = (key: string) => (key === '' ? [] : [key])
  return (
    <div class="section-body" id="approval">
      <PickField
        ed={ed}
        name="approval.by"
        label={t('admin-service-approval-by')}
        value={by}
        choices={BY.map((who) => [who, t(`admin-service-approval-${who}`)])}
        none={t('admin-service-approval-none')}
        redraws
      />
      {by === 'person' && (
        <PeoplePicker
          ed={ed}
          name="approval.person"
          label={t('admin-service-approval-who')}
          keys={one(person)}
        />
      )}
      {by !== '' && (
        <>
          <PeoplePicker
            ed={ed}
            name="approval.stand_in"
            label={t('admin-service-stand-in')}
            hint={t('admin-service-stand-in-hint')}
            keys={one(standIn)}
          />
          <Word
            ed={ed}
            name="approval.deadline"
            label={t('admin-service-approval-deadline')}
            hint={t('admin-service-approval-deadline-hint')}
            value={deadline}
            max={20}
          />
        </>
      )}
      <Faults
        ed={{ ...ed, faults: ed.faults.filter(({ place }) => place === 'approval') }}
        name="approval"
      />
    </div>
  )
}
