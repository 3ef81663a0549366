import { describe, expect, test } from 'vitest'
import { noticesOf } from '../../desk/delivery/notify.ts'
import { note } from '../../desk/messages/noting.ts'
import { correct } from '../../desk/messages/replying.ts'
import { changePerson } from '../../desk/people/people.ts'
import { unwatch, watch } from '../../desk/people/watching.ts'
import { tick } from '../../desk/tick.ts'
import { assign, move } from '../../desk/tickets/assignment.ts'
import { merge } from '../../desk/tickets/merging.ts'
import { close, pause, reject, solve } from '../../desk/tickets/progress.ts'
import { DAY, newDesk } from './desk.ts'
import { fileTicket, lettersTo } from './filing.ts'

const VERA = 2001

/** A ticket that Vera has handed on to the second line, where Ivan works on it. */
function handedOn() {
  const office = newDesk()
  const { desk, person } = office
  const { number } = fileTicket(office)
  move(desk, person('vera'), number, 'l2')
  assign(desk, person('ivan'), number, person('ivan').id)
  const told = () => lettersTo(office, VERA).filter((fact) => fact === 'watched').length
  return { office, desk, person, number, told }
}

describe('who watches a ticket', () => {
  test('hears once that it is over, in the chat and in the panel, and that it goes on again', () => {
    const { desk, person, number, told, office } = handedOn()
    pause(desk, person('ivan'), number)
    expect(told()).toBe(0)
    solve(desk, person('ivan'), number)
    expect(told()).toBe(1)
    expect(noticesOf(desk, person('vera'), 1)[0]).toMatchObject({
      kind: 'watched',
      ticket: number,
      data: { by: 'Иван Громов', status: { ru: 'Готово' } },
    })
    reject(desk, person('anna'), number)
    solve(desk, person('ivan'), number)
    expect(told()).toBe(3)
    office.pass(3 * DAY)
    tick(desk)
    expect(told()).toBe(3)
    expect(lettersTo(office, 2002)).not.toContain('watched')
  })

  test('corrects a note of their own, unseen by the requester', () => {
    const { office, desk, person, number } = handedOn()
    const { id } = note(desk, person('vera'), number, { text: 'Тайан', source: 'n' })
    expect(correct(desk, person('vera'), id, 'Тайна').text).toBe('Тайна')
    expect(lettersTo(office, 1001)).not.toContain('edit')
    expect(() => correct(desk, person('ivan'), id, 'Иначе')).toThrow('message_not_yours')
  })

  test('hears nothing of what they did themselves, nor after they have ended it', () => {
    const { office, desk, person, number, told } = handedOn()
    watch(desk, number, person('dina').id)
    close(desk, person('dina'), number)
    expect(lettersTo(office, 2004)).not.toContain('watched')
    expect(told()).toBe(1)
    const second = handedOn()
    unwatch(second.desk, second.number, second.person('vera').id)
    solve(second.desk, second.person('ivan'), second.number)
    expect(second.told()).toBe(0)
  })

  test('hears nothing once they are no agent, nor of a duplicate that lives on', () => {
    const { desk, person, number, told } = handedOn()
    changePerson(desk, person('vera').id, { role: 'requester' })
    solve(desk, person('ivan'), number)
    expect(told()).toBe(0)
    const second = handedOn()
    const other = fileTicket(second.office)
    merge(second.desk, second.person('pavel'), second.number, other.number)
    expect(second.told()).toBe(0)
  })
})
