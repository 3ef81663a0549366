import { cut, labelOf, sayAnswer } from './answer-say.ts'
import type { Drawn, Speech } from './draw.ts'
import { button, leaving, pager } from './draw-button.ts'
import { sayProblem } from './draw-problem.ts'
import { withIcon } from './draw-step.ts'
import type { EditPrompt, Entry, SummaryPrompt } from './prompt.ts'
import { say } from './text.ts'

const LONGEST = 3400
const LONGEST_LABEL = 60

/** All answers a line each, together under 3,500 characters; then send, change, cancel. */
export function drawSummary(prompt: SummaryPrompt, speech: Speech): Drawn {
  const { t } = speech
  const problem = sayProblem(prompt, speech)
  const given = prompt.entries.filter(({ answer }) => answer !== undefined)
  const lines = given.length > 0 ? entryLines(given, prompt.today, speech) : [nameOf(speech)]
  const edit = button(t('scenario-edit'), { do: 'edit', page: 0 })
  return {
    lines: [
      { text: withIcon(t('scenario-check'), speech), bold: true },
      ...(problem === undefined ? [] : [{ text: problem }]),
      ...lines.map((text) => ({ text })),
    ],
    rows: [
      [button(t('scenario-send'), { do: 'send' }, 'primary')],
      [...(prompt.entries.length > 0 ? [edit] : []), ...leaving(undefined, speech)],
    ],
  }
}

/** A button for each answer, given or not, with what it is now. */
export function drawEdit(prompt: EditPrompt, speech: Speech): Drawn {
  const { t } = speech
  const problem = sayProblem(prompt, speech)
  return {
    lines: [
      { text: withIcon(t('scenario-change'), speech), bold: true },
      ...(problem === undefined ? [] : [{ text: problem }]),
    ],
    rows: [
      ...prompt.entries.map((entry) => [
        button(entryLine(entry, LONGEST_LABEL, undefined, speech), {
          do: 'goto',
          step: entry.index,
        }),
      ]),
      ...pager(prompt.page, prompt.pages, (page) => ({ do: 'edit', page }), speech),
      leaving({ do: 'summary' }, speech),
    ],
  }
}

/** What is asked for where nothing else says it. */
function nameOf({ service, locale }: Speech): string {
  return cut(say(service.name, locale), LONGEST_LABEL)
}

function entryLines(entries: Entry[], today: string, speech: Speech): string[] {
  // Short answers first of all keep their words: only the longest are cut, as little as needed.
  for (const longest of [1000, 500, 200, 80, 30]) {
    const lines = entries.map((entry) => entryLine(entry, longest, today, speech))
    if (lines.join('\n').length <= LONGEST) return lines
  }
  return fewer(entries, today, speech)
}

function fewer(entries: Entry[], today: string, speech: Speech): string[] {
  const lines = entries.map((entry) => entryLine(entry, 30, today, speech))
  let shown = lines.length
  while (lines.slice(0, shown).join('\n').length > LONGEST) shown--
  return [...lines.slice(0, shown), speech.t('scenario-more', { count: lines.length - shown })]
}

function entryLine(
  { step, answer }: Entry,
  longest: number,
  today: string | undefined,
  { t, locale }: Speech,
): string {
  const label = cut(labelOf(step, locale), LONGEST_LABEL)
  if (!answer) return label
  return t('scenario-entry', {
    label,
    answer: cut(sayAnswer(step, answer, locale, t, today), longest),
  })
}
