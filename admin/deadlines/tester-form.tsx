import { config, type LiveService } from '../../desk/setup/config.ts'
import { decidingSteps } from '../../desk/sla/filing-tester.ts'
import type { Asked } from '../../scenarios/engine-path.ts'
import { say } from '../../scenarios/text.ts'
import type { Panel, Reader } from '../panel.ts'
import { PersonInput } from '../settings/person-input.tsx'
import { HERE } from './list-page.tsx'
import { answerField, OWN, type Question } from './question.ts'

interface FormProps {
  panel: Panel
  reader: Reader
  services: LiveService[]
  question: Question
}

/** What is asked of the tester: a filing by somebody, with the answers that something depends on. */
export function TesterForm({ panel, reader, services, question }: FormProps) {
  const { t, locale } = reader
  const { service, priority, date, time, typed, found } = question
  return (
    <form
      class="asked"
      action={`${HERE}/test`}
      method="get"
      hx-get={`${HERE}/test`}
      hx-trigger="submit, change"
      hx-push-url="true"
      hx-sync="this:replace"
      data-sparse
    >
      <label>
        {t('admin-service')}
        <select name="service">
          {services.map(({ key, name }) => (
            <option value={key} selected={key === service.key}>
              {say(name, locale)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('admin-priority')}
        <select name="priority">
          <option value="">{t('admin-test-default')}</option>
          {config(panel.desk).priorities.live.map(({ key, name }) => (
            <option value={key} selected={key === priority}>
              {say(name, locale)}
            </option>
          ))}
        </select>
      </label>
      <div class="asked-one">
        <label for="requester">{t('admin-test-requester')}</label>
        <PersonInput
          panel={panel}
          reader={reader}
          name="requester"
          value={typed}
          placeholder={t('admin-test-anybody')}
          field={{ id: 'requester' }}
        />
      </div>
      <label>
        {t('admin-test-date')}
        <input type="date" name="date" value={date} min="2000-01-01" max="2099-12-31" />
      </label>
      <label>
        {t('admin-test-time')}
        <input type="time" name="time" value={time} />
      </label>
      <div id="asked-answers" class="asked-answers" data-renew>
        {found && 'among' in found && (
          <p class="fault" role="alert" id="asked-nobody">
            {found.among.length > 0
              ? t('admin-fault-namesakes', {
                  people: found.among.map(({ name, key }) => `${name} (${key})`).join(', '),
                })
              : t('admin-fault-nobody-called')}
          </p>
        )}
        {decidingSteps(panel.desk, question).map((asked) => (
          <div class="asked-one" id={`asked-${service.key}-${asked.step.key}`}>
            <label for={`answer-${asked.step.key}`}>
              {say(asked.step.name ?? asked.step.ask, locale)}
            </label>
            <AnswerInput reader={reader} asked={asked} question={question} />
          </div>
        ))}
      </div>
      <button class="primary" type="submit">
        {t('admin-test-show')}
      </button>
    </form>
  )
}

interface AnswerProps {
  reader: Reader
  asked: Asked
  question: Question
}

function AnswerInput({ reader: { t, locale }, asked: { step, options }, question }: AnswerProps) {
  const name = answerField(step.key)
  const id = `answer-${step.key}`
  const answer = question.answers[step.key]
  const option = (value: string, words: string, isChosen: boolean) => (
    <option value={value} selected={isChosen}>
      {words}
    </option>
  )
  if (step.type === 'choice') {
    const chosen = answer?.type === 'choice' ? answer : undefined
    return (
      <select id={id} name={name}>
        <option value="">{t('admin-unsaid')}</option>
        {options.map(({ option: one }) =>
          option(one.key, say(one.name, locale), chosen?.keys.includes(one.key) ?? false),
        )}
        {step.other && option(OWN, t('scenario-other'), chosen?.other !== undefined)}
      </select>
    )
  }
  if (step.type === 'yes_no') {
    const value = answer?.type === 'yes_no' ? answer.value : undefined
    return (
      <select id={id} name={name}>
        <option value="">{t('admin-unsaid')}</option>
        {option('yes', t('scenario-yes'), value === true)}
        {option('no', t('scenario-no'), value === false)}
      </select>
    )
  }
  if (step.type === 'number') {
    const value = answer?.type === 'number' ? String(answer.value) : ''
    return <input id={id} name={name} inputmode="decimal" value={value} autocomplete="off" />
  }
  if (step.type === 'text') {
    return (
      <input
        id={id}
        name={name}
        value={answer?.type === 'text' ? answer.text : ''}
        maxlength={200}
      />
    )
  }
  return <span class="quiet">{t('admin-test-not-asked')}</span>
}
