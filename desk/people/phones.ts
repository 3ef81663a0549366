import { parsePhoneNumberFromString } from 'libphonenumber-js'

/** A phone number in E.164; a number without a country is Russian. Null where it is none. */
export function phoneNumber(text: string): string | null {
  const digits = text.replace(/[^\d+]/g, '')
  // Directories leave out the plus.
  const candidates = [text, /^[1-9]\d{9,14}$/.test(digits) ? `+${digits}` : text]
  for (const candidate of candidates) {
    const parsed = parsePhoneNumberFromString(candidate, 'RU')
    if (parsed?.isPossible()) return parsed.number
  }
  return null
}
