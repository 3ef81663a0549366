import { expect, test } from 'vitest'
import { faultsIn, packOf } from './pack-faults.ts'

export const PEOPLE = 'people: [{key: anna, name: Anna}, {key: vera, name: Vera, role: agent}]'
export const LINES = 'lines: [{key: l1, name: First}, {key: l2, name: Second}]'
export const ALWAYS = 'calendars: [{key: always, timezone: UTC, week: {mon: ["00:00-24:00"]}}]'

/** Tests of [rule, the file from its line 3 on, its faults]. */
export function refuses(rows: [string, string, ...string[]][]): void {
  test.each(rows)('%s', (_, body, ...faults) => {
    expect(faultsIn(packOf(body))).toEqual(faults)
  })
}

/** Lines and a service with these steps, the first of them on line 6. */
export function steps(...list: string[]): string {
  return [
    LINES,
    'services:',
    '  - {key: s, name: S, line: l1, steps: [',
    ...list.map((step) => `      ${step},`),
    '    ]}',
  ].join('\n')
}

/** Lines and a service that asks for a choice and a number; more of its keys follow on line 9. */
export function service(...more: string[]): string {
  return [
    LINES,
    'services:',
    '  - key: s',
    '    name: S',
    '    line: l1',
    '    steps: [{key: what, ask: What?, type: choice, options: [{key: crm, name: C}, {key: erp, name: E}]}, {key: much, ask: Much?, type: number}]',
    ...more.map((line) => `    ${line}`),
  ].join('\n')
}
