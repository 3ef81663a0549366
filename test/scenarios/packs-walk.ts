import type { Answer } from '../../scenarios/answer.ts'
import { draw } from '../../scenarios/draw.ts'
import { apply, type Input, start } from '../../scenarios/engine.ts'
import { type Draft, SUMMARY } from '../../scenarios/engine-draft.ts'
import type { Facts, Person } from '../../scenarios/engine-facts.ts'
import type { Tap } from '../../scenarios/engine-tap.ts'
import type { Pack } from '../../scenarios/pack.ts'
import type { Service } from '../../scenarios/pack-services.ts'
import { promptOf, type StepPrompt } from '../../scenarios/prompt.ts'
import type { Locale } from '../../scenarios/text.ts'
import { TODAY, words } from './access.ts'

/** One way through a scenario: what was asked, as it was shown, and where it ended. */
export interface Walk {
  draft: Draft
  asked: string[]
  /** Every prompt as one text with its buttons, the summary last and without them. */
  shown: string[]
  outcome: string
}

/**
 * What the engine knows of a pack's company; the first requester of it asks. Its people have Latin names,
 * so that in English only the words of the pack can be Russian.
 */
export function factsOf({ people = [] }: Pack, agent: boolean): Facts {
  const directory = people.map(({ key, department }, at) => ({
    person: { id: at + 1, key, name: `Person ${at + 1}` },
    department,
  }))
  const within = (keys?: readonly string[]): Person[] =>
    directory
      .filter(({ department }) => !keys || (department && keys.includes(department)))
      .map(({ person }) => person)
  const requester = people.find(({ role }) => role === undefined)
  return {
    today: TODAY,
    requester: { ...requester, name: 'Person 1', id: 1 },
    agent,
    people: (query, { departments, offset, limit }) => {
      const found = within(departments).filter(({ name }) => name.includes(query))
      return { people: found.slice(offset, offset + limit), total: found.length }
    },
    person: (ref, keys) => within(keys).find(({ id, key }) => id === ref || key === ref),
  }
}

/** Walks a service from its first question to sending; the turn decides what is answered. */
export function walk(service: Service, facts: Facts, locale: Locale, turn: number): Walk {
  const { steps } = service
  const random = randomOf(turn)
  const speech = { t: words.in(locale), locale, service }
  const walked: Walk = { draft: start(steps, facts), asked: [], shown: [], outcome: '' }
  const give = (input: Input) => {
    const applied = apply(steps, walked.draft, input, facts)
    walked.draft = applied.draft
    walked.outcome = applied.outcome
    return applied.outcome
  }
  const show = () => {
    const prompt = promptOf(steps, walked.draft, facts)
    const { lines, rows } = draw(prompt, speech)
    const labels = rows.flat().map(({ label }) => label)
    const said = lines.map(({ text }) => text)
    walked.shown.push([...said, ...(prompt.screen === 'step' ? labels : [])].join('\n'))
    return prompt
  }
  for (let prompt = show(); prompt.screen === 'step'; prompt = show()) {
    walked.asked.push(prompt.step.key)
    const before = walked.draft.at
    for (const inputs of waysToAnswer(prompt, random)) {
      for (const input of inputs) give(input)
      if (walked.draft.at !== before) break
    }
    if (walked.draft.at === before) {
      throw new Error(`nothing answers ${service.key}.${prompt.step.key}`)
    }
  }
  if (walked.draft.at !== SUMMARY) throw new Error(`${service.key} ends nowhere`)
  give({ kind: 'tap', tap: { do: 'send' } })
  return walked
}

/** What was given for a step, if it is of this type. */
export function answerIn<T extends Answer['type']>(walk: Walk, key: string, type: T) {
  const answer = walk.draft.answers[key]
  return answer?.type === type ? (answer as Extract<Answer, { type: T }>) : undefined
}

const TEXTS = [
  'Third floor, room 17',
  'third-floor',
  '7701234567',
  '123456789012',
  'https://soyka.example/boards/7',
]
const NUMBERS = ['1', '12', '60', '500', '2024', '5000', '40000', '600000', '2000000']
const DAYS = [0, 1, 2, -1, 20, -20]

/** Tries, in turn, of which one at least a sound step takes; each is one or more inputs. */
function waysToAnswer(prompt: StepPrompt, random: (below: number) => number): Input[][] {
  const { step, index, body } = prompt
  const tap = (one: Tap): Input => ({ kind: 'tap', tap: one })
  const done = tap({ do: 'done', step: index })
  const typed = (texts: string[]) => texts.map((text): Input[] => [{ kind: 'text', text }])
  if (step.optional && random(3) === 0) return [[tap({ do: 'skip', step: index })]]
  switch (body.kind) {
    case 'options': {
      const option = body.shown[random(body.shown.length)]?.index ?? 0
      if (step.type === 'choice' && step.multiple) {
        return [[tap({ do: 'tick', step: index, option, on: 'on' }), done]]
      }
      const own = step.type === 'choice' && step.other && random(5) === 0
      return own ? typed(['Not in the list']) : [[tap({ do: 'pick', step: index, option })]]
    }
    case 'people': {
      const id = body.shown[random(body.shown.length)]?.id ?? 0
      return [[tap({ do: 'person', step: index, id })]]
    }
    case 'files': {
      const count = step.type === 'files' ? Math.max(step.min ?? 1, 1) : 1
      const files = Array.from({ length: count }, (_, at): Input => {
        return { kind: 'file', file: { id: at + 1, kind: 'photo', name: `${at}.jpg` } }
      })
      return [[...files, done]]
    }
    case 'calendar':
      return inTurn(DAYS, random).map((days): Input[] => {
        const date = new Date(Date.parse(TODAY) + days * 86_400_000).toISOString().slice(0, 10)
        return [tap({ do: 'date', step: index, date })]
      })
    case 'yes_no':
      return [[tap({ do: random(2) === 0 ? 'yes' : 'no', step: index })]]
    default:
      if (step.type === 'phone') return typed(['8 (900) 111-22-33'])
      if (step.type === 'email') return typed(['Anna <anna@Example.com>'])
      return typed(step.type === 'number' ? inTurn(NUMBERS, random) : TEXTS)
  }
}

function inTurn<T>(list: T[], random: (below: number) => number): T[] {
  const from = random(list.length)
  return [...list.slice(from), ...list.slice(0, from)]
}

/** The same numbers for the same turn, so that a failure can be looked at again. */
function randomOf(turn: number): (below: number) => number {
  let state = (turn + 1) * 2654435761
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
