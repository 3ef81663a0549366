import { type Editor, stepName } from './editor.ts'
import { Words } from './parts.tsx'

/** What the ticket is called, and what the requester reads at once. */
export function Texts({ ed }: { ed: Editor }) {
  const { t, form } = ed
  return (
    <>
      <Words
        ed={ed}
        name="title"
        label={t('admin-service-title')}
        hint={t('admin-service-title-hint')}
        value={form.title}
        max={500}
      />
      <Inserts ed={ed} name="title" />
      <Words
        ed={ed}
        name="auto_reply"
        label={t('admin-service-auto-reply')}
        value={form.auto_reply}
        max={4000}
        rows={2}
      />
    </>
  )
}

/** Buttons that put an answer into a text: at the cursor, and without a script at its end. */
export function Inserts({ ed, name, isPlain }: { ed: Editor; name: string; isPlain?: boolean }) {
  const { t, form, locale } = ed
  if (form.steps.length === 0) return null
  const field = isPlain ? name : `${name}.${locale}`
  return (
    <div class="inserts">
      <span class="quiet">{t('admin-service-insert')}</span>
      {form.steps.map((step) => (
        <button
          type="submit"
          name="do"
          value={`insert:${field}:${step.key}`}
          class="chip insert"
          data-put={field}
          data-text={`{${step.key}}`}
        >
          {stepName(step, ed)}
        </button>
      ))}
    </div>
  )
}
