/** What a column of a table of people means. */
export type Column = (typeof COLUMNS)[number]

const COLUMNS = [
  'key',
  'name',
  'surname',
  'first_name',
  'department',
  'position',
  'role',
  'manager',
  'phone',
  'email',
  'telegram_id',
  'language',
] as const

const HEADINGS: Record<Column, string> = {
  key: 'key|ключ|код',
  name: 'name|full name|employee|фио|ф и о|полное имя|имя и фамилия|фамилия и имя|фамилия имя|имя фамилия|фамилия имя отчество|сотрудник|работник',
  surname: 'surname|last name|family name|фамилия',
  first_name: 'first name|given name|имя',
  department: 'department|отдел|подразделение|департамент',
  position: 'position|job title|title|job|должность',
  role: 'role|роль',
  manager: 'manager|reports to|руководитель|непосредственный руководитель|начальник',
  phone:
    'phone|phone number|mobile|mobile phone|телефон|номер телефона|мобильный|мобильный телефон|моб телефон|сотовый|сотовый телефон',
  email: 'email|e mail|mail|email address|почта|эл почта|электронная почта|адрес электронной почты',
  telegram_id:
    'telegram id|telegramid|telegram|id telegram|телеграм|телеграм id|id телеграм|телеграмм',
  language: 'language|язык',
}

const MEANING = new Map(
  COLUMNS.flatMap((column) => HEADINGS[column].split('|').map((word) => [word, column] as const)),
)

export interface Columns {
  /** Where each column stands, from 0. */
  at: Map<Column, number>
  /** Headings as they are written. */
  headings: string[]
  /** Headings that mean nothing here. */
  ignored: string[]
  /** Headings that mean the same as one before them. */
  twice: { heading: string; first: string }[]
}

/** What the columns of a table mean, by their headings in Russian or English, in any order and case. */
export function columnsOf(headings: string[]): Columns {
  const found: Columns = { at: new Map(), headings, ignored: [], twice: [] }
  const words = headings.map(plainHeading)
  const hasSurname = words.some((word) => MEANING.get(word) === 'surname')
  for (const [index, heading] of headings.entries()) {
    const column = meaningOf(words[index] ?? '', hasSurname)
    const first = column === undefined ? undefined : found.at.get(column)
    if (column === undefined) {
      if (heading.trim() !== '') found.ignored.push(heading.trim())
    } else if (first === undefined) found.at.set(column, index)
    else found.twice.push({ heading, first: headings[first] ?? '' })
  }
  return found
}

/** «Имя» is the whole name where no column has the surname, and so is “name” the other way round. */
function meaningOf(word: string, hasSurname: boolean): Column | undefined {
  if (word === 'имя' && !hasSurname) return 'name'
  if (word === 'name' && hasSurname) return 'first_name'
  return MEANING.get(word)
}

function plainHeading(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
