import { describe, expect, test } from 'vitest'
import { invite, takeInvite } from '../../desk/people/identity.ts'
import { comeBack, leave } from '../../desk/people/leaving.ts'
import { personByKey } from '../../desk/people/people.ts'
import { addByHand, changeByHand, savePerson } from '../../desk/people/people-editing.ts'
import { findSession } from '../../desk/people/sessions.ts'
import { signInLink, spendSignInLink } from '../../desk/people/sign-in-links.ts'
import { config } from '../../desk/setup/config.ts'
import { exportPack } from '../../desk/setup/pack-export.ts'
import { take } from '../../desk/tickets/assignment.ts'
import { findTicket } from '../../desk/tickets/tickets.ts'
import { writePack } from '../../scenarios/pack-write.ts'
import { newDesk, type TestDesk } from './desk.ts'
import { fileTicket, lettersTo } from './filing.ts'

const ANNA = {
  name: 'Анна Иванова',
  department: 'sales',
  position: 'Менеджер',
  manager: 'boris',
  phone: '+79001112233',
  email: null,
  language: null,
  role: 'requester' as const,
}

function lastEvent({ desk }: TestDesk, type: string): unknown {
  const row = desk.db.$client
    .prepare('select data from events where type = ? order by id desc limit 1')
    .pluck()
    .get(type)
  return JSON.parse(String(row))
}

describe('whoever has left', () => {
  test('is let in no more, has no account, and their tickets pass to whom the admin names', () => {
    const office = newDesk()
    const vera = office.person('vera')
    const ticket = fileTicket(office)
    take(office.desk, vera, ticket.number)
    const secret = spendSignInLink(office.desk, signInLink(office.desk, vera.id), { agent: '' })
    const unspent = signInLink(office.desk, vera.id)
    const heir = office.person('pavel').id
    expect(leave(office.desk, office.person('dina'), vera.id, { handTo: heir })).toEqual({
      given: 1,
      left: 0,
    })
    expect(office.person('vera')).toMatchObject({ telegramId: null, archivedAt: office.desk.now() })
    expect(findSession(office.desk, secret)).toBeUndefined()
    expect(() => spendSignInLink(office.desk, unspent, { agent: '' })).toThrow('link_used')
    expect(findTicket(office.desk, ticket.number)?.assigneeId).toBe(heir)
    expect(lettersTo(office, 2003)).toContain('assigned')
    expect(config(office.desk).lines.get('l1')?.agents).toContain('vera')
  })

  test('leaves tickets to the lines, which hear of them', () => {
    const office = newDesk()
    const ticket = fileTicket(office)
    take(office.desk, office.person('vera'), ticket.number)
    const handed = leave(office.desk, office.person('dina'), office.person('vera').id)
    expect(handed).toEqual({ given: 0, left: 1 })
    expect(findTicket(office.desk, ticket.number)?.assigneeId).toBeNull()
    expect(lettersTo(office, 2003).filter((fact) => fact === 'new_ticket')).toHaveLength(2)
  })

  test('is never chosen again', () => {
    const office = newDesk()
    leave(office.desk, office.person('dina'), office.person('vera').id)
    const ivan = office.person('ivan').id
    for (let n = 0; n < 3; n += 1) {
      const text = { type: 'text' as const, text: 'а' }
      expect(fileTicket(office, 'turn', { text }).assigneeId).toBe(ivan)
    }
  })

  test('is the last admin never, and nobody but an admin says so', () => {
    const office = newDesk()
    const dina = office.person('dina')
    expect(() => leave(office.desk, dina, dina.id)).toThrow('last_admin')
    expect(() => leave(office.desk, office.person('pavel'), dina.id)).toThrow('not_allowed')
    expect(() => changeByHand(office.desk, dina, dina.id, { ...ANNA, role: 'lead' })).toThrow()
    const oleg = { handTo: office.person('oleg').id }
    expect(() => leave(office.desk, dina, office.person('vera').id, oleg)).toThrow('take_over')
  })

  test('comes back as they were, unless somebody has their phone by now', () => {
    const office = newDesk()
    const dina = office.person('dina')
    const { id } = office.person('anna')
    leave(office.desk, dina, id)
    comeBack(office.desk, dina, id)
    expect(office.person('anna')).toMatchObject({ phone: '+79001112233', archivedAt: null })
    leave(office.desk, dina, id)
    addByHand(office.desk, dina, { ...ANNA, name: 'Новая Анна', manager: null })
    expect(personByKey(office.desk, 'novaya-anna')?.phone).toBe('+79001112233')
    expect(comeBack(office.desk, dina, id).phone).toBeNull()
  })

  test('links no account by an invitation from before', () => {
    const office = newDesk()
    const token = invite(office.desk, office.person('dina'), office.person('anna').id)
    leave(office.desk, office.person('dina'), office.person('anna').id)
    const chat = { chatId: 1001, type: 'private', title: '', username: null, languageCode: null }
    expect(takeInvite(office.desk, chat, token)).toBeUndefined()
    expect(office.person('anna').telegramId).toBeNull()
  })
})

describe('the export', () => {
  test('does without whoever has left, and can be imported', () => {
    const office = newDesk()
    const dina = office.person('dina')
    for (const key of ['pavel', 'boris']) leave(office.desk, dina, office.person(key).id)
    const text = writePack(exportPack(office.desk))
    expect(text).not.toContain('pavel')
    expect(text).not.toContain('boris')
    expect(writePack(exportPack(newDesk(text).desk))).toBe(text)
  })
})

describe('a person who is changed', () => {
  test('has it in the history, before and after', () => {
    const office = newDesk()
    const values = { ...ANNA, position: 'Старший менеджер' }
    changeByHand(office.desk, office.person('dina'), office.person('anna').id, values)
    expect(lastEvent(office, 'person_changed')).toEqual({
      person: office.person('anna').id,
      before: { position: 'Менеджер' },
      after: { position: 'Старший менеджер' },
    })
  })

  test('cannot take what somebody else has', () => {
    const office = newDesk()
    const dina = office.person('dina')
    const olga = { ...ANNA, name: 'Ольга Котова', manager: null }
    expect(() => changeByHand(office.desk, dina, office.person('olga').id, olga)).toThrow(
      'phone_taken',
    )
    expect(() => addByHand(office.desk, dina, { ...olga, phone: null, key: 'vera' })).toThrow(
      'key_taken',
    )
  })

  test('and is no agent any more loses their sessions and hands on their tickets', () => {
    const office = newDesk()
    const ivan = office.person('ivan')
    const text = { type: 'text' as const, text: 'а' }
    const ticket = fileTicket(office, 'turn', { text })
    const holder = ticket.assigneeId === ivan.id ? ivan : office.person('vera')
    const secret = spendSignInLink(office.desk, signInLink(office.desk, holder.id), { agent: '' })
    const values = {
      ...ANNA,
      name: holder.name,
      phone: null,
      manager: null,
      role: 'requester' as const,
    }
    savePerson(office.desk, office.person('dina'), holder.id, values, [])
    expect(findSession(office.desk, secret)).toBeUndefined()
    expect(findTicket(office.desk, ticket.number)?.assigneeId).not.toBe(holder.id)
    const lines = config(office.desk).lines.live
    expect(lines.filter((line) => line.agents?.includes(holder.key))).toEqual([])
  })
})
