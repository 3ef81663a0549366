import { icon, make } from './element.js'

/**
 * Opens a menu within the screen at a point of the window. Items: `{ label, icon, danger, act }`;
 * `above` is a row shown over them. Closes by choice, Escape, or a tap elsewhere.
 */
export function openMenu(screen, point, label, items, above = null) {
  screen.querySelector('.menu-layer')?.remove()
  const before = document.activeElement
  const close = () => {
    layer.remove()
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
  }
  const rows = items.map((item) =>
    make(
      'button',
      {
        type: 'button',
        role: 'menuitem',
        class: item.danger ? 'danger' : '',
        onclick: () => {
          close()
          item.act()
        },
      },
      icon(item.icon),
      item.label,
    ),
  )
  const menu = make('div', { class: 'menu', role: 'menu', 'aria-label': label }, rows)
  const box = make(
    'div',
    { class: 'menu-box', onclick: (event) => event.target.closest('.menu-close') && close() },
    above,
    menu,
  )
  const layer = make('div', { class: 'menu-layer', onkeydown: move }, box)
  layer.addEventListener('pointerdown', (event) => {
    if (event.target !== layer) return
    event.preventDefault()
    close()
  })
  layer.addEventListener('contextmenu', (event) => event.preventDefault())
  screen.append(layer)
  place(screen, box, point)
  rows[0]?.focus({ preventScroll: true })

  function move(event) {
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault()
      close()
      return
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const at = rows.indexOf(document.activeElement)
    rows[(at + step + rows.length) % rows.length]?.focus()
  }
}

/** Beside the point, but never out of the screen. */
function place(screen, box, point) {
  const outer = screen.getBoundingClientRect()
  const left = Math.min(point.x - outer.left, outer.width - box.offsetWidth - 8)
  const top = Math.min(point.y - outer.top, outer.height - box.offsetHeight - 8)
  box.style.left = `${Math.max(8, left)}px`
  box.style.top = `${Math.max(8, top)}px`
}
