import { icon, iconButton, make } from './element.js'
import { summary } from './summary.js'
import { say } from './words.js'

/** The bar over the composer that shows which message one answers or changes. */
export function aboutBar(forget) {
  const element = make('div', { class: 'about', hidden: true })

  function show(title, picture, message) {
    element.hidden = false
    element.replaceChildren(
      icon(picture),
      make(
        'div',
        { class: 'about-text' },
        make('span', { class: 'line title' }, title),
        make('span', { class: 'line' }, summary(message)),
      ),
      iconButton('close', say('cancel'), forget),
    )
  }

  function hide() {
    element.hidden = true
  }

  return { element, show, hide }
}
