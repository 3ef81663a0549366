import { type Answers, answerOf } from './answer.ts'
import { cut, sayAnswer } from './answer-say.ts'
import { isPublic, type Step } from './step.ts'
import { type Locale, say, type Text, type Translate } from './text.ts'

const MAX_TITLE = 120

/** The words of an answer by the key of its step, as templates use them: '' if it was not given. */
export function wordsOf(
  steps: readonly Step[],
  answers: Answers,
  locale: Locale,
  t: Translate,
): (key: string) => string {
  return (key) => {
    const step = steps.find((one) => one.key === key)
    const answer = answerOf(answers, key)
    return step && answer ? sayAnswer(step, answer, locale, t) : ''
  }
}

/**
 * A template such as `{action}: {system}, {employee}` with its keys replaced once: braces in an
 * answer stay what they are. What separates an answer that was not given goes with it.
 */
export function fillTemplate(template: string, words: (key: string) => string): string {
  const parts = template.split(/\{([a-z][a-z0-9_.-]*)\}/)
  let filled = ''
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 0) filled += filled === '' ? part.replace(/^[\s,;:·–—-]+/u, '') : part
    else filled = words(part) === '' ? filled.replace(/[\s,;:·–—-]+$/u, '') : filled + words(part)
  }
  return filled.replace(/[\s,;:·–—-]+$/u, '')
}

/** The title of a ticket: by the service's template, else the first text answer, else the service's name. */
export function titleOf(
  service: { name: Text; title?: Text | undefined; steps: readonly Step[] },
  answers: Answers,
  locale: Locale,
  t: Translate,
): string {
  // The requester reads the title, and never what only agents are asked.
  const steps = service.steps.filter(isPublic)
  const words = wordsOf(steps, answers, locale, t)
  const text = steps.find(({ type, key }) => type === 'text' && words(key) !== '')
  const title = service.title
    ? fillTemplate(say(service.title, locale), words)
    : text && words(text.key)
  return cut(title ?? '', MAX_TITLE) || cut(say(service.name, locale), MAX_TITLE)
}
