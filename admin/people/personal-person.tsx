import type { Person } from '../../desk/people/people.ts'
import { beingErased, isErased } from '../../desk/people/personal-data-erasing.ts'
import { filesOf } from '../../desk/people/personal-data-export.ts'
import { sayMoment } from '../../locales/when.ts'
import { Field, inputOf } from '../deadlines/field.tsx'
import type { Faults } from '../deadlines/fields.ts'
import { Crumb } from '../frame/crumb.tsx'
import { Icon } from '../frame/icon.tsx'
import { Page } from '../frame/page.tsx'
import type { Panel, Reader } from '../panel.ts'

const FILES = 100

interface PersonalProps {
  panel: Panel
  reader: Reader
  person: Person
  typed?: string
  faults?: Faults
}

/** What may be done with the data of one person: taking it out and erasing it. */
export function PersonalOfPerson({
  panel,
  reader,
  person,
  typed = '',
  faults = {},
}: PersonalProps) {
  const { t } = reader
  return (
    <Page panel={panel} reader={reader} title={t('personal')} here="/admin/people">
      <section class="sheet narrow">
        <Crumb to={`/admin/people/${person.id}`}>{person.name}</Crumb>
        <header class="sheet-head">
          <h1>{t('personal')}</h1>
        </header>
        {isErased(person) ? (
          <p class="told" role="status">
            {t(
              beingErased(panel.desk).includes(person.id) ? 'personal-erasing' : 'personal-erased',
            )}
          </p>
        ) : (
          <>
            <Export reader={reader} person={person} />
            <Files panel={panel} reader={reader} person={person} />
            <Erase reader={reader} person={person} typed={typed} faults={faults} />
          </>
        )}
        <p>
          <a href="/admin/people/personal">{t('personal-record')}</a>
        </p>
      </section>
    </Page>
  )
}

function Export({ reader: { t }, person }: Pick<PersonalProps, 'reader' | 'person'>) {
  return (
    <section class="setting">
      <div>
        <h2>{t('personal-export')}</h2>
        <p class="quiet">{t('personal-export-why')}</p>
      </div>
      <form method="post" action={`/admin/people/${person.id}/personal/export`}>
        <button type="submit">{t('personal-export-do')}</button>
      </form>
    </section>
  )
}

function Files({ panel, reader, person }: Pick<PersonalProps, 'panel' | 'reader' | 'person'>) {
  const { t, speech } = reader
  const files = filesOf(panel.desk, person.id, 0, FILES).filter(({ state }) => state === 'stored')
  return (
    <section class="personal-part">
      <h2>{t('personal-files')}</h2>
      {files.length === 0 && <p class="quiet">{t('personal-files-none')}</p>}
      <ul class="brief-list">
        {files.map((file) => (
          <li>
            <a href={`/admin/files/${file.id}?download`}>
              <Icon name="clip" />
              <span class="title">{file.name}</span>
              <span class="quiet">{sayMoment(file.createdAt, speech)}</span>
            </a>
          </li>
        ))}
      </ul>
      {files.length === FILES && <p class="quiet">{t('personal-files-more', { count: FILES })}</p>}
    </section>
  )
}

type EraseProps = Pick<PersonalProps, 'reader' | 'person'> & { typed: string; faults: Faults }

function Erase({ reader, person, typed, faults }: EraseProps) {
  const { t } = reader
  return (
    <section class="personal-part">
      <h2>{t('personal-erase')}</h2>
      <p class="quiet">{t('personal-erase-why')}</p>
      {reader.person.id === person.id ? (
        <p class="warning">{t('personal-erase-self')}</p>
      ) : (
        <form class="filing" method="post" action={`/admin/people/${person.id}/personal/erase`}>
          {person.archivedAt === null && <p class="warning">{t('personal-erase-leaves')}</p>}
          <Field
            name="name"
            label={t('personal-erase-type', { name: person.name })}
            faults={faults}
          >
            <input type="text" maxlength={300} value={typed} {...inputOf('name', faults)} />
          </Field>
          <div class="buttons">
            <button class="danger" type="submit">
              {t('personal-erase-do')}
            </button>
          </div>
        </form>
      )}
    </section>
  )
}
