import { labelOf, sayAnswer } from '../../scenarios/answer-say.ts'
import { Files } from './files.tsx'
import { Text } from './text.tsx'
import type { View } from './view.ts'

/** What was asked and answered when the ticket was filed. */
export function Answers({ view }: { view: View }) {
  const { page, reader } = view
  const { t, locale } = reader
  return (
    <section class="answers" aria-label={t('admin-answers')}>
      <dl>
        {page.answers.map(({ step, answer, files }) => (
          <div class={step.type === 'text' ? 'long' : ''}>
            <dt title={step.agents_only ? t('admin-agents-only') : undefined}>
              {labelOf(step, locale)}
              {step.agents_only && ' 🔒'}
            </dt>
            <dd>
              {files.length > 0 ? (
                <Files files={files} reader={reader} />
              ) : (
                <Text text={sayAnswer(step, answer, locale, t)} />
              )}
            </dd>
          </div>
        ))}
      </dl>
      {page.answers.length === 0 && <p class="quiet">{t('admin-answers-none')}</p>}
    </section>
  )
}
