const LETTERS: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  і: 'i',
  ї: 'yi',
  є: 'ye',
  ґ: 'g',
  ў: 'u',
  ә: 'a',
  ғ: 'g',
  қ: 'k',
  ң: 'n',
  ө: 'o',
  ұ: 'u',
  ү: 'u',
  һ: 'h',
}
const LONGEST = 32

/** A key made of a name in Latin letters; `otherwise` where the name has no letter that has one. */
export function keyOf(name: string, otherwise: string): string {
  const latin = [...name.toLowerCase()].map((letter) => LETTERS[letter] ?? letter).join('')
  const words = latin
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
  const key = words
    .replace(/^[^a-z]+/, '')
    .slice(0, LONGEST - 5)
    .replace(/-+$/, '')
  return key === '' ? otherwise : key
}

/** The key itself, or with the first number behind it that makes it free. */
export function freeKey(key: string, isFree: (key: string) => boolean): string {
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? key : `${key}-${count}`
    if (isFree(candidate)) return candidate
  }
}
