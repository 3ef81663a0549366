// Brings the page up to date with what the server says now. Regions (data-renew) are compared child
// by child, by id: what has not changed is not touched, so that focus, open menus and the scroll
// position stay. A region with data-keep belongs to whoever is writing in it.

const drawn = new WeakMap()
const HELD = 'input, textarea, select'
let under = null

remember(document)

document.addEventListener('pointerover', ({ pointerType, target }) => {
  point(pointerType === 'mouse' ? target.closest('[data-steady], .tray') : null)
})
document.documentElement.addEventListener('pointerleave', () => point(null))

/** Merges a newer version of this page; `source` is the form whose answer it is, if any. */
export function merge(fresh, source = null) {
  for (const next of fresh.querySelectorAll('[data-renew]')) {
    const region = document.getElementById(next.id)
    // A region within one that was just replaced is the new one itself.
    if (region && region !== next) renew(region, next, source)
  }
  if (source?.matches('.filters')) source.closest('main').scrollTop = 0
  document.dispatchEvent(new CustomEvent('panel:merged', { detail: { source } }))
}

function point(list) {
  const isReleased = under !== null && list === null
  under = list
  if (isReleased) document.dispatchEvent(new CustomEvent('panel:released'))
}

function renew(region, next, source) {
  const isOwn = source !== null && (region.contains(source) || source.contains(region))
  if (region.dataset.keep !== undefined && !isOwn && region.dataset.keep === next.dataset.keep) {
    return
  }
  if (next.dataset.keep !== undefined) region.dataset.keep = next.dataset.keep
  const children = [...next.children]
  if (children.some((child) => child.id === '') || children.length === 0) {
    if (region.innerHTML !== next.innerHTML) replaceAll(region, next)
    return
  }
  // Rows must not move under the hand that is about to click one.
  // What somebody asked for themselves comes at once.
  if (source) align(region, children, isOwn)
  else if (under && region.hasAttribute('data-steady')) holdStill(region, children)
  else keepInPlace(region, () => align(region, children, false))
}

function align(region, children, isOwn) {
  const known = new Map([...region.children].map((child) => [child.id, child]))
  const wanted = new Set(children.map((child) => child.id))
  for (const [id, child] of known) if (!wanted.has(id)) child.remove()
  let after = null
  for (const child of children.toReversed()) {
    const old = known.get(child.id)
    const shown = old ? update(old, child, isOwn) : arrive(child)
    // Putting a child where it is already would take its focus away.
    if (shown.parentNode !== region || shown.nextElementSibling !== after) {
      region.insertBefore(shown, after)
    }
    after = shown
  }
}

function update(known, child, isOwn) {
  known.classList.remove('gone')
  if (drawn.get(known) === child.outerHTML || (!isOwn && isBusy(known))) return known
  const html = child.outerHTML
  const focused = known.contains(document.activeElement) ? document.activeElement : null
  const open = [...known.querySelectorAll('details')].map((one) => one.open)
  known.replaceWith(child)
  drawn.set(child, html)
  if (!isOwn) {
    for (const [index, one] of child.querySelectorAll('details').entries()) {
      if (open[index]) one.open = true
    }
  }
  window.htmx?.process(child)
  if (focused) sameAs(focused, child)?.focus()
  return child
}

function arrive(child) {
  drawn.set(child, child.outerHTML)
  if (child.matches('.row')) child.classList.add('arrived')
  window.htmx?.process(child)
  return child
}

// What changed is shown where it stands; what is new waits in the tray until the pointer leaves.
function holdStill(region, children) {
  const known = new Map([...region.children].map((child) => [child.id, child]))
  const wanted = new Set(children.map((child) => child.id))
  for (const [id, child] of known) child.classList.toggle('gone', !wanted.has(id))
  const rows = children.filter((child) => child.matches('.row'))
  for (const row of rows) if (known.has(row.id)) update(known.get(row.id), row, false)
  const tray = document.getElementById('tray')
  const waiting = rows.filter((row) => !known.has(row.id))
  tray.replaceChildren(...waiting.map((row) => Object.assign(row, { id: `new-${row.id}` })))
  tray.hidden = waiting.length === 0
}

// Rows that come in above what one looks at must not push it away.
function keepInPlace(region, change) {
  const scroller = region.closest('main')
  const mark = document.activeElement?.closest('.row') ?? topmost(region, scroller)
  const before = mark?.getBoundingClientRect().top
  change()
  if (!mark?.isConnected || !scroller || scroller.scrollTop === 0) return
  scroller.scrollTop += mark.getBoundingClientRect().top - before
}

function topmost(region, scroller) {
  const edge = scroller?.getBoundingClientRect().top ?? 0
  return [...region.children].find((child) => child.getBoundingClientRect().bottom > edge + 100)
}

function replaceAll(region, next) {
  region.replaceChildren(...next.childNodes)
  remember(region)
  window.htmx?.process(region)
}

function remember(root) {
  for (const region of root.querySelectorAll('[data-renew]')) {
    for (const child of region.children) drawn.set(child, child.outerHTML)
  }
}

function isBusy(element) {
  const { activeElement } = document
  const isTyping = element.contains(activeElement) && activeElement.matches(HELD)
  return isTyping || element.querySelector('details.menu[open], details.correct[open]') !== null
}

function sameAs(element, root) {
  const { id, name, value, pathname } = element
  const isSame = (one) => one.name === name && one.value === value && one.pathname === pathname
  const like = [...root.querySelectorAll(element.localName)]
  return (id && document.getElementById(id)) || like.find(isSame) || like[0]
}
