/** The word among `known` that takes the fewest letters to change into; undefined if there is none. */
export function nearestTo(word: string, known: readonly string[]): string | undefined {
  let nearest: string | undefined
  let least = Infinity
  for (const candidate of known) {
    const distance = distanceOf(word, candidate)
    if (distance < least) {
      least = distance
      nearest = candidate
    }
  }
  return nearest
}

/** Those of the words that look like a slip of the pen: one letter, or a third of all, is different. */
export function likeWords(word: string, known: readonly string[]): string[] {
  const most = Math.max(1, word.length / 3)
  return known.filter((candidate) => distanceOf(word, candidate) <= most)
}

/** Letters to add, drop, change or swap with a neighbour; only the first 64 letters count. */
function distanceOf(from: string, to: string): number {
  const [a, b] = [from.slice(0, 64).toLowerCase(), to.slice(0, 64).toLowerCase()]
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const changed = at(row, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const isSwap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swapped = isSwap ? at(before, j - 2) + 1 : Infinity
      next.push(Math.min(changed, swapped, at(row, j) + 1, at(next, j - 1) + 1))
    }
    before = row
    row = next
  }
  return at(row, b.length)
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity
}
