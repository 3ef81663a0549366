import { describe, expect, test } from 'vitest'
import { faultsIn, packOf } from './pack-faults.ts'
import { LINES, PEOPLE, refuses, service, steps } from './pack-refused.ts'

describe('steps', () => {
  refuses([
    [
      'a choice has two options at least',
      steps('{key: a, ask: A?, type: choice, options: [{key: x, name: X}]}'),
      'services[0].steps[0].options: at least 2 options (line 6, column 39)',
    ],
    [
      'a choice has a hundred options at most',
      steps(
        `{key: a, ask: A?, type: choice, options: [${Array.from({ length: 101 }, (_, i) => `{key: o${i}, name: O}`).join(', ')}]}`,
      ),
      'services[0].steps[0].options: at most 100 options (line 6, column 39)',
    ],
    [
      'an option stands once',
      steps('{key: a, ask: A?, type: choice, options: [{key: x, name: X}, {key: x, name: Y}]}'),
      'services[0].steps[0].options: the key x is given twice (line 6, column 39)',
    ],
    [
      'a step stands once',
      steps('{key: a, ask: A?, type: date}', '{key: a, ask: B?, type: date}'),
      'services[0].steps[1].key: the key "a" is given twice (line 7, column 8)',
    ],
    [
      'a step is not named like a word of conditions',
      steps('{key: priority, ask: A?, type: date}', '{key: not, ask: A?, type: date}'),
      'services[0].steps[0].key: priority has a meaning of its own in conditions (line 6, column 8)',
      'services[0].steps[1].key: not has a meaning of its own in conditions (line 7, column 8)',
    ],
    [
      'a setting belongs to its type',
      steps('{key: a, ask: A?, type: date, unit: kg}'),
      'services[0].steps[0].unit: there is no such key here (line 6, column 37)',
    ],
    [
      'under not stands a condition, told once',
      steps('{key: a, ask: A?, type: text}', '{key: b, ask: B?, type: text, when: {not: x}}'),
      'services[0].steps[1].when.not: a condition, such as {action: grant} (line 7, column 44)',
    ],
    [
      'the first day is not after the last',
      steps(
        '{key: a, ask: A?, type: date, min: today+7, max: today}',
        '{key: b, ask: B?, type: date, min: 2026-12-31, max: 2026-01-01}',
        '{key: c, ask: C?, type: date, min: today, max: 2026-01-01}',
      ),
      'services[0].steps[0].max: at least today+7, as min says (line 6, column 51)',
      'services[0].steps[1].max: at least 2026-12-31, as min says (line 7, column 54)',
    ],
    [
      'the least is not more than the most',
      steps('{key: a, ask: A?, type: number, min: 5, max: 1}'),
      'services[0].steps[0].max: at least 5, as min says (line 6, column 47)',
    ],
    [
      'a condition names a step that exists',
      steps('{key: one, ask: A?, type: yes_no}', '{key: b, ask: B?, type: date, when: {ona: yes}}'),
      'services[0].steps[1].when.ona: no step has the key "ona" (line 7, column 44) — did you mean "one"?',
    ],
    [
      'a condition looks back, not at itself or ahead',
      steps(
        '{key: a, ask: A?, type: yes_no, when: {a: yes, b: no}}',
        '{key: b, ask: B?, type: yes_no}',
      ),
      'services[0].steps[0].when.a: "a" is not asked before: only earlier steps can be named (line 6, column 46)',
      'services[0].steps[0].when.b: "b" is not asked before: only earlier steps can be named (line 6, column 54)',
    ],
    [
      'a condition inside not is held to the same',
      steps(
        '{key: a, ask: A?, type: yes_no}',
        '{key: b, ask: B?, type: date, when: {not: {a: maybe, c: 1}}}',
      ),
      'services[0].steps[1].when.not.a: yes or no (line 7, column 50)',
      'services[0].steps[1].when.not.c: no step has the key "c" (line 7, column 60) — did you mean "a"?',
    ],
    [
      'the condition of an option looks back too',
      steps(
        '{key: a, ask: A?, type: choice, options: [{key: x, name: X}, {key: y, name: Y, when: {a: x}}]}',
      ),
      'services[0].steps[0].options[1].when.a: "a" is not asked before: only earlier steps can be named (line 6, column 93)',
    ],
    [
      'an own text is for steps that take one',
      steps(
        '{key: a, ask: A?, type: choice, options: [{key: x, name: X}, {key: y, name: Y}]}',
        '{key: b, ask: B?, type: date, when: {a: _other}}',
      ),
      'services[0].steps[1].when.a: _other is for steps with other: true (line 7, column 44)',
    ],
    [
      'a number is compared with a number',
      steps('{key: a, ask: A?, type: number}', "{key: b, ask: B?, type: date, when: {a: '=>5'}}"),
      "services[0].steps[1].when.a: a number such as 5, or '>100', '<=5' (line 7, column 44)",
    ],
    [
      'the words of a condition name what exists',
      `${PEOPLE}\n${steps('{key: b, ask: B?, type: date, when: {department: it, person: ana, priority: hihg, service: t}}')}`,
      'services[0].steps[0].when.department: no department has the key "it" (line 7, column 44)',
      'services[0].steps[0].when.person: no person has the key "ana" (line 7, column 60) — did you mean "anna"?',
      'services[0].steps[0].when.priority: no priority has the key "hihg" (line 7, column 73) — did you mean "high"?',
      'services[0].steps[0].when.service: no service has the key "t" (line 7, column 89) — did you mean "s"?',
    ],
    [
      'a person comes from a department that exists',
      `${PEOPLE}\n${steps('{key: b, ask: B?, type: person, departments: [it], default: requester}', '{key: c, ask: B?, type: person, default: vira}')}`,
      'services[0].steps[0].departments[0]: no department has the key "it" (line 7, column 53)',
      'services[0].steps[1].default: no person has the key "vira" (line 8, column 39) — did you mean "vera"?',
    ],
  ])

  test('a pattern is a regular expression', () => {
    const faults = faultsIn(packOf(steps("{key: a, ask: A?, type: text, pattern: '['}")))
    expect(faults).toEqual([
      expect.stringMatching(/^services\[0\]\.steps\[0\]\.pattern: .+ \(line 6, column 37\)$/),
    ])
  })
})

describe('services', () => {
  refuses([
    [
      'line, assignee, policy and priority exist',
      `${PEOPLE}\nservices: [{key: s, name: S, line: l1, assignee: vira, policy: p, priority: urgent, steps: []}]`,
      'services[0].line: no line has the key "l1" (line 4, column 30)',
      'services[0].assignee: no person has the key "vira" (line 4, column 40) — did you mean "vera"?',
      'services[0].policy: no policy has the key "p" (line 4, column 56)',
      'services[0].priority: no priority has the key "urgent" (line 4, column 67) — did you mean "high"?',
    ],
    [
      'a requester is assigned nothing',
      `${PEOPLE}\n${LINES}\nservices: [{key: s, name: S, line: l1, assignee: anna, steps: []}]`,
      'services[0].assignee: anna is a requester: give the role agent, lead or admin (line 5, column 40)',
    ],
    [
      'a service has a line and steps',
      'services: [{key: s, name: S}]',
      'services[0].line: missing (line 3, column 12)',
      'services[0].steps: missing (line 3, column 12)',
    ],
    [
      'a closed door opens to somebody',
      service('who: {heads: false}'),
      'services[0].who: nobody is let in: departments, positions, people or heads: true (line 9, column 5)',
    ],
    [
      'who is let in exists',
      service('who: {departments: [it], people: [bob]}'),
      'services[0].who.departments[0]: no department has the key "it" (line 9, column 25)',
      'services[0].who.people[0]: no person has the key "bob" (line 9, column 39)',
    ],
    [
      'a title is made of steps, in each language',
      service('title: {ru: "{what}", en: "{wat}: {much}"}'),
      'services[0].title.en: no step has the key "wat" (line 9, column 27) — did you mean "what"?',
    ],
    [
      'a route goes somewhere',
      service('routes: [{when: {what: crm}}]'),
      'services[0].routes[0]: a route leads to a line, an assignee, a policy or a priority (line 9, column 14)',
    ],
    [
      'a route goes by options that exist',
      service('routes: [{when: {what: cmr}, line: l2}]'),
      'services[0].routes[0].when.what: no option has the key "cmr" (line 9, column 22) — did you mean "crm"?',
    ],
    [
      'a route goes to what exists',
      service('routes: [{when: {what: crm}, line: l3, assignee: bob, policy: p, priority: hihg}]'),
      'services[0].routes[0].line: no line has the key "l3" (line 9, column 34) — did you mean "l1"?',
      'services[0].routes[0].assignee: no person has the key "bob" (line 9, column 44)',
      'services[0].routes[0].policy: no policy has the key "p" (line 9, column 59)',
      'services[0].routes[0].priority: no priority has the key "hihg" (line 9, column 70) — did you mean "high"?',
    ],
    [
      'an approval is given by somebody in time',
      service('approval: {by: boss, stand_in: bob, deadline: 1d}'),
      'services[0].approval.by: manager, head, lead or person:KEY (line 9, column 16)',
      'services[0].approval.stand_in: no person has the key "bob" (line 9, column 26)',
      'services[0].approval.deadline: working time such as 40m, 8h or 1h30m: d is for closing only (line 9, column 41)',
    ],
    [
      'an approval is given by a person who exists',
      service('approval: {by: person:bob}'),
      'services[0].approval.by: no person has the key "bob" (line 9, column 16)',
    ],
    [
      'a comma needs quotes',
      service('description: {en: Who, when and why?}'),
      'services[0].description.when and why?: there is no such key here: put a text that has a comma in quotes (line 9, column 28)',
    ],
  ])
})

describe('subtasks', () => {
  const account =
    '  - {key: account, name: A, line: l2, steps: [{key: whom, ask: W?, type: choice, options: [{key: me, name: M}, {key: you, name: Y}]}]}'
  const subtasks = (...list: string[]): string =>
    `${service('subtasks:', ...list.map((one) => `  - ${one}`))}\n${account}`
  refuses([
    [
      'a subtask starts a service that exists',
      subtasks('{key: a, service: acount}'),
      'services[0].subtasks[0].service: no service has the key "acount" (line 10, column 18) — did you mean "account"?',
    ],
    [
      'a title and a condition are of the steps of the ticket that starts it',
      subtasks('{key: a, service: account, title: "{whom}", when: {much: ">5", whom: me}}'),
      'services[0].subtasks[0].title: no step has the key "whom" (line 10, column 36) — did you mean "what"?',
      'services[0].subtasks[0].when.whom: no step has the key "whom" (line 10, column 72) — did you mean "what"?',
    ],
    [
      'answers are to steps that the started service has',
      subtasks('{key: a, service: account, answers: {wham: "{what}"}}'),
      'services[0].subtasks[0].answers.wham: the service account has no such step (line 10, column 46) — did you mean "whom"?',
    ],
    [
      'answers are options, or taken from steps that the ticket has',
      subtasks(
        '{key: a, service: account, answers: {whom: mee}}',
        '{key: b, service: account, answers: {whom: "{wat}"}}',
      ),
      'services[0].subtasks[0].answers.whom: no option has the key "mee" (line 10, column 46) — did you mean "me"?',
      'services[0].subtasks[1].answers.whom: no step has the key "wat" (line 11, column 46) — did you mean "what"?',
    ],
    [
      'what is waited for exists',
      subtasks('{key: first, service: account}', '{key: b, service: account, after: [frist]}'),
      'services[0].subtasks[1].after[0]: no subtask has the key "frist" (line 11, column 44) — did you mean "first"?',
    ],
    [
      'subtasks do not wait for each other',
      subtasks('{key: a, service: account, after: [b]}', '{key: b, service: account, after: [a]}'),
      'services[0].subtasks[0].after: goes round in a circle: a → b → a (line 10, column 36)',
    ],
    [
      'services do not start each other for ever',
      subtasks('{key: a, service: s}'),
      'services[0].subtasks[0].service: goes round in a circle: s → s (line 10, column 18)',
    ],
    [
      'a subtask stands once',
      subtasks('{key: a, service: account}', '{key: a, service: account}'),
      'services[0].subtasks[1].key: the key "a" is given twice (line 11, column 10)',
    ],
  ])
})
