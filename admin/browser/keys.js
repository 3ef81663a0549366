// Single keys: an element with data-key is what its key reaches. While somebody types, keys are letters.

const ROW = '.rows .row-link, .people .person, .notices a'
const LIST = 'okoshko:list'

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const field = document.activeElement?.closest(
    'input:not([type="radio"], [type="checkbox"]), textarea, select',
  )
  if (field) {
    if (event.key === 'Escape') leave(field)
    if (event.key === 'ArrowDown' && field.type === 'search') step(event, 1)
    return
  }
  if (act(keyOf(event), event)) event.preventDefault()
})

// The order of the queue that one came from, for going on to the next ticket.
document.addEventListener('click', ({ target }) => {
  if (target.closest?.('.row-link')) {
    const rows = [...document.querySelectorAll('.rows .row-link')].map((row) => row.pathname)
    sessionStorage.setItem(LIST, JSON.stringify({ from: location.href, rows }))
  }
})

for (const back of document.querySelectorAll('#head-back')) {
  const { from } = list()
  if (from) back.href = from
}

if (location.hash === '#search') document.getElementById('search')?.focus()

// On a Russian layout the same places of the keyboard give other letters.
function keyOf({ key, code, shiftKey }) {
  if (/^[a-z/?]$/i.test(key)) return key.toLowerCase()
  if (code === 'Slash') return shiftKey ? '?' : '/'
  return code.startsWith('Key') ? code.slice(3).toLowerCase() : key
}

function act(key, event) {
  if (key === 'j' || key === 'k') return step(event, key === 'j' ? 1 : -1)
  if (key === '?') return toggleKeys()
  const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`)
  if (!target && key === '/') location.assign('/admin/tickets#search')
  if (!target) return false
  if (target.matches('summary')) open(target)
  else if (target.matches('input[type="radio"]')) write(target)
  else if (target.matches('input')) target.select()
  else target.click()
  return true
}

function step(event, by) {
  const rows = [...document.querySelectorAll(ROW)]
  if (rows.length === 0) return turn(by)
  const at = rows.indexOf(document.activeElement)
  const next =
    at === -1 && by < 0 ? rows.length - 1 : Math.min(Math.max(at + by, 0), rows.length - 1)
  event.preventDefault()
  rows[next].focus()
  return true
}

// On a ticket's page: the next one of the queue.
function turn(by) {
  const { rows = [] } = list()
  const next = rows[rows.indexOf(location.pathname) + by]
  if (next === undefined || !rows.includes(location.pathname)) return false
  location.assign(next)
  return true
}

function list() {
  return JSON.parse(sessionStorage.getItem(LIST) ?? '{}')
}

function open(summary) {
  const menu = summary.parentElement
  if (!menu.checkVisibility()) location.hash = 'side'
  menu.open = true
}

function write(mode) {
  mode.checked = true
  mode.dispatchEvent(new Event('change', { bubbles: true }))
  mode.form.querySelector('textarea').focus()
}

function leave(field) {
  if (field.type === 'search' && field.value !== '') {
    field.value = ''
    field.dispatchEvent(new Event('input', { bubbles: true }))
    return
  }
  field.blur()
}

function toggleKeys() {
  document.getElementById('keys')?.togglePopover()
  return true
}
