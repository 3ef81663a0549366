import { lengthOf, MAX_TYPED } from './answer-check.ts'
import { readPhone } from './answer-contact.ts'
import { readAnswer } from './answer-read.ts'
import { typedChoice } from './engine-choice.ts'
import { isOf } from './engine-path.ts'
import { typedPerson } from './engine-person.ts'
import { problem } from './engine-problem.ts'
import { type Applied, answered, refused, type Scene } from './engine-scene.ts'

const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u

/** A text typed: what it means hangs on the live step. */
export function typed(scene: Scene, written: string): Applied {
  const { live } = scene
  if (!live) return refused(scene, problem('use_buttons'))
  const { step } = live
  if (!VISIBLE.test(written)) return refused(scene, problem('blank'))
  const text = written.trim()
  if (step.type !== 'text' && lengthOf(text) > MAX_TYPED) {
    return refused(scene, problem('too_long', { length: lengthOf(text), max: MAX_TYPED }))
  }
  if (isOf(live, 'choice')) return typedChoice(scene, live, text)
  if (isOf(live, 'person')) return typedPerson(scene, live, text)
  if (step.type === 'choice' || step.type === 'person' || step.type === 'files') {
    return refused(scene, problem('files_expected'))
  }
  const reading = readAnswer(step, text, scene.facts)
  if ('problem' in reading) return refused(scene, reading.problem)
  return answered(scene, step.key, reading.answer)
}

/** A contact shared: a phone number, or the name to look for where a person is asked for. */
export function shared(
  scene: Scene,
  contact: { phone: string; name: string; own: boolean },
): Applied {
  const { live, facts } = scene
  if (live && isOf(live, 'phone')) {
    // One's own number is Telegram's, which has its country and mostly no plus.
    const text = contact.own
      ? readPhone(`+${contact.phone.replace(/\D/g, '')}`, null)
      : readPhone(contact.phone, facts.country)
    if (text === undefined) return refused(scene, problem('phone'))
    return answered(scene, live.step.key, { type: 'phone', text })
  }
  if (live && isOf(live, 'person')) return typed(scene, contact.name)
  return refused(scene, problem('contact_unwanted'))
}
