import { lengthOf } from './answer-check.ts'
import { personAnswer } from './answer-default.ts'
import { MAX_OWN } from './engine-choice.ts'
import type { AskedOf } from './engine-path.ts'
import { problem } from './engine-problem.ts'
import { type Applied, answered, refused, type Scene, stayed } from './engine-scene.ts'
import { fold } from './fold.ts'

// Of more people than this a twin may be out of sight, so that the person chooses.
const AT_ONCE = 50

/** A name typed: the only person called exactly so is taken, else the directory is searched. */
export function typedPerson(scene: Scene, live: AskedOf<'person'>, text: string): Applied {
  if (lengthOf(text) > MAX_OWN) {
    return refused(scene, problem('too_long', { length: lengthOf(text), max: MAX_OWN }))
  }
  if (scene.draft.own) return ownPerson(scene, live, text)
  const { departments } = live.step
  const { people, total } = scene.facts.people(text, { departments, offset: 0, limit: AT_ONCE })
  const [exact, ...twins] = people.filter(({ name }) => inAnyOrder(name) === inAnyOrder(text))
  if (exact && twins.length === 0 && total <= AT_ONCE) {
    return answered(scene, live.step.key, personAnswer(exact))
  }
  const searched = { search: text, page: 0 }
  return total > 0 ? stayed(scene, searched) : refused(scene, problem('person_unknown'), searched)
}

/** Somebody by the id in the directory, who may have left it since the prompt was sent. */
export function pickedPerson(scene: Scene, live: AskedOf<'person'>, id: number): Applied {
  const person = scene.facts.person(id, live.step.departments)
  if (!person) return refused(scene, problem('person_gone'))
  return answered(scene, live.step.key, personAnswer(person))
}

/** Somebody who is not in the directory. */
export function ownPerson(scene: Scene, live: AskedOf<'person'>, name: string): Applied {
  return answered(scene, live.step.key, { type: 'person', name })
}

function inAnyOrder(name: string): string {
  return fold(name).split(' ').sort().join(' ')
}
