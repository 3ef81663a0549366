const table = JSON.parse(document.body.dataset.words)

/** The page's language: `ru` or `en`. */
export const language = document.documentElement.lang

const plurals = new Intl.PluralRules(language)

/** Words by name; `{…}` filled from values; with `{n}` the form that the number asks for. */
export function say(name, values = {}) {
  const entry = table[name] ?? name
  const text = typeof entry === 'string' ? entry : (entry[plurals.select(values.n)] ?? entry.other)
  return text.replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole))
}

/** A size as people read it, from bytes. */
export function size(bytes) {
  const units = table.bytes.split(',')
  let power = 0
  let amount = bytes
  while (amount >= 1024 && power < units.length - 1) {
    amount /= 1024
    power += 1
  }
  const digits = power > 0 && amount < 100 ? 1 : 0
  return `${amount.toLocaleString(language, { maximumFractionDigits: digits })} ${units[power]}`
}
