// The editor of a service: every change of it is a button of its form, so that all of this works
// without scripts too. Here buttons are pressed by dragging, by choosing and by inserting.

const FORM = 'form#editor'
const visited = new WeakSet()
let dragged = null
let opened = []
let shown = null
let unsent = null
let following = null
let own = null

keepPage()

// A select on which other fields depend asks for the form anew.
document.addEventListener('change', ({ target }) => {
  const { redraw } = target.dataset ?? {}
  if (redraw === undefined || !target.form?.matches(FORM)) return
  press(target.form, redraw === 'preview' ? 'look' : 'enter')
})

// Enter in a list of answers or items leads to the next one, also where there is none yet.
document.addEventListener('keydown', (event) => {
  const field = event.target
  if (event.key !== 'Enter' || !field.matches?.('.option-list .words-inputs input')) return
  event.preventDefault()
  const next = field.name.replace(
    /(\d+)(\.(?:name|text)\.\w+)$/,
    (_, at, end) => `${+at + 1}${end}`,
  )
  if (focusOn(next)) return
  following = next
  press(field.form, 'enter')
})

// An answer goes where the cursor is, or was; to the end of a field in which nobody has been.
document.addEventListener('focusin', ({ target }) => visited.add(target))

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('[data-put]')
  const field = button && document.getElementById(button.dataset.put)
  if (!field) return
  event.preventDefault()
  const from = visited.has(field) ? field.selectionStart : field.value.length
  const to = visited.has(field) ? field.selectionEnd : field.value.length
  const gap = /\S$/.test(field.value.slice(0, from)) ? ' ' : ''
  field.setRangeText(gap + button.dataset.text, from, to, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.focus()
})

document.addEventListener('pointerdown', ({ target }) => {
  const grip = target.closest?.('[data-grip]')
  const row = grip?.closest('[data-index], [data-key-of]')
  if (row) row.draggable = true
})

document.addEventListener('pointerup', () => release())

document.addEventListener('dragstart', (event) => {
  if (!event.target.draggable || !event.target.matches?.('[data-index], [data-key-of]')) return
  dragged = event.target
  dragged.classList.add('dragged')
  event.dataTransfer.effectAllowed = 'move'
})

document.addEventListener('dragover', (event) => {
  const over = rowUnder(event)
  if (!over) return
  event.preventDefault()
  for (const row of document.querySelectorAll('.drop-here')) row.classList.remove('drop-here')
  if (over !== dragged) over.classList.add('drop-here')
})

document.addEventListener('drop', (event) => {
  const over = rowUnder(event)
  if (!over) return
  event.preventDefault()
  const form = dragged.closest('form')
  const list = dragged.parentElement.dataset.sortable
  const from = dragged.dataset
  const to = over.dataset
  if (over !== dragged) {
    if (list === undefined) press(form, `move:${from.keyOf}:${to.keyOf}`)
    else press(form, `move:${list}.${from.index}:${to.index}`)
  }
  release()
})

document.addEventListener('dragend', () => release())

// What was open stays open, and what was typed into the chat is gone once it was sent.
document.addEventListener('htmx:beforeSwap', ({ detail }) => {
  if (!detail.target.matches?.(FORM)) return
  opened = [...detail.target.querySelectorAll('details[data-mark][open]')].map(markOf)
})

document.addEventListener('htmx:afterSwap', () => {
  keepPage()
  const form = document.querySelector(FORM)
  for (const mark of opened) {
    const details = form?.querySelector(`details[data-mark="${CSS.escape(mark)}"]`)
    if (details) details.open = true
  }
  opened = []
  if (following && focusOn(following)) following = null
  const summary = document.getElementById('faults') ?? document.querySelector('.meanwhile')
  if (summary && summary !== shown) summary.scrollIntoView({ block: 'center' })
  shown = summary
})

document.addEventListener('htmx:configRequest', ({ detail }) => {
  if (detail.elt.closest(FORM)) unsent = null
  if (!['say', 'enter'].includes(detail.parameters.do)) return
  const field = document.querySelector(`${FORM} [name="preview.text"]`)
  if (field) field.value = ''
})

// The last letters typed before one leaves are kept as well.
document.addEventListener('input', ({ target }) => {
  if (target.closest?.('.editor-main')) unsent = target.form
})

addEventListener('pagehide', () => {
  if (!unsent?.isConnected) return
  const fields = new URLSearchParams(new FormData(unsent))
  fields.set('do', 'keep')
  navigator.sendBeacon(unsent.action, fields)
  unsent = null
})

// Links of the summary open whatever shuts their field away.
document.addEventListener('click', ({ target }) => {
  const link = target.closest?.('.fault-summary a')
  const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)))
  for (let at = field; at; at = at.parentElement) if (at.matches('details')) at.open = true
  const inner = field?.querySelector('details[data-mark]')
  if (inner) inner.open = true
  if (field?.matches('input, textarea, select')) field.focus()
})

// However often it is drawn, loaded anew or gone back to, it is one page: what it sent when it was
// left may come to the desk after it was shown again, and is no other page's.
function keepPage() {
  const field = document.querySelector(`${FORM} [name="draft.page"]`)
  if (!field) return
  const place = `page:${location.pathname}`
  const [{ type } = {}] = performance.getEntriesByType('navigation')
  const isAgain = type === 'reload' || type === 'back_forward'
  own ??= (isAgain && sessionStorage.getItem(place)) || field.value
  sessionStorage.setItem(place, own)
  field.value = own
}

function press(form, deed) {
  const button = Object.assign(document.createElement('button'), {
    type: 'submit',
    name: 'do',
    value: deed,
    hidden: true,
  })
  form.append(button)
  button.click()
  button.remove()
}

function focusOn(id) {
  const field = document.getElementById(id)
  field?.focus()
  return field !== null
}

function rowUnder({ target }) {
  const row = dragged && target.closest?.('[data-index], [data-key-of]')
  return row && row.parentElement === dragged.parentElement ? row : null
}

function release() {
  dragged?.classList.remove('dragged')
  for (const row of document.querySelectorAll('[draggable="true"]')) row.draggable = false
  for (const row of document.querySelectorAll('.drop-here')) row.classList.remove('drop-here')
  dragged = null
}

function markOf(details) {
  return details.dataset.mark
}
