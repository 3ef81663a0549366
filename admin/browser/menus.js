// Menus are plain disclosures; a click elsewhere or Escape closes them, and focus goes where one expects.

const OPEN = 'details.menu[open]'

document.addEventListener('click', ({ target }) => {
  for (const menu of document.querySelectorAll(OPEN)) {
    if (!menu.contains(target)) menu.open = false
  }
})

document.addEventListener(
  'toggle',
  ({ target }) => {
    if (!target.open || !target.matches?.('details.menu, details.way')) return
    const first = target.matches('.way')
      ? target.querySelector('textarea')
      : target.querySelector(
          '.menu-body :is(button, a, textarea, select, input:not([type="hidden"]), summary)',
        )
    first?.focus({ preventScroll: false })
  },
  true,
)

document.addEventListener('keydown', (event) => {
  const menu = document.activeElement?.closest(OPEN)
  if (!menu) return
  if (event.key === 'Escape') {
    menu.open = false
    menu.querySelector('summary').focus()
    event.stopImmediatePropagation()
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined || document.activeElement.matches('textarea, select, input')) return
  event.preventDefault()
  const entries = [...menu.querySelectorAll('.menu-body :is(button, a, summary)')].filter((entry) =>
    entry.checkVisibility(),
  )
  const at = entries.indexOf(document.activeElement)
  entries.at((at + step) % entries.length)?.focus()
})
