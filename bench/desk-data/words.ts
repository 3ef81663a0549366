import { createDice, type Dice, zipf } from './dice.ts'

/** Stands in so great a share of the texts, and so in two of five tickets. */
export const COMMON = { word: 'заявка', ofTexts: 0.135, ofTickets: 0.4 }
/** Stands in the texts of three tickets, however many there are. */
export const RARE = 'телетайп'
/** What somebody has typed of a word so far. */
export const PREFIX = 'прин'
/** Two words of everyday. */
export const PAIR = 'принтер бухгалтерии'

const EVERYDAY = `
не на в и принтер работает доступ компьютер почта нет пароль программа отчёт файл сеть ошибка экран
папка учётная запись сотрудник отдел договор счёт база данных письмо диск сервер телефон монитор
клавиатура мышь вход система обновление лицензия подпись сертификат ключ документ бухгалтерии склад
заказ клиент поставщик накладная акт сверка печать сканер картридж бумага очередь задание ноутбук
зарядка батарея кабель розетка интернет медленно зависает выключается открывается сохраняется пропал
пропала удалился срочно сегодня вчера завтра утром вечером после перед снова опять иногда всегда
нужно можно прошу помогите подскажите проверьте восстановите настройте установите замените выдайте
закройте добавьте удалите перенесите согласуйте пришлите спасибо здравствуйте коллеги кабинет этаж
переговорная проектор камера микрофон гарнитура звук связь видеосвязь встреча календарь приглашение
рассылка группа адрес ящик переполнен вложение таблица формула макрос шаблон бланк справка отпуск
больничный командировка аванс зарплата табель приказ кадры анкета пропуск турникет охрана парковка
мебель стол кресло лампа кондиционер отопление вода кулер уборка ремонт дверь замок окно сайт
страница форма кнопка ссылка браузер кэш версия тест релиз ошибку воспроизвести журнал выгрузка
загрузка обмен интеграция сервис запрос ответ таймаут соединение порт адреса прокси антивирус
вирус спам блокировка разблокировать сбросить сменить истёк просрочен продлить подключить отключить
удалённый рабочий стол виртуальная машина резервная копия архив хранилище место закончилось скорость
канал маршрутизатор коммутатор точка беспроводная мобильный планшет приложение код подтверждение
двухфакторная личный кабинет портал тендер заявок закупка смета проект план бюджет согласование
руководитель директор менеджер бухгалтер юрист инженер водитель курьер стажёр подрядчик гость
`
const SURNAMES = `Абрамов Беляев Власов Гаврилов Давыдов Егоров Жуков Зуев Исаев Калинин Ларин Макаров
Назаров Осипов Павлов Рогов Савин Тарасов Уваров Фомин Харитонов Цветков Чернов Шилов Щербаков Яшин
Авдеев Бирюков Воронин Горшков Дорофеев Ефимов Зимин Ильин Козлов Лаптев Миронов Носов Орехов Панов`
const FIRST_NAMES = `Александр Борис Вадим Глеб Дмитрий Егор Иван Кирилл Лев Максим Никита Олег Пётр
Роман Сергей Тимур Фёдор Эдуард Юрий Ярослав Анна Вера Галина Дарья Елена Жанна Зоя Ирина Ксения
Лидия Мария Нина Ольга Полина Раиса Софья Тамара Ульяна Юлия Яна`

/** Writes as people write to a service desk. */
export interface Writer {
  /** Some words of everyday, now and then with a number of their own. */
  text(): string
}

/** A writer who draws from the dice. */
export function createWriter(dice: Dice): Writer {
  const words = [...new Set(listOf(EVERYDAY))]
  const next = zipf(words, dice)
  const text = () => {
    const said = Array.from({ length: 5 + dice.below(8) }, next)
    if (dice.falls(COMMON.ofTexts)) said.push(COMMON.word)
    // Machines, contracts and people are named but once or twice.
    if (dice.falls(0.2)) said.push(`ПК-${dice.below(40_000)}`)
    const [first = '', ...rest] = said
    return `${first.charAt(0).toUpperCase()}${first.slice(1)} ${rest.join(' ')}`
  }
  return { text }
}

/** The name of the n-th person; women's surnames have their ending. */
export function nameOf(n: number): string {
  const dice = createDice(n + 1)
  const first = dice.of(listOf(FIRST_NAMES))
  const surname = dice.of(listOf(SURNAMES))
  return `${first} ${/[ая]$/.test(first) && first !== 'Никита' ? `${surname}а` : surname}`
}

function listOf(text: string): string[] {
  return text.trim().split(/\s+/)
}
