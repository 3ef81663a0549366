import { config } from '../../desk/setup/config.ts'
import type { CannedReply } from '../../scenarios/pack-articles.ts'
import { say } from '../../scenarios/text.ts'
import { keyOf } from '../deadlines/fields.ts'
import { REPLY_VARIABLES } from '../ticket/canned.ts'
import { readTicks, Ticks, tickFields } from './inputs.tsx'
import { Preview, previewUrl } from './preview.tsx'
import { given, type InputsProps, subject } from './subject.ts'
import { readText, TextInputs, textFields } from './text-inputs.tsx'

/** Canned replies: what agents say often, with variables that are filled in for each ticket. */
export const cannedReplies = subject<CannedReply>({
  list: 'canned_replies',
  icon: 'template',
  isOrdered: true,
  fieldsOf: ({ panel }, { name, text, lines }) => ({
    ...textFields(panel, 'name', name),
    ...textFields(panel, 'text', text),
    ...tickFields('lines', lines),
  }),
  blank: () => ({}),
  read: (_, fields, before) => {
    const lines = readTicks(fields, 'lines', before?.lines)
    return {
      ok: true,
      value: given({
        ...before,
        key: keyOf(fields, before),
        name: readText(fields, 'name', before?.name),
        text: readText(fields, 'text', before?.text),
        // Without lines it is for all of them; an empty list would be for none.
        lines: lines.length > 0 ? lines : undefined,
      }),
    }
  },
  Inputs,
  brief: ({ panel, reader }, { lines, text }) => {
    const names = (lines ?? []).map((key) =>
      say(config(panel.desk).lines.get(key)?.name ?? key, reader.locale),
    )
    const where = names.length === 0 ? reader.t('admin-reply-all-lines') : names.join(', ')
    return `${where} · ${say(text, reader.locale)}`
  },
  wordsOf: ({ text }) => [say(text, 'ru'), say(text, 'en')].join(' '),
})

function Inputs(props: InputsProps) {
  const { panel, reader, fields, faults } = props
  const { t, locale } = reader
  const form = { reader, fields, faults }
  return (
    <>
      <TextInputs {...form} name="name" label={t('admin-set-name')} max={200} />
      <TextInputs
        {...form}
        name="text"
        label={t('admin-reply-text')}
        max={4000}
        rows={6}
        preview={previewUrl('canned_replies')}
      />
      <div class="variables" data-variables>
        <p class="quiet">{t('admin-reply-variables')}</p>
        <ul>
          {REPLY_VARIABLES.map((name) => (
            <li>
              <code>{`{${name}}`}</code> <span class="quiet">{t(variableKey(name))}</span>
              <button type="button" data-insert={`{${name}}`} hidden>
                {t(variableKey(name))}
              </button>
            </li>
          ))}
        </ul>
      </div>
      <Preview {...props} list="canned_replies" />
      <Ticks
        {...form}
        name="lines"
        label={t('admin-reply-lines')}
        hint={t('admin-reply-lines-hint')}
        options={config(panel.desk).lines.live.map(({ key, name }) => ({
          key,
          name: say(name, locale),
        }))}
      />
    </>
  )
}

function variableKey(name: string): string {
  return `admin-variable-${name.replaceAll(/[._]/g, '-')}`
}
