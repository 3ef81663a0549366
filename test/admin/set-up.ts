import { OFFICE } from '../desk/desk.ts'

const MORE = `statuses:
  - {key: new, name: Создано, category: new}
  - {key: work, name: {ru: В работе, en: In progress}, category: active, color: blue}
  - {key: answered, name: {ru: Дан ответ}, category: active, enter_on: reply}
  - {key: ask, name: Уточнение, category: waiting, notify_requester: false}
  - {key: hold, name: Пауза, category: on_hold}
  - {key: done, name: Готово, category: solved, notify_requester: true}
  - {key: over, name: Закрыта, category: closed}
priorities:
  - {key: low, name: Низкий, color: green}
  - {key: normal, name: Средний, default: true}
  - {key: high, name: Высокий, color: red}
priority_rules:
  - {when: {position: Директор}, set: high}
  - {when: {department: [sales, it], not: {action: grant}}, set: low}
  - {when: {waiting_for: 16h}, set: high}
canned_replies:
  - {key: hello, name: Принято, text: "Здравствуйте, {requester.first_name}! Заявка №{ticket.number}.", lines: [l1]}
  - {key: bye, name: {ru: Пока, en: Bye}, text: {ru: Всего доброго, en: Take care}}
articles:
  - {key: vpn, title: Как настроить VPN, for: everyone, services: [access], text: "1. Установите\\n2. Войдите"}
  - {key: inside, title: Внутреннее, for: agents, text: Только нам}
`
const RANKED = OFFICE.replace(
  'lead: pavel}\n  - {key: round',
  'lead: pavel, chat: -1001, ranking: {owners: {sales: boris}, by: department, keep_ready: 5, to: l1}}\n  - {key: round',
)
/** The office with statuses, priorities, rules, replies, articles and an upstream line of its own. */
export const SET_UP = `${RANKED}${MORE}`
