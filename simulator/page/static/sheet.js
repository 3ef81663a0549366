import { make } from './element.js'
import { say } from './words.js'

/**
 * Lays a card over a phone's screen and keeps the rest out of reach until it is closed.
 * `content` is made with a function that closes it; resolves with what that was given, null for
 * Escape or a tap beside the card.
 */
export function openSheet(screen, attributes, content) {
  return new Promise((resolve) => {
    const before = document.activeElement
    const others = [...screen.children].filter((child) => !child.inert)
    const close = (value) => {
      for (const child of others) child.inert = false
      layer.remove()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
      resolve(value)
    }
    const card = make('div', {
      class: 'sheet',
      role: 'dialog',
      'aria-modal': 'true',
      ...attributes,
    })
    const layer = make(
      'div',
      {
        class: 'sheet-layer',
        onclick: (event) => event.target === layer && close(null),
        onkeydown: (event) => event.key === 'Escape' && close(null),
      },
      card,
    )
    card.append(...[content(close)].flat())
    for (const child of others) child.inert = true
    screen.append(layer)
    const first =
      card.querySelector('[data-first]') ?? card.querySelector('textarea, input, button')
    first?.focus()
  })
}

/** Asks yes or no; true only for the confirming button. */
export async function confirmSheet(screen, { title, text, yes, danger = false }) {
  const answer = await openSheet(screen, { role: 'alertdialog', 'aria-label': title }, (close) =>
    [
      make('h2', {}, title),
      text && make('p', {}, text),
      make(
        'div',
        { class: 'sheet-buttons' },
        make('button', { type: 'button', onclick: () => close(false) }, say('cancel')),
        make(
          'button',
          {
            type: 'button',
            class: danger ? 'danger' : '',
            'data-first': true,
            onclick: () => close(true),
          },
          yes,
        ),
      ),
    ].filter(Boolean),
  )
  return answer === true
}

/** Shows a text until OK is pressed, as Telegram shows a callback's alert. */
export function alertSheet(screen, title, text) {
  return openSheet(screen, { role: 'alertdialog', 'aria-label': title }, (close) => [
    make('h2', {}, title),
    make('p', { class: 'alert-text' }, text),
    make(
      'div',
      { class: 'sheet-buttons' },
      make('button', { type: 'button', 'data-first': true, onclick: () => close(null) }, say('ok')),
    ),
  ])
}

/** The last row of a sheet that is a form: give up, or submit it. */
export function sheetButtons(close, label) {
  return make(
    'div',
    { class: 'sheet-buttons' },
    make('button', { type: 'button', onclick: () => close(null) }, say('cancel')),
    make('button', { type: 'submit' }, label),
  )
}
