/** What is wrong, apart from the language in which it is said. */
interface FaultCode {
  code: string
  params: Record<string, string>
}

/**
 * The faults of a pack by their English words, in which `{name}` stands for what varies. Whoever speaks
 * another language says `pack-fault-CODE`; the first that fits counts.
 */
export const FAULTS: Record<string, string> = {
  missing: 'missing',
  empty: 'empty: give a value, or leave the key out',
  'comma-split': 'there is no such key here: put a text that has a comma in quotes',
  'no-such-key': 'there is no such key here',
  'put-in-quotes': 'a text: put it in quotes, {typed}',
  text: 'a text',
  number: 'a number',
  'whole-number': 'a whole number',
  'true-or-false': 'true or false',
  list: 'a list',
  object: 'keys with their values',
  'two-texts': 'a text, or {ru: …, en: …}',
  'one-of': 'one of {values}',
  date: 'a date such as {example}',
  'every-year': 'a date such as {example}, or "*-05-11" for every year',
  'at-least-min': 'at least {min}, as min says',
  'at-least-priority': 'at least 1 priority',
  'at-least-priority-or-any': 'at least 1 priority, or any',
  'at-least-category': 'at least 1 status of category {category}',
  'at-least-owner': 'at least 1 owner',
  'at-least-options': 'at least 2 options',
  'at-most-options': 'at most 100 options',
  'at-least-entries': 'at least {count} entries',
  'at-least-entry': 'at least 1 entry',
  'at-least-characters': 'at least {count} characters',
  'at-least-character': 'at least 1 character',
  'at-least': 'at least {count}',
  'at-most-entries': 'at most {count} entries',
  'at-most-characters': 'at most {count} characters',
  'at-most': 'at most {count}',
  form: 'not as the format wants it',
  version: 'version 1 is the one that this program reads',
  'pack-id': 'small latin letters, digits, - and _',
  'no-pack': 'a pack, which begins with version: 1 and pack: its id',
  'not-blank': 'the text must not be empty',
  'text-language': 'a text in ru or en',
  'key-form': 'a key has small latin letters, digits, - and _, a letter first',
  'key-long': 'a key has at most 32 characters',
  'key-twice': 'the key {key} is given twice',
  'key-held': 'the key "{key}" is held by what "{origin}" made',
  'no-step': 'no step has the key {key}',
  'no-key': 'no {what} has the key {key}',
  'no-such-step': 'the service {service} has no such step',
  'not-before': '"{key}" is not asked before: only earlier steps can be named',
  'own-meaning': '{word} has a meaning of its own in conditions',
  'is-requester': '{key} is a requester: give the role agent, lead or admin',
  phone: 'a phone such as "+79001112233", the code of its country first',
  'phone-quotes': 'a phone in quotes, such as "+79001112233"',
  email: 'an e-mail address',
  'contact-held': '{key} has the same',
  'feeds-itself': 'a line does not feed itself',
  circle: 'goes round in a circle: {way}',
  'never-opens': 'never opens: give hours in week or days',
  hours: 'hours such as "09:00-18:00"',
  'no-hours': 'opening and closing are the same time',
  'time-zone': 'a time zone such as Europe/Moscow',
  country: 'a country of two capital letters such as RU',
  'internal-free-text': 'an internal service takes nothing from requesters',
  'no-target': 'the policy has no such target',
  'tells-nobody': 'tells nobody: give notify, or escalate: true',
  moment: 'a share such as 80%, breach, or breach+30m',
  listener: 'assignee, line, lead, requester or person:KEY',
  approver: 'manager, head, lead or person:KEY',
  'entered-already': '"{key}" is entered then already',
  'not-open': 'a ticket in category {category} is not open',
  'default-already': '"{key}" is the default already',
  'any-priority': 'any means every priority in policies',
  'yes-or-no': 'yes or no',
  comparison: "a number such as 5, or '>100', '<=5'",
  'other-only': '_other is for steps with other: true',
  'one-key': 'one key, or multiple: true',
  'elapsed-or-none': 'elapsed time such as 14d, or none',
  elapsed: 'elapsed time such as 3d, 24h or 30m',
  'working-days': 'working time such as 40m, 8h or 1h30m: d is for closing only',
  working: 'working time such as 40m, 8h or 1h30m',
  'no-time': 'more than no time',
  condition: 'a condition, such as {action: grant}',
  'value-or-condition': 'a value, a list of values or, under not, a condition',
  value: 'a value or a list of values',
  group: 'the id of a group is a number below zero',
  'nobody-let-in': 'nobody is let in: departments, positions, people or heads: true',
  'route-nowhere': 'a route leads to a line, an assignee, a policy or a priority',
  answer: 'a text, a number, true, false or a list of keys',
  mark: 'nothing above is marked &{mark}',
  'key-word': 'a key is a word',
  'too-large': 'larger than 5 MB',
  'too-deep': 'nested too deeply, or too many values',
  'second-document': 'a second document: a pack is one',
  'yaml-tab': 'Tabs are not allowed as indentation',
  'yaml-quote': 'Missing closing {quote}quote',
  'yaml-bracket': 'Flow {what} end with a {end}',
  'yaml-comma': 'Missing , {where}',
  'yaml-colon': 'Implicit map keys need to be followed by map values',
  'yaml-nested': 'Nested mappings are not allowed in compact mappings',
  'yaml-one-line': 'Implicit keys {rest} on a single line',
  'yaml-column': 'All {what} items must start at the same column',
  'yaml-start': 'Plain value cannot start with {what}',
  'yaml-escape': 'Invalid escape sequence {escape}',
  'yaml-tag': 'Unresolved tag: {tag}',
  'yaml-alias': 'Alias cannot be an empty string',
  'yaml-list': 'A block sequence may not {rest}',
  'yaml-brackets': 'Block collections are not allowed {where}',
  'yaml-header': 'Block scalar header includes extra characters: {said}',
  'yaml-unexpected': 'Unexpected {what}',
  pattern: 'Invalid regular expression: {said}',
  'left-fault': 'it would leave a fault in the desk, {place}: {fault}',
}

/** The code of a fault's English words; undefined for words that come from elsewhere. */
export function codeOfFault(message: string): FaultCode | undefined {
  for (const [code, form] of FORMS) {
    const match = form.exec(message)
    if (match) return { code, params: { ...match.groups } }
  }
  return undefined
}

const FORMS = Object.entries(FAULTS).map(([code, words]): [string, RegExp] => {
  const form = words
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\\\{([a-z]+)\\\}/g, (_, name: string) => `(?<${name}>.+?)`)
  return [code, new RegExp(`^${form}$`, 'su')]
})
