import { mayEditList } from '../../desk/setup/setup-editing.ts'
import { Fault } from '../deadlines/field.tsx'
import { marksOf } from '../deadlines/seen.ts'
import { Crumb } from '../frame/crumb.tsx'
import { Done } from '../frame/done.tsx'
import { Page } from '../frame/page.tsx'
import { Elsewhere } from './elsewhere.tsx'
import { KeyField } from './key-field.tsx'
import { SaveFoot } from './save-foot.tsx'
import { objectName, type SaidFaults } from './setup-faults.ts'
import { isLastOfCategory } from './statuses.tsx'
import type { Context, InputsProps, Subject } from './subject.ts'
import { HERE, objectUrl } from './urls.ts'

interface ObjectProps extends Context, SaidFaults {
  subject: Subject
  /** Undefined: a new one. */
  object: { key: string } | undefined
  fields: InputsProps['fields']
  isSaved?: boolean
}

/** An object of a list as a form; who may not change it reads the form. */
export function ObjectPage(props: ObjectProps) {
  const { panel, reader, subject, object, fields, faults, elsewhere, isSaved } = props
  const { t, person } = reader
  const { list, Inputs } = subject
  const url = object ? objectUrl(list, object.key) : `${HERE}/${list}`
  const title = object ? objectName(object, reader) : t(`admin-new-${list}`)
  const isEditor = mayEditList(person, list)
  const seen = object && marksOf(subject.fieldsOf({ panel, reader }, object))
  return (
    <Page panel={panel} reader={reader} title={title} here={HERE}>
      <section class="sheet narrow">
        <Crumb to={`${HERE}/${list}`}>{t(`admin-list-${list}`)}</Crumb>
        <header class="sheet-head">
          <h1>{title}</h1>
          {object && isEditor && <Deeds {...props} object={object} url={url} />}
        </header>
        {object && (
          <p class="quiet">
            {t('admin-key')}: <code>{object.key}</code>
          </p>
        )}
        {isSaved && <Done>{t('admin-saved')}</Done>}
        <form class="filing" method="post" action={url} novalidate>
          <input type="hidden" name="seen" value={seen} />
          <Fault name="" faults={faults} />
          <Elsewhere reader={reader} faults={elsewhere} />
          <fieldset class="filing" disabled={!isEditor}>
            <Inputs {...{ panel, reader, fields, faults }} objectKey={object?.key} />
            {!object && <KeyField reader={reader} fields={fields} faults={faults} isMade />}
          </fieldset>
          <SaveFoot reader={reader} back={`${HERE}/${list}`} isEditor={isEditor} />
          {object && isEditor && <p class="quiet">{t('admin-edit-pack')}</p>}
        </form>
      </section>
    </Page>
  )
}

interface DeedsProps extends ObjectProps {
  object: { key: string }
  url: string
}

function Deeds({ panel, reader: { t }, subject: { list }, object, url }: DeedsProps) {
  const { key } = object
  const isLast = list === 'statuses' && isLastOfCategory({ panel }, key)
  const isDefault = list === 'priorities' && 'default' in object && object.default === true
  return (
    <div class="buttons">
      {list === 'priorities' && !isDefault && (
        <form method="post" action={`${url}/default`}>
          <button type="submit">{t('admin-priority-make-default')}</button>
        </form>
      )}
      <a class="button" href={`${HERE}/new/${list}?of=${key}`}>
        {t('admin-copy')}
      </a>
      <details class="menu end">
        <summary class="button">{t('admin-archive')}</summary>
        {isLast ? (
          <p class="menu-body">{t('admin-status-last')}</p>
        ) : (
          <form class="menu-body" method="post" action={`${url}/archiving`}>
            <p>{t('admin-archive-why')}</p>
            <button class="danger" type="submit">
              {t('admin-archive')}
            </button>
          </form>
        )}
      </details>
    </div>
  )
}
