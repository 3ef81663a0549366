import { config } from '../../desk/setup/config.ts'
import { type Article, DEFAULT_ARTICLE_READERS } from '../../scenarios/pack-articles.ts'
import { say } from '../../scenarios/text.ts'
import { keyOf } from '../deadlines/fields.ts'
import { Choice, readTicks, Ticks, tickFields } from './inputs.tsx'
import { Preview, previewUrl } from './preview.tsx'
import { given, type InputsProps, subject, unlessDefault } from './subject.ts'
import { readText, TextInputs, textFields } from './text-inputs.tsx'

const READERS = ['everyone', 'agents'] as const

/** Articles of the knowledge base. */
export const articles = subject<Article>({
  list: 'articles',
  icon: 'book',
  isOrdered: false,
  fieldsOf: ({ panel }, { title, text, services, for: readers }) => ({
    ...textFields(panel, 'title', title),
    ...textFields(panel, 'text', text),
    ...tickFields('services', services),
    for: readers ?? DEFAULT_ARTICLE_READERS,
  }),
  blank: () => ({ for: DEFAULT_ARTICLE_READERS }),
  read: (_, fields, before) => {
    const services = readTicks(fields, 'services', before?.services)
    return {
      ok: true,
      value: given({
        ...before,
        key: keyOf(fields, before),
        title: readText(fields, 'title', before?.title),
        for: unlessDefault(fields.for, DEFAULT_ARTICLE_READERS, before?.for),
        services: services.length > 0 || before?.services ? services : undefined,
        text: readText(fields, 'text', before?.text),
      }),
    }
  },
  Inputs,
  brief: ({ panel, reader }, article) => {
    const names = (article.services ?? []).map((key) =>
      say(config(panel.desk).services.get(key)?.name ?? key, reader.locale),
    )
    return [
      reader.t(`admin-article-${article.for ?? DEFAULT_ARTICLE_READERS}`),
      ...names,
      say(article.text, reader.locale),
    ].join(' · ')
  },
  wordsOf: ({ title, text }) =>
    [title, text].flatMap((one) => [say(one, 'ru'), say(one, 'en')]).join(' '),
})

function Inputs(props: InputsProps) {
  const { panel, reader, fields, faults } = props
  const { t, locale } = reader
  const form = { reader, fields, faults }
  const preview = previewUrl('articles')
  return (
    <>
      <TextInputs {...form} name="title" label={t('admin-article-title')} max={200} />
      <TextInputs
        {...form}
        name="text"
        label={t('admin-article-text')}
        max={50_000}
        rows={12}
        preview={preview}
      />
      <Preview {...props} list="articles" />
      <Choice
        {...form}
        name="for"
        label={t('admin-article-for')}
        options={READERS.map((key) => ({
          key,
          name: t(`admin-article-${key}`),
          about: t(`admin-article-${key}-about`),
        }))}
      />
      <Ticks
        {...form}
        name="services"
        label={t('admin-article-services')}
        hint={t('admin-article-services-hint')}
        options={config(panel.desk).services.live.map(({ key, name }) => ({
          key,
          name: say(name, locale),
        }))}
      />
    </>
  )
}
