// Keeps an open page fresh. The stream says only that something changed; the page then asks for
// itself again, with the rights that its reader has by now, and once a minute for the times in it.
// A page that nobody sees has no stream: browsers allow six a site.

import { say } from './forms.js'
import { merge } from './merge.js'

const GAP_MS = 700
const MINUTE_MS = 60_000
const BEAT_MS = 20_000
const TYPING_MS = 4_000
const RETRY_MS = 2_000
const GONE = [401, 403, 404]

const { events } = document.body.dataset
const ticket = document.querySelector('[data-ticket]')?.dataset.ticket
let stream = null
let asked = 0
let shown = 0
let timer = null
let turning = null
let typedAt = 0
let told = 'viewing'
let isLeaving = false

if (events) {
  document.addEventListener('visibilitychange', follow)
  addEventListener('pagehide', () => tell('gone'))
  addEventListener('pageshow', (event) => {
    isLeaving = false
    if (event.persisted) renewSoon()
  })
  // A form that leads to another page may take its time; loading this one again would cut it off.
  addEventListener('submit', (event) => {
    if (!event.defaultPrevented) isLeaving = true
  })
  setInterval(renewSoon, MINUTE_MS)
  document.addEventListener('panel:merged', awaitTurn)
  awaitTurn()
  follow()
}

if (ticket) {
  setInterval(() => tell(stateNow()), BEAT_MS)
  document.addEventListener('input', ({ target }) => {
    if (!target.matches('.compose-text')) return
    typedAt = Date.now()
    if (told !== 'typing') tell('typing')
    setTimeout(() => told === 'typing' && stateNow() === 'viewing' && tell('viewing'), TYPING_MS)
  })
}

document.addEventListener('panel:released', () => {
  const tray = document.getElementById('tray')
  if (!tray || tray.hidden) return
  tray.hidden = true
  renewSoon()
})

function follow() {
  if (document.hidden) {
    stream?.close()
    stream = null
    tell('gone')
    return
  }
  if (stream) return
  stream = new EventSource(events)
  stream.onopen = () => {
    say('offline', false)
    renewSoon()
  }
  stream.onerror = () => {
    say('offline', true)
    // A refused stream is not tried again by the browser: the session has ended, or the program is
    // just starting.
    if (stream?.readyState === EventSource.CLOSED) setTimeout(followAnew, RETRY_MS)
  }
  for (const news of ['ticket', 'queue', 'presence', 'notices']) {
    stream.addEventListener(news, () => renewSoon())
  }
  stream.addEventListener('end', reload)
  tell(stateNow())
}

function followAnew() {
  stream = null
  renewSoon()
  follow()
}

// A deadline comes near or passes without anybody doing anything: the page knows when.
function awaitTurn() {
  const wait = Number(document.getElementById('turn')?.textContent || Number.NaN)
  clearTimeout(turning)
  // What is further away comes with the next minute.
  if (wait <= MINUTE_MS) turning = setTimeout(renewSoon, wait)
}

function renewSoon() {
  if (timer !== null || document.hidden) return
  timer = setTimeout(renewNow, Math.max(0, asked + GAP_MS - Date.now()))
}

async function renewNow() {
  // What changes from here on may be missing in the answer, so it may be asked for again at once.
  timer = null
  if (isLeaving) return
  asked = Date.now()
  const turn = asked
  try {
    const answer = await fetch(location.href, { headers: { 'X-Refresh': '1' } })
    // No longer signed in, or no longer let in here: the page itself says what to do.
    // A page that says so already would go on reloading itself for ever.
    const isRefusal = document.querySelector('main > .lost') !== null
    if (GONE.includes(answer.status) && !isRefusal) reload()
    const text = await answer.text()
    // An answer that a later one has overtaken is out of date.
    if (!answer.ok || turn < shown) return
    shown = turn
    merge(new DOMParser().parseFromString(text, 'text/html'))
    if (ticket) tell(stateNow())
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    say('offline', true)
  }
}

function reload() {
  if (!isLeaving) location.reload()
}

function stateNow() {
  if (document.hidden) return 'gone'
  return Date.now() - typedAt < TYPING_MS ? 'typing' : 'viewing'
}

// A beacon arrives even from a page that is being left.
function tell(state) {
  if (!ticket) return
  told = state
  navigator.sendBeacon(`/admin/tickets/${ticket}/presence`, new URLSearchParams({ state }))
}
