const safe = new Set(['http:', 'https:', 'mailto:', 'tel:', 'tg:'])
const telegram = new Set(['t.me', 'telegram.me', 'telegram.dog', 'www.t.me'])
const bot = JSON.parse(document.body.dataset.bot)

/** An address that may be opened, or null: a script or a broken one. */
export function safeAddress(text) {
  try {
    const address = new URL(/^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`)
    return safe.has(address.protocol) ? address : null
  } catch {
    return null
  }
}

/** For a link to our bot: its start payload ('' without one); null for any other link. */
export function startPayload(address) {
  const inApp = address.protocol === 'tg:'
  if (!inApp && !telegram.has(address.hostname)) return null
  const name = inApp ? address.searchParams.get('domain') : address.pathname.split('/')[1]
  if (name?.toLowerCase() !== bot.username.toLowerCase()) return null
  return address.searchParams.get('start') ?? ''
}

/** Opens a link as Telegram does: our bot's within the phone, others in a new tab. */
export function follow(phone, text) {
  const address = safeAddress(text)
  if (!address) return
  const payload = startPayload(address)
  if (payload !== null) phone.openBot(payload)
  else if (address.protocol !== 'tg:') window.open(address.href, '_blank', 'noopener')
}
