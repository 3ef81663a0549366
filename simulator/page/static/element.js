/**
 * Makes an element. Attributes: `on…` functions listen, true stands without a value, null and
 * false are left out. Children: nodes and strings (always text, never markup); null and false go.
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else element.setAttribute(name, value === true ? plainly(name) : String(value))
  }
  element.append(...children.flat().filter((child) => child || child === 0))
  return element
}

/** A picture from icons.svg; says nothing to a screen reader. */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('class', 'icon')
  svg.setAttribute('aria-hidden', 'true')
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use')
  use.setAttribute('href', `static/icons.svg#${name}`)
  svg.append(use)
  return svg
}

/** A round button with a picture; the label is for hover and screen readers. */
export function iconButton(name, label, onclick, attributes = {}) {
  return make(
    'button',
    {
      type: 'button',
      class: 'icon-button',
      'aria-label': label,
      title: label,
      onclick,
      ...attributes,
    },
    icon(name),
  )
}

/** Whom a chat or message belongs to, as a coloured circle with initials. */
export function avatar(id, name, size = '') {
  const letters = [...name.matchAll(/(?:^|\s)([\p{L}\p{N}])/gu)].map((match) => match[1])
  const initials = letters.slice(0, 2).join('').toUpperCase() || '?'
  return make(
    'span',
    { class: `avatar ${size} colour-${Math.abs(id) % 7}`, 'aria-hidden': 'true' },
    initials,
  )
}

/** A bare attribute, but `true` where ARIA wants the word. */
function plainly(name) {
  return name.startsWith('aria-') ? 'true' : ''
}
