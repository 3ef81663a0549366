import { describe } from 'vitest'
import { ALWAYS, LINES, PEOPLE, refuses, service } from './pack-refused.ts'

describe('the head', () => {
  refuses([
    [
      'a pack says its version and id',
      'version: 2',
      'version: the key "version" is given twice (line 3, column 1)',
    ],
    [
      'access is one of three',
      'access: openn',
      'access: one of open, invite, directory (line 3, column 1) — did you mean "open"?',
    ],
    [
      'free text goes to a service that exists',
      'free_text: q',
      'free_text: no service has the key "q" (line 3, column 1)',
    ],
    [
      'free text does not go to an internal service',
      `free_text: q\n${LINES}\nservices: [{key: q, name: Q, line: l1, internal: true, steps: []}]`,
      'free_text: an internal service takes nothing from requesters (line 3, column 1)',
    ],
    [
      'days are for closing, and weeks for nothing',
      'closing: {solved_after: 2w}',
      'closing.solved_after: elapsed time such as 3d, 24h or 30m (line 3, column 11)',
    ],
    [
      'only waiting may never close',
      'closing: {solved_after: none}',
      'closing.solved_after: elapsed time such as 3d, 24h or 30m (line 3, column 11)',
    ],
    [
      'whoever waits for ever says none',
      'closing: {waiting_after: never}',
      'closing.waiting_after: elapsed time such as 14d, or none (line 3, column 11)',
    ],
    [
      'a text has a language that we speak',
      'company: {de: Nordwind}',
      'company: a text in ru or en (line 3, column 1)',
      'company.de: there is no such key here (line 3, column 11)',
    ],
    [
      'a text is not blank',
      'company: " "',
      'company: the text must not be empty (line 3, column 1)',
    ],
    [
      'a value is not forgotten',
      'company:',
      'company: empty: give a value, or leave the key out (line 3, column 1)',
    ],
  ])
})

describe('statuses and priorities', () => {
  refuses([
    [
      'each category has a status',
      'statuses: [{key: new, name: N, category: new}, {key: a, name: A, category: active}, {key: s, name: S, category: solved}, {key: c, name: C, category: closed}]',
      'statuses: at least 1 status of category waiting (line 3, column 1)',
      'statuses: at least 1 status of category on_hold (line 3, column 1)',
    ],
    [
      'a desk has priorities',
      'priorities: []',
      'priorities: at least 1 priority (line 3, column 1)',
    ],
    [
      'one priority at most is the default',
      'priorities: [{key: a, name: A, default: true}, {key: b, name: B, default: true}]',
      'priorities[1].default: "a" is the default already (line 3, column 66)',
    ],
    [
      'any is no priority',
      'priorities: [{key: any, name: A}]',
      'priorities[0].key: any means every priority in policies (line 3, column 15)',
    ],
    [
      'a color is one of seven',
      'priorities: [{key: a, name: A, color: pink}]',
      'priorities[0].color: one of green, yellow, orange, red, blue, violet, grey (line 3, column 32)',
    ],
    [
      'a rule sets a priority that exists, a built-in one too',
      'priority_rules: [{when: {position: Boss}, set: hihg}]',
      'priority_rules[0].set: no priority has the key "hihg" (line 3, column 43) — did you mean "high"?',
    ],
    [
      'a rule is about steps that some service has',
      `${service()}\npriority_rules: [{when: {wat: crm}, set: high}]`,
      'priority_rules[0].when.wat: no step has the key "wat" (line 9, column 26) — did you mean "what"?',
    ],
    [
      'a rule is about values that some service knows',
      `${service()}\npriority_rules: [{when: {service: s, what: [erp, vpn]}, set: high}]`,
      'priority_rules[0].when.what[1]: no option has the key "vpn" (line 9, column 50) — did you mean "crm"?',
    ],
    [
      'waiting is measured in working time',
      'priority_rules: [{when: {waiting_for: 2d}, set: high}]',
      'priority_rules[0].when.waiting_for: working time such as 40m, 8h or 1h30m (line 3, column 26)',
    ],
  ])
})

describe('calendars', () => {
  refuses([
    [
      'a calendar opens at some time',
      'calendars: [{key: a, timezone: UTC, week: {mon: []}}]',
      'calendars[0]: never opens: give hours in week or days (line 3, column 13)',
    ],
    [
      'a time zone exists',
      'calendars: [{key: a, timezone: Mars/Base, week: {mon: ["09:00-18:00"]}}]',
      'calendars[0].timezone: a time zone such as Europe/Moscow (line 3, column 22)',
    ],
    [
      'an interval has hours of the day',
      'calendars: [{key: a, timezone: UTC, week: {mon: ["9-18", "09:00-24:30"]}}]',
      'calendars[0].week.mon[0]: hours such as "09:00-18:00" (line 3, column 50)',
      'calendars[0].week.mon[1]: hours such as "09:00-18:00" (line 3, column 58)',
    ],
    [
      'an interval does not end where it begins',
      'calendars: [{key: a, timezone: UTC, week: {mon: ["09:00-09:00"]}}]',
      'calendars[0].week.mon[0]: opening and closing are the same time (line 3, column 50)',
    ],
    [
      'a weekday is one of seven',
      'calendars: [{key: a, timezone: UTC, week: {mon: ["09:00-18:00"], tues: []}}]',
      'calendars[0].week.tues: there is no such key here (line 3, column 66) — did you mean "tue"?',
    ],
    [
      'a holiday is a day that exists',
      'calendars: [{key: a, timezone: UTC, week: {mon: ["09:00-18:00"]}, holidays: ["*-02-29", "*-02-30", 2026-13-01]}]',
      'calendars[0].holidays[1]: a date such as 2026-05-11, or "*-05-11" for every year (line 3, column 89)',
      'calendars[0].holidays[2]: a date such as 2026-05-11, or "*-05-11" for every year (line 3, column 100)',
    ],
    [
      'hours of one date belong to one date',
      'calendars: [{key: a, timezone: UTC, days: {"*-05-01": ["09:00-18:00"]}}]',
      'calendars[0].days.*-05-01: a date such as 2026-05-11 (line 3, column 44)',
    ],
    [
      'a country exists',
      'calendars: [{key: a, timezone: UTC, week: {mon: ["09:00-18:00"]}, country: ZZZ}]',
      'calendars[0].country: a country of two capital letters such as RU (line 3, column 67)',
    ],
  ])
})

describe('people', () => {
  refuses([
    [
      'a key is in small latin letters',
      'people: [{key: Anna, name: A}]',
      'people[0].key: a key has small latin letters, digits, - and _, a letter first (line 3, column 11)',
    ],
    [
      'a key stands once in its list',
      'people: [{key: a, name: A}, {key: a, name: B}]',
      'people[1].key: the key "a" is given twice (line 3, column 30)',
    ],
    [
      'a department and its head exist',
      'departments: [{key: it, name: IT, head: bob}]\npeople: [{key: bo, name: B, department: its}]',
      'departments[0].head: no person has the key "bob" (line 3, column 35) — did you mean "bo"?',
      'people[0].department: no department has the key "its" (line 4, column 29) — did you mean "it"?',
    ],
    [
      'a role is one of four',
      'people: [{key: a, name: A, role: leed}]',
      'people[0].role: one of requester, agent, lead, admin (line 3, column 28) — did you mean "lead"?',
    ],
    [
      'a phone is a phone',
      'people: [{key: a, name: A, phone: "12"}]',
      'people[0].phone: a phone such as "+79001112233", the code of its country first (line 3, column 28)',
    ],
    [
      'eight stands for the country of a Russian company only',
      'locale: en\npeople: [{key: a, name: A, phone: "89001112233"}]',
      'people[0].phone: a phone such as "+79001112233", the code of its country first (line 4, column 28)',
    ],
    [
      'two people do not share a phone, however it is written',
      'people: [{key: a, name: A, phone: "8 (900) 111-22-33"}, {key: b, name: B, phone: "+79001112233"}]',
      'people[1].phone: a has the same (line 3, column 75)',
    ],
    [
      'two people do not share an address, however it is written',
      'people: [{key: a, name: A, email: Anna@Example.com}, {key: b, name: B, email: anna@example.com}]',
      'people[1].email: a has the same (line 3, column 72)',
    ],
    [
      'two people do not share an account',
      'people: [{key: a, name: A, telegram_id: 7}, {key: b, name: B, telegram_id: 7}]',
      'people[1].telegram_id: a has the same (line 3, column 63)',
    ],
    [
      'an account is a number that a computer holds',
      'people: [{key: a, name: A, telegram_id: 9007199254740993}, {key: b, name: B, telegram_id: "7"}]',
      'people[0].telegram_id: at most 9007199254740991 (line 3, column 28)',
      'people[1].telegram_id: a number (line 3, column 78)',
    ],
    [
      'an address has its at',
      'people: [{key: a, name: A, email: anna.example.com}]',
      'people[0].email: an e-mail address (line 3, column 28)',
    ],
  ])
})

describe('lines', () => {
  refuses([
    [
      'agents, lead and calendar exist',
      `${PEOPLE}\nlines: [{key: l1, name: L, agents: [vara], lead: vira, calendar: office}]`,
      'lines[0].agents[0]: no person has the key "vara" (line 4, column 37) — did you mean "vera"?',
      'lines[0].lead: no person has the key "vira" (line 4, column 44) — did you mean "vera"?',
      'lines[0].calendar: no calendar has the key "office" (line 4, column 56)',
    ],
    [
      'a requester works on no line',
      `${PEOPLE}\nlines: [{key: l1, name: L, agents: [vera, anna]}]`,
      'lines[0].agents[1]: anna is a requester: give the role agent, lead or admin (line 4, column 43)',
    ],
    [
      'an agent stands once in a line',
      `${PEOPLE}\nlines: [{key: l1, name: L, agents: [vera, vera]}]`,
      'lines[0].agents[1]: the key "vera" is given twice (line 4, column 43)',
    ],
    [
      'lines do not escalate in a circle',
      'lines: [{key: a, name: A, escalates_to: b}, {key: b, name: B, escalates_to: c}, {key: c, name: C, escalates_to: b}]',
      'lines[1].escalates_to: goes round in a circle: b → c → b (line 3, column 63)',
    ],
    [
      'a line does not escalate to itself',
      'lines: [{key: a, name: A, escalates_to: a}]',
      'lines[0].escalates_to: goes round in a circle: a → a (line 3, column 27)',
    ],
    [
      'a group has a negative id',
      'lines: [{key: a, name: A, chat: 100123}]',
      'lines[0].chat: the id of a group is a number below zero (line 3, column 27)',
    ],
    [
      'a ranking has owners of departments and a line to feed',
      `${PEOPLE}\nlines: [{key: a, name: A, ranking: {owners: {sales: bob}, to: a}}]`,
      'lines[0].ranking.owners.sales: no department has the key "sales" (line 4, column 46)',
      'lines[0].ranking.owners.sales: no person has the key "bob" (line 4, column 46) — did you mean "anna"?',
      'lines[0].ranking.to: a line does not feed itself (line 4, column 59)',
    ],
    [
      'an assignment is one of three',
      'lines: [{key: a, name: A, assignment: round-robin}]',
      'lines[0].assignment: one of manual, round_robin, least_loaded (line 3, column 27) — did you mean "round_robin"?',
    ],
  ])
})

describe('policies', () => {
  const policy = (rest: string): string =>
    `${ALWAYS}\npolicies: [{key: p, calendar: always, ${rest}}]`
  refuses([
    [
      'the calendar exists',
      `${ALWAYS}\npolicies: [{key: p, calendar: alway, targets: {any: {}}}]`,
      'policies[0].calendar: no calendar has the key "alway" (line 4, column 21) — did you mean "always"?',
    ],
    [
      'a target is of a priority that exists',
      policy('targets: {hihg: {resolution: 1h}}'),
      'policies[0].targets.hihg: no priority has the key "hihg" (line 4, column 49) — did you mean "high"?',
    ],
    [
      'a policy has targets',
      policy('targets: {}'),
      'policies[0].targets: at least 1 priority, or any (line 4, column 39)',
    ],
    [
      'days are for closing only',
      policy('targets: {any: {resolution: 2d}}'),
      'policies[0].targets.any.resolution: working time such as 40m, 8h or 1h30m: d is for closing only (line 4, column 55)',
    ],
    [
      'a target takes some time',
      policy('targets: {any: {resolution: 0h0m}}'),
      'policies[0].targets.any.resolution: more than no time (line 4, column 55)',
    ],
    [
      'a target has its unit',
      policy('targets: {any: {resolution: 40}}'),
      'policies[0].targets.any.resolution: working time such as 40m, 8h or 1h30m (line 4, column 55)',
    ],
    [
      'a reminder is of a target that there is',
      policy(
        'targets: {any: {resolution: 1h}}, reminders: [{when: 80%, of: first_response, notify: [lead]}]',
      ),
      'policies[0].reminders[0].of: the policy has no such target (line 4, column 97) — did you mean "resolution"?',
    ],
    [
      'a reminder comes before the breach or after it',
      policy(
        'targets: {any: {resolution: 1h}}, reminders: [{when: 120%, notify: [lead]}, {when: breach-5m, notify: [lead]}, {when: breach+2d, notify: [lead]}]',
      ),
      'policies[0].reminders[0].when: a share such as 80%, breach, or breach+30m (line 4, column 86)',
      'policies[0].reminders[1].when: a share such as 80%, breach, or breach+30m (line 4, column 116)',
      'policies[0].reminders[2].when: a share such as 80%, breach, or breach+30m (line 4, column 151)',
    ],
    [
      'a reminder tells somebody',
      policy('targets: {any: {resolution: 1h}}, reminders: [{when: breach, notify: []}]'),
      'policies[0].reminders[0]: tells nobody: give notify, or escalate: true (line 4, column 85)',
    ],
    [
      'who is told exists',
      `${PEOPLE}\n${policy('targets: {any: {resolution: 1h}}, reminders: [{when: breach, notify: [person:ana, boss]}]')}`,
      'policies[0].reminders[0].notify[0]: no person has the key "ana" (line 5, column 109) — did you mean "anna"?',
      'policies[0].reminders[0].notify[1]: assignee, line, lead, requester or person:KEY (line 5, column 121)',
    ],
  ])
})

describe('replies and articles', () => {
  refuses([
    [
      'a canned reply is for lines that exist',
      `${LINES}\ncanned_replies: [{key: a, name: A, text: T, lines: [l3]}]`,
      'canned_replies[0].lines[0]: no line has the key "l3" (line 4, column 53) — did you mean "l1"?',
    ],
    [
      'an article is about services that exist',
      'articles: [{key: a, title: A, for: all, services: [vpn], text: T}]',
      'articles[0].for: one of everyone, agents (line 3, column 31)',
      'articles[0].services[0]: no service has the key "vpn" (line 3, column 52)',
    ],
  ])
})
