// What people type is understood in both languages, whatever language the bot speaks to them.

export const DAYS_AWAY: Record<string, number> = {
  позавчера: -2,
  вчера: -1,
  сегодня: 0,
  завтра: 1,
  послезавтра: 2,
  yesterday: -1,
  today: 0,
  tomorrow: 1,
  'day after tomorrow': 2,
  'the day after tomorrow': 2,
}

const WEEKDAYS: readonly (readonly string[])[] = [
  ['понедельник', 'пн', 'monday', 'mon'],
  ['вторник', 'вт', 'tuesday', 'tue'],
  ['среда', 'среду', 'ср', 'wednesday', 'wed'],
  ['четверг', 'чт', 'thursday', 'thu'],
  ['пятница', 'пятницу', 'пт', 'friday', 'fri'],
  ['суббота', 'субботу', 'сб', 'saturday', 'sat'],
  ['воскресенье', 'вс', 'sunday', 'sun'],
]

const MONTHS: readonly (readonly string[])[] = [
  ['январь', 'января', 'january'],
  ['февраль', 'февраля', 'february'],
  ['март', 'марта', 'march'],
  ['апрель', 'апреля', 'april'],
  ['май', 'мая', 'may'],
  ['июнь', 'июня', 'june'],
  ['июль', 'июля', 'july'],
  ['август', 'августа', 'august'],
  ['сентябрь', 'сентября', 'september'],
  ['октябрь', 'октября', 'october'],
  ['ноябрь', 'ноября', 'november'],
  ['декабрь', 'декабря', 'december'],
]

/** 1–12 for a month's name or a shortening of it of three letters or more. */
export function monthOf(word: string): number | undefined {
  if (word.length < 3) return undefined
  const index = MONTHS.findIndex((names) => names.some((name) => name.startsWith(word)))
  return index < 0 ? undefined : index + 1
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayNamed(word: string): number | undefined {
  const index = WEEKDAYS.findIndex((names) => names.includes(word))
  return index < 0 ? undefined : index
}
