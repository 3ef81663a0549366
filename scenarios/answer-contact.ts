import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min'

/**
 * The number as E.164 (+79001112233), read as one of the country where it names none, which none may
 * where `country` is null; else undefined.
 */
export function readPhone(typed: string, country: CountryCode | null = 'RU'): string | undefined {
  if (typed.length > 60) return undefined
  const phone = parsePhoneNumberFromString(typed, country ?? undefined)
  if (phone?.isPossible()) return phone.number
  const digits = typed.replace(/\D/g, '')
  if (digits.length < 11) return undefined
  // Telegram gives the number of a contact without its plus.
  const international = parsePhoneNumberFromString(`+${digits}`)
  return international?.isPossible() ? international.number : undefined
}

/** +7 900 111 22 33 for +79001112233. */
export function sayPhone(phone: string): string {
  return parsePhoneNumberFromString(phone)?.formatInternational() ?? phone
}

/** The address without what mail programs put around it, its domain in small letters; else undefined. */
export function readEmail(typed: string): string | undefined {
  if (typed.length > 400) return undefined
  const text = typed.trim().replace(/^mailto:/i, '')
  const address = /<([^<>]+)>$/.exec(text)?.[1] ?? text
  const at = address.lastIndexOf('@')
  const [name, domain] = [address.slice(0, at), address.slice(at + 1).toLowerCase()]
  if (at < 1 || address.length > 254 || /[\s@<>()[\],;:"\p{C}]/u.test(name)) return undefined
  const labels = domain.split('.')
  const real = labels.length > 1 && labels.every((label) => /^[\p{L}\p{N}-]{1,63}$/u.test(label))
  return real && /^[\p{L}\p{N}-]{2,}$/u.test(labels.at(-1) ?? '') ? `${name}@${domain}` : undefined
}
