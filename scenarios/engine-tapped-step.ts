import { answerOf } from './answer.ts'
import { isOptional, problemWith } from './answer-check.ts'
import { boundsOf, monthWithin } from './date.ts'
import { ownChoice, picked, ticked, unticked } from './engine-choice.ts'
import { moveTo, SUMMARY } from './engine-draft.ts'
import { detached } from './engine-files.ts'
import { type Asked, type AskedOf, backOf, isAnswered, isOf, proposedOf } from './engine-path.ts'
import { ownPerson, pickedPerson } from './engine-person.ts'
import { problem } from './engine-problem.ts'
import {
  type Applied,
  answered,
  closed,
  moved,
  refused,
  type Scene,
  stale,
  stayed,
} from './engine-scene.ts'
import { checkOf, type StepTap } from './engine-tap.ts'

/** A button of the live step tapped. */
export function tappedStep(scene: Scene, live: Asked, tap: StepTap): Applied {
  switch (tap.do) {
    case 'back':
      return wentBack(scene)
    case 'keep':
      return isAnswered(live.step, scene.path.answers, scene.facts.today)
        ? moved(scene, closed(scene.draft, live.step.key))
        : stale(scene)
    case 'skip':
      return isOptional(live.step) ? skipped(scene, live.step.key) : stale(scene)
    case 'done':
      return done(scene, live)
    case 'default': {
      const answer = proposedOf(live, scene.facts)
      return answer ? answered(scene, live.step.key, answer) : stale(scene)
    }
    case 'yes':
    case 'no':
      if (!isOf(live, 'yes_no')) return stale(scene)
      return answered(scene, live.step.key, { type: 'yes_no', value: tap.do === 'yes' })
    case 'date':
    case 'month':
      return isOf(live, 'date') ? tappedDate(scene, live, tap) : stale(scene)
    case 'remove':
      return isOf(live, 'files') ? detached(scene, live, tap.file) : stale(scene)
    case 'person':
      return isOf(live, 'person') ? pickedPerson(scene, live, tap.id) : stale(scene)
    case 'pick':
    case 'tick':
      return isOf(live, 'choice') ? tappedOption(scene, live, tap) : stale(scene)
    case 'page':
    case 'list':
    case 'other':
    case 'own':
      return isOf(live, 'choice') || isOf(live, 'person')
        ? tappedList(scene, live, tap)
        : stale(scene)
    case 'goto':
      return stale(scene)
  }
}

function wentBack(scene: Scene): Applied {
  const target = backOf(scene.path, scene.draft, scene.facts.today)
  if (target === undefined) return stale(scene)
  if (target === SUMMARY) return moved(scene, scene.draft)
  return { draft: moveTo(scene.draft, target), outcome: 'moved' }
}

function skipped(scene: Scene, key: string): Applied {
  const { [key]: _, ...answers } = scene.draft.answers
  const draft = closed({ ...scene.draft, answers }, key)
  return moved(scene, { ...draft, skipped: [...draft.skipped, key] })
}

function done(scene: Scene, live: Asked): Applied {
  const { key } = live.step
  const several = live.step.type === 'files' || (live.step.type === 'choice' && live.step.multiple)
  if (!several) return stale(scene)
  const answer = answerOf(scene.path.answers, key)
  if (!answer)
    return isOptional(live.step) ? skipped(scene, key) : refused(scene, problem('required'))
  const fault = problemWith(live.step, answer, scene.facts.today)
  return fault ? refused(scene, fault) : moved(scene, closed(scene.draft, key))
}

function tappedDate(
  scene: Scene,
  live: AskedOf<'date'>,
  tap: Extract<StepTap, { do: 'date' | 'month' }>,
): Applied {
  const { today } = scene.facts
  if (tap.do === 'month') {
    return stayed(scene, { month: monthWithin(tap.month, boundsOf(live.step, today)) })
  }
  const answer = { type: 'date' as const, date: tap.date }
  const fault = problemWith(live.step, answer, today)
  return fault ? refused(scene, fault) : answered(scene, live.step.key, answer)
}

function tappedOption(
  scene: Scene,
  live: AskedOf<'choice'>,
  tap: Extract<StepTap, { do: 'pick' | 'tick' }>,
): Applied {
  if (tap.do === 'pick') return live.step.multiple ? stale(scene) : picked(scene, live, tap.option)
  if (!live.step.multiple) return stale(scene)
  if (tap.option !== 'other') return ticked(scene, live, tap.option, tap.on === 'on')
  return tap.on === 'off' ? unticked(scene, live) : stale(scene)
}

function tappedList(
  scene: Scene,
  live: AskedOf<'choice'> | AskedOf<'person'>,
  tap: Extract<StepTap, { do: 'page' | 'list' | 'other' | 'own' }>,
): Applied {
  const { search } = scene.draft
  if (tap.do === 'page') return stayed(scene, { page: tap.page })
  if (tap.do === 'list') return stayed(scene, { search: '', own: false, page: 0 })
  if (!live.step.other) return stale(scene)
  if (tap.do === 'other') return stayed(scene, { own: true, search: '' })
  if (search === '' || checkOf(search) !== tap.check) return stale(scene)
  return isOf(live, 'choice') ? ownChoice(scene, live, search) : ownPerson(scene, live, search)
}
