import { config } from '../../desk/setup/config.ts'
import type { Fields } from '../deadlines/fields.ts'
import { fillIn } from '../ticket/canned.ts'
import { Text } from '../ticket/text.tsx'
import type { Context } from './subject.ts'
import { HERE } from './urls.ts'

/** Lists whose texts are shown as they will be read. */
export const PREVIEWED = ['canned_replies', 'articles'] as const
type Previewed = (typeof PREVIEWED)[number]

interface PreviewProps extends Context {
  list: Previewed
  fields: Fields
}

/** Where a form asks for its preview while it is typed in. */
export function previewUrl(list: Previewed): string {
  return `${HERE}/preview/${list}`
}

/** The texts of a form as they will be read, kept up to date while they are typed. */
export function Preview(props: PreviewProps) {
  return (
    <section class="field text-previews" aria-labelledby="preview-title">
      <h2 id="preview-title">{props.reader.t('admin-preview')}</h2>
      <div id="text-preview" aria-live="polite">
        <Previews {...props} />
      </div>
    </section>
  )
}

/** What the preview holds: a bubble for each language that has a text. */
export function Previews({ panel, reader, list, fields }: PreviewProps) {
  const { t, person } = reader
  const { locale } = config(panel.desk)
  const order = locale === 'ru' ? (['ru', 'en'] as const) : (['en', 'ru'] as const)
  const texts = order.flatMap((language) => {
    const text = (fields[`text.${language}`] ?? '').trim()
    return text === '' ? [] : [{ language, text }]
  })
  if (texts.length === 0) return <p class="quiet">{t('admin-preview-none')}</p>
  return texts.map(({ language, text }) => {
    const title = list === 'articles' ? (fields[`title.${language}`] ?? '').trim() : ''
    const say = panel.words.in(language)
    const sample = {
      requester: say('admin-sample-requester'),
      number: 1042,
      title: say('admin-sample-title'),
      agent: person.name,
    }
    return (
      <div class="preview-text" lang={language}>
        {title !== '' && <strong>{title}</strong>}
        <Text text={list === 'articles' ? text : fillIn(text, sample)} />
      </div>
    )
  })
}
