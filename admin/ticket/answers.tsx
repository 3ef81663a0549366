import type { ShownAnswer } from '../../desk/tickets/answers-shown.ts'
import { labelOf, sayAnswer } from '../../scenarios/answer-say.ts'
import type { Reader } from '../panel.ts'
import { Files } from './files.tsx'
import { Text } from './text.tsx'
import type { View } from './view.ts'

/** What was asked and answered when the ticket was filed, and the way to put it right. */
export function Answers({ view }: { view: View }) {
  const { page, reader } = view
  const { t } = reader
  const hasSteps = page.answers.length > 0 || page.openSteps > 0
  return (
    <section class="answers" aria-label={t('admin-answers')}>
      <AnswerList answers={page.answers} reader={reader} />
      {!hasSteps && <p class="quiet">{t('admin-answers-none')}</p>}
      {hasSteps && page.offers.has('answers') && (
        <p class="answers-foot">
          {page.openSteps > 0 && (
            <span class="open-steps">{t('admin-answers-open', { count: page.openSteps })}</span>
          )}
          <a href={`/admin/tickets/${page.ticket.number}/answers`}>
            {page.openSteps > 0 ? t('admin-answers-fill') : t('admin-answers-correct')}
          </a>
        </p>
      )}
    </section>
  )
}

/** Answers as a list of what was asked and what was said. */
export function AnswerList({ answers, reader }: { answers: ShownAnswer[]; reader: Reader }) {
  const { t, locale } = reader
  return (
    <dl>
      {answers.map(({ step, answer, files }) => (
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
  )
}
