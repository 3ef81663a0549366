import { isOptional } from './answer-check.ts'
import { cut, sayAnswer } from './answer-say.ts'
import type { Drawn, DrawnButton, Speech } from './draw.ts'
import { button, leaving } from './draw-button.ts'
import { drawCalendar } from './draw-calendar.ts'
import { drawOptions, drawPeople } from './draw-list.ts'
import { sayProblem } from './draw-problem.ts'
import type { StepPrompt } from './prompt.ts'
import { say } from './text.ts'

const LONGEST_ASIDE = 200

/** A question: title, what was wrong before, what is asked, how to answer; then its buttons. */
export function drawStep(prompt: StepPrompt, speech: Speech): Drawn {
  const { step, index } = prompt
  const hint = defaultHint(prompt, speech)
  const lines = [
    sayProblem(prompt, speech),
    say(step.ask, speech.locale),
    hintLine(prompt, hint, speech),
    ...asides(prompt, speech),
  ]
  return {
    lines: [
      { text: titleOfPrompt(prompt, speech), bold: true },
      ...lines.filter((text) => text !== undefined).map((text) => ({ text })),
    ],
    rows: [
      ...bodyRows(prompt, speech),
      ...goingOn(prompt, speech).map((one) => [one]),
      leaving(prompt.back ? { do: 'back', step: index } : undefined, speech),
    ],
    ...(hint !== undefined && isTyped(prompt) && { placeholder: cut(hint, 64) }),
    ...(step.type === 'phone' && { wantsContact: true }),
  }
}

/** What stands before a title: the icon of the service. */
export function withIcon(text: string, { service }: Speech): string {
  return service.icon === undefined ? text : `${service.icon} ${text}`
}

function titleOfPrompt({ position, total }: StepPrompt, speech: Speech): string {
  const service = cut(say(speech.service.name, speech.locale), 80)
  const title = total > 1 ? speech.t('scenario-title', { service, position, total }) : service
  return withIcon(title, speech)
}

/** The company's hint; else ours, unless a problem has just said the same. */
function hintLine(
  { step, body, problem }: StepPrompt,
  ours: string | undefined,
  { locale }: Speech,
): string | undefined {
  if (step.hint !== undefined && body.kind !== 'own') return say(step.hint, locale)
  return problem || (step.type === 'text' && body.kind === 'typed') ? undefined : ours
}

function defaultHint({ step, body }: StepPrompt, { t, locale }: Speech): string | undefined {
  switch (body.kind) {
    case 'own':
      return t(step.type === 'person' ? 'scenario-hint-own-person' : 'scenario-hint-own')
    case 'options':
      if (step.type === 'choice' && step.multiple) return t('scenario-hint-multiple')
      return body.pages > 1 ? t('scenario-hint-search') : undefined
    case 'people':
      return t('scenario-hint-person')
    case 'calendar':
      return t('scenario-hint-date')
    case 'files':
      return t('scenario-hint-files')
    case 'yes_no':
      return undefined
    case 'typed':
      if (step.type === 'number' && step.unit !== undefined) {
        return t('scenario-hint-number-unit', { unit: say(step.unit, locale) })
      }
      return t(`scenario-hint-${step.type}`)
  }
}

function isTyped({ body }: StepPrompt): boolean {
  return body.kind === 'typed' || body.kind === 'own' || body.kind === 'people'
}

function asides(prompt: StepPrompt, { t, locale }: Speech): string[] {
  const { body, step, current, today } = prompt
  const said: string[] = []
  if (body.kind === 'files') {
    said.push(t('scenario-attached', { count: body.files.length, max: body.max }))
  }
  const isList = body.kind === 'options' || body.kind === 'people'
  if (isList && body.search !== '' && body.shown.length > 0) {
    said.push(t('scenario-found', { text: cut(body.search, 40) }))
  }
  if (current && offersToKeep(prompt)) {
    const answer = cut(sayAnswer(step, current, locale, t, today), LONGEST_ASIDE)
    said.push(t('scenario-current', { answer }))
  }
  return said
}

function bodyRows(prompt: StepPrompt, speech: Speech): DrawnButton[][] {
  const { body, index, current, proposed } = prompt
  const { t } = speech
  switch (body.kind) {
    case 'typed':
      return []
    case 'own':
      return [[button(t('scenario-all'), { do: 'list', step: index })]]
    case 'options':
      return drawOptions(prompt, body, speech)
    case 'people':
      return drawPeople(prompt, body, speech)
    case 'calendar':
      return drawCalendar(prompt, body, speech)
    case 'yes_no': {
      const chosen = current?.type === 'yes_no' ? current.value : undefined
      const main = proposed?.type === 'yes_no' ? proposed.value : undefined
      const one = (value: boolean) => {
        const label = t(value ? 'scenario-yes' : 'scenario-no')
        const marked = chosen === value ? `✓ ${label}` : label
        const tap = { do: value ? ('yes' as const) : ('no' as const), step: index }
        return button(marked, tap, main === value ? 'primary' : undefined)
      }
      return [[one(true), one(false)]]
    }
    case 'files': {
      const last = body.files.at(-1)
      if (!last) return []
      return [[button(t('scenario-remove'), { do: 'remove', step: index, file: last.id })]]
    }
  }
}

/** What leads on without a new answer: the default, what is there already, Done, Skip. */
function goingOn(prompt: StepPrompt, { t, locale }: Speech): DrawnButton[] {
  const { step, index, current, proposed, today } = prompt
  const rows: DrawnButton[] = []
  if (proposed && offersDefault(prompt)) {
    const label = sayAnswer(step, proposed, locale, t, today)
    rows.push(button(label, { do: 'default', step: index }, 'primary'))
  }
  if (offersToKeep(prompt)) rows.push(button(t('scenario-keep'), { do: 'keep', step: index }))
  if (isSeveral(prompt)) {
    if (prompt.whole) rows.push(button(t('scenario-done'), { do: 'done', step: index }, 'primary'))
    if (current) return rows
  }
  if (isOptional(step)) {
    rows.push(button(t(current ? 'scenario-clear' : 'scenario-skip'), { do: 'skip', step: index }))
  }
  return rows
}

/** A proposed option or day is marked where it stands; the rest gets a button of its own. */
function offersDefault(prompt: StepPrompt): boolean {
  const { step, body } = prompt
  if (body.kind === 'typed' || body.kind === 'people') return true
  return step.type === 'choice' && body.kind === 'options' && (step.multiple ?? false)
}

function offersToKeep(prompt: StepPrompt): boolean {
  const { current, body } = prompt
  if (!current || isSeveral(prompt) || body.kind === 'yes_no') return false
  if (current.type !== 'choice' || body.kind !== 'options') return true
  return !body.shown.some(({ option }) => current.keys.includes(option.key))
}

function isSeveral({ step }: StepPrompt): boolean {
  return step.type === 'files' || (step.type === 'choice' && step.multiple === true)
}
