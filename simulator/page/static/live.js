const retryMs = 2000

/**
 * Hears of changes as long as the page is open: names such as `chat:5`, or null after every
 * (re)connection, when anything may have changed. `connected` hears true and false.
 */
export function live(changed, connected) {
  const source = new EventSource('events')
  source.addEventListener('open', () => {
    connected(true)
    changed(null)
  })
  source.addEventListener('changed', (event) => {
    const names = JSON.parse(event.data)
    if (names.length > 0) changed(names)
  })
  source.addEventListener('error', () => {
    connected(false)
    // A refused stream is closed for good by the browser; a cut one reconnects by itself.
    if (source.readyState === EventSource.CLOSED)
      setTimeout(() => live(changed, connected), retryMs)
  })
}
