import { make } from './element.js'
import { say } from './words.js'

const wordsOf = { new: 'start', blocked: 'restart', left: 'notMember' }

/** Stands instead of the composer where one may not write (yet): START, RESTART, or why not. */
export function startGate(chat) {
  const element = make('div', { class: 'gate', hidden: true })

  /** True when the gate is shut. */
  function update(view) {
    const words = wordsOf[view.state]
    element.hidden = !words
    if (!words || element.dataset.drawn === words) return Boolean(words)
    element.dataset.drawn = words
    element.replaceChildren(
      words === 'notMember'
        ? make('p', {}, say(words))
        : make('button', { type: 'button', onclick: () => chat.send('start') }, say(words)),
    )
    return true
  }

  return { element, update }
}
