const BEYOND_ASCII = /[\u0080-\uffff]/g
/** How much longer an escape is than its letter. */
const LONGER = 5
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** A script with its letters beyond ASCII escaped; none of them may follow a backslash. */
export function escapedScript(text) {
  const escaped = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
  return text.replaceAll(BEYOND_ASCII, escaped)
}

/** The source map of a script as it is once that script is escaped. */
export function escapedMap(mapText, text) {
  const map = JSON.parse(mapText)
  const lines = text.split('\n')
  const mappings = map.mappings.split(';').map((line, at) => movedLine(line, lines[at] ?? ''))
  return JSON.stringify({ ...map, mappings: mappings.join(';') })
}

/** Each place of a line begins with how far behind the former it is. */
function movedLine(line, text) {
  const letters = Array.from(text.matchAll(BEYOND_ASCII), ({ index }) => index)
  if (letters.length === 0 || line === '') return line
  let [column, moved, passed] = [0, 0, 0]
  const places = line.split(',').map((place) => {
    const { distance, rest } = distanceOf(place)
    column += distance
    while (letters[passed] < column) passed += 1
    const former = moved
    moved = column + passed * LONGER
    return digitsOf(moved - former) + rest
  })
  return places.join(',')
}

/** A number is five bits a digit, the lowest first; a sixth says that more follow. Its own lowest is the sign. */
function distanceOf(place) {
  let value = 0
  for (let at = 0; ; at += 1) {
    const digit = DIGITS.indexOf(place[at])
    value += (digit & 31) << (5 * at)
    if (digit < 32) return { distance: value >> 1, rest: place.slice(at + 1) }
  }
}

function digitsOf(distance) {
  let digits = ''
  let value = distance << 1
  for (; value > 31; value >>= 5) digits += DIGITS[(value & 31) + 32]
  return digits + DIGITS[value]
}
