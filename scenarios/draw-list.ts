import { cut } from './answer-say.ts'
import type { DrawnButton, Speech } from './draw.ts'
import { button, columns, pager } from './draw-button.ts'
import { checkOf } from './engine-tap.ts'
import type { Body, StepPrompt } from './prompt.ts'
import { say } from './text.ts'

type Options = Extract<Body, { kind: 'options' }>
type People = Extract<Body, { kind: 'people' }>

/** A page of options, those chosen with a tick, and the ways to others. */
export function drawOptions(prompt: StepPrompt, body: Options, speech: Speech): DrawnButton[][] {
  const own = ownTick(prompt)
  return [
    ...columns(body.shown.map((one) => optionButton(prompt, one, speech))),
    ...(own ? [[own]] : []),
    ...listRows(prompt, body, speech),
  ]
}

/** A page of the directory. */
export function drawPeople(prompt: StepPrompt, body: People, speech: Speech): DrawnButton[][] {
  const rows = body.shown.map(({ id, name, department }) => {
    const label = department === undefined ? name : `${name} · ${department}`
    return [button(label, { do: 'person', step: prompt.index, id })]
  })
  return [...rows, ...listRows(prompt, body, speech)]
}

function optionButton(
  { step, index, current, proposed }: StepPrompt,
  { index: option, option: { key, name } }: Options['shown'][number],
  { locale }: Speech,
): DrawnButton {
  const chosen = current?.type === 'choice' && current.keys.includes(key)
  const label = chosen ? `✓ ${say(name, locale)}` : say(name, locale)
  if (step.type === 'choice' && step.multiple) {
    return button(label, { do: 'tick', step: index, option, on: chosen ? 'off' : 'on' })
  }
  const main = proposed?.type === 'choice' && proposed.keys.includes(key)
  return button(label, { do: 'pick', step: index, option }, main ? 'primary' : undefined)
}

function ownTick({ step, index, current }: StepPrompt): DrawnButton | undefined {
  if (step.type !== 'choice' || !step.multiple) return undefined
  if (current?.type !== 'choice' || current.other === undefined) return undefined
  return button(`✓ ${current.other}`, { do: 'tick', step: index, option: 'other', on: 'off' })
}

function listRows(prompt: StepPrompt, body: Options | People, speech: Speech): DrawnButton[][] {
  const { step, index } = prompt
  const { t } = speech
  const rows = pager(body.page, body.pages, (page) => ({ do: 'page', step: index, page }), speech)
  const other = (step.type === 'choice' || step.type === 'person') && step.other === true
  if (body.search === '') {
    const label = step.type === 'person' ? 'scenario-other-person' : 'scenario-other'
    return other ? [...rows, [button(t(label), { do: 'other', step: index })]] : rows
  }
  if (other) {
    const label = t('scenario-own', { text: cut(body.search, 40) })
    rows.push([button(label, { do: 'own', step: index, check: checkOf(body.search) })])
  }
  return [...rows, [button(t('scenario-all'), { do: 'list', step: index })]]
}
