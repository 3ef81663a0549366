import type { Language } from '../page/words.ts'

const ru = {
  title: 'Вход через Telegram',
  sentence: 'Это симулятор Telegram: настоящий аккаунт не нужен.',
  question: 'Кем войти на {host}?',
  told: 'Сайт узнает имя и номер аккаунта.',
  cancel: 'Отмена',
  nobody: 'В симуляторе пока никого нет.',
  wrong: 'Войти нельзя',
}

/** Every word of the login page, per language. */
export const loginWords: Record<Language, typeof ru> = {
  ru,
  en: {
    title: 'Log in with Telegram',
    sentence: 'This is a Telegram simulator: no real account is needed.',
    question: 'Log in to {host} as',
    told: 'The site learns the name and the number of the account.',
    cancel: 'Cancel',
    nobody: 'There is nobody in the simulator yet.',
    wrong: 'Nobody can log in',
  },
}
