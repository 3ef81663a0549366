import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, isNull } from 'drizzle-orm'
import { invites, linkRequests, people } from '../../db/tables/people.ts'
import type { Fact } from '../delivery/letters.ts'
import { post } from '../delivery/outbox.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import { config } from '../setup/config.ts'
import { findChat, type Meeting } from './chats.ts'
import { clearChat, endSessions } from './leaving.ts'
import {
  addPerson,
  changePerson,
  isAgent,
  type Person,
  personById,
  personByKey,
  personByTelegram,
  type Role,
} from './people.ts'
import { phoneNumber } from './phones.ts'
import { mayLink } from './rights.ts'

const INVITE_MS = 14 * 24 * 3_600_000
const REQUEST_MS = 24 * 3_600_000

/** Who writes from a private chat; where the desk is open to all, a newcomer becomes a requester. */
export function personIn(desk: Desk, meeting: Meeting): Person | undefined {
  const known = personByTelegram(desk, meeting.chatId)
  if (known || config(desk).access !== 'open') return known
  return deed(desk, () => addNewcomer(desk, meeting, 'requester'))
}

/** Says to an unknown person how they are let in. */
export function turnAway(desk: Desk, chatId: number, again = false): void {
  const byContact = config(desk).access === 'directory'
  say(desk, chatId, byContact ? { fact: 'ask_contact', again } : { fact: 'invite_needed' })
}

/** A single-use link by which a person's Telegram account is linked; gives the token of `/start invite_TOKEN`. */
export function invite(desk: Desk, by: Person | null, personId: number): string {
  return deed(desk, () => {
    const person = personById(desk, personId)
    if (!person || person.archivedAt !== null) throw new DeskError('not_found')
    if (by && !mayLink(by, person)) throw new DeskError('not_allowed')
    record(desk, 'invited', { by: by?.id ?? null, data: { person: personId } })
    return newInvite(desk, { kind: 'invite', personId, byId: by?.id ?? null })
  })
}

/** A single-use link that makes its taker the admin of a desk that has none linked; null once there is one. */
export function claimToken(desk: Desk): string | null {
  return deed(desk, () => {
    if (hasLinkedAdmin(desk)) return null
    desk.db
      .delete(invites)
      .where(and(eq(invites.kind, 'claim'), isNull(invites.usedAt)))
      .run()
    return newInvite(desk, { kind: 'claim', personId: null, byId: null })
  })
}

/** Whether an admin can reach the desk through Telegram. */
export function hasLinkedAdmin(desk: Desk): boolean {
  const admins = desk.db
    .select()
    .from(people)
    .where(and(eq(people.role, 'admin'), isNull(people.archivedAt)))
    .all()
  return admins.some((admin) => admin.telegramId !== null)
}

/** Takes an invitation or a claim; says in the chat what came of it. */
export function takeInvite(desk: Desk, meeting: Meeting, token: string): Person | undefined {
  return deed(desk, () => {
    const row = desk.db
      .select()
      .from(invites)
      .where(eq(invites.hash, hashOf(token)))
      .get()
    const why = !row
      ? 'unknown'
      : row.usedAt !== null
        ? 'used'
        : row.expiresAt <= desk.now()
          ? 'expired'
          : null
    if (!row || why) {
      say(desk, meeting.chatId, { fact: 'invite_bad', why: why ?? 'unknown' })
      return undefined
    }
    if (row.kind === 'claim' && hasLinkedAdmin(desk)) {
      say(desk, meeting.chatId, { fact: 'invite_bad', why: 'used' })
      return undefined
    }
    const person = row.personId === null ? undefined : personById(desk, row.personId)
    const maker = row.byId === null ? undefined : personById(desk, row.byId)
    // Either may have risen or fallen since, or have left.
    const isGone = person !== undefined && person.archivedAt !== null
    if (isGone || (maker && person && !mayLink(maker, person))) {
      say(desk, meeting.chatId, { fact: 'invite_bad', why: 'expired' })
      return undefined
    }
    desk.db.update(invites).set({ usedAt: desk.now() }).where(eq(invites.hash, row.hash)).run()
    if (row.kind === 'claim') return claim(desk, meeting)
    return person && link(desk, person, meeting.chatId)
  })
}

/** A shared contact: only one's own is believed; a phone of the directory links the account. */
export function shareContact(
  desk: Desk,
  meeting: Meeting,
  contact: { phone: string; userId: number | null },
): Person | undefined {
  return deed(desk, () => {
    if (contact.userId !== meeting.chatId) {
      say(desk, meeting.chatId, { fact: 'contact_not_own' })
      return undefined
    }
    // Telegram gives it with its country, and mostly without its plus.
    const phone = phoneNumber(`+${contact.phone.replace(/\D/g, '')}`)
    const person = phone === null ? undefined : personByPhone(desk, phone)
    if (!person) {
      say(desk, meeting.chatId, { fact: 'contact_unknown' })
      return undefined
    }
    return link(desk, person, meeting.chatId)
  })
}

/** The first account decides whether the second takes its place. */
export function decideLink(
  desk: Desk,
  chatId: number,
  requestId: number,
  confirmed: boolean,
): void {
  deed(desk, () => {
    const request = desk.db.select().from(linkRequests).where(eq(linkRequests.id, requestId)).get()
    const person = request && personById(desk, request.personId)
    if (!request || !person || person.telegramId !== chatId) throw new DeskError('not_found')
    if (request.decidedAt !== null || request.expiresAt <= desk.now()) {
      throw new DeskError('link_expired')
    }
    desk.db
      .update(linkRequests)
      .set({ decidedAt: desk.now() })
      .where(eq(linkRequests.id, requestId))
      .run()
    if (!confirmed) {
      say(desk, chatId, { fact: 'link_refused' })
      say(desk, request.telegramId, { fact: 'link_refused' })
      return
    }
    if (personByTelegram(desk, request.telegramId)) throw new DeskError('account_taken')
    clearChat(desk, chatId)
    say(desk, chatId, { fact: 'account_replaced' })
    setAccount(desk, person, request.telegramId)
  })
}

/**
 * Takes a person's Telegram account off, by an admin or lead; whoever held it is signed out as well.
 * Throws `not_allowed`, `not_found`.
 */
export function unlink(desk: Desk, by: Person, personId: number): void {
  deed(desk, () => {
    const person = personById(desk, personId)
    if (!person) throw new DeskError('not_found')
    if (!mayLink(by, person)) throw new DeskError('not_allowed')
    if (person.telegramId !== null) clearChat(desk, person.telegramId)
    changePerson(desk, personId, { telegramId: null })
    if (by.id !== personId) endSessions(desk, personId)
    record(desk, 'unlinked', { by: by.id, data: { person: personId, ...former(person) } })
  })
}

/** On or off duty: an agent who is away gets no new tickets by assignment. */
export function setAway(desk: Desk, person: Person, away: boolean): void {
  deed(desk, () => {
    if (!isAgent(person)) throw new DeskError('not_agent')
    changePerson(desk, person.id, { awayAt: away ? desk.now() : null })
    record(desk, away ? 'went_away' : 'came_back', { by: person.id })
  })
}

/** The hash under which a secret is kept. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** A secret of 192 bits for links, in letters that Telegram's start parameter takes. */
export function newSecret(): string {
  return randomBytes(24).toString('base64url')
}

function claim(desk: Desk, meeting: Meeting): Person {
  const known = personByTelegram(desk, meeting.chatId)
  const person = known
    ? changePerson(desk, known.id, { role: 'admin' })
    : addNewcomer(desk, meeting, 'admin')
  record(desk, 'claimed', { by: person.id, data: { person: person.id } })
  say(desk, meeting.chatId, { fact: 'linked', name: person.name, admin: true })
  return person
}

/** Somebody of whom only their account is known. */
function addNewcomer(desk: Desk, { chatId, title }: Meeting, role: Role): Person {
  return addPerson(desk, {
    key: freeKey(desk, `tg${chatId}`),
    name: title.trim() || `Telegram ${chatId}`,
    role,
    telegramId: chatId,
    origin: 'telegram',
  })
}

/** The account may be that of somebody before it: then the key is taken. */
function freeKey(desk: Desk, key: string): string {
  for (let count = 1; ; count++) {
    const free = count === 1 ? key : `${key}_${count}`
    if (!personByKey(desk, free)) return free
  }
}

function link(desk: Desk, person: Person, telegramId: number): Person | undefined {
  if (person.telegramId === telegramId) {
    say(desk, telegramId, { fact: 'linked', name: person.name, admin: false })
    return person
  }
  if (personByTelegram(desk, telegramId)) throw new DeskError('account_taken')
  if (person.telegramId !== null && findChat(desk, person.telegramId)) {
    askFirstAccount(desk, person, person.telegramId, telegramId)
    return undefined
  }
  return setAccount(desk, person, telegramId)
}

function askFirstAccount(desk: Desk, person: Person, first: number, second: number): void {
  say(desk, second, { fact: 'link_asked' })
  if (isAsked(desk, person, second)) return
  const request = desk.db
    .insert(linkRequests)
    .values({
      personId: person.id,
      telegramId: second,
      createdAt: desk.now(),
      expiresAt: desk.now() + REQUEST_MS,
    })
    .returning()
    .get()
  say(desk, first, { fact: 'link_question', request: request.id })
}

function isAsked(desk: Desk, person: Person, second: number): boolean {
  const open = and(
    eq(linkRequests.personId, person.id),
    eq(linkRequests.telegramId, second),
    isNull(linkRequests.decidedAt),
    gt(linkRequests.expiresAt, desk.now()),
  )
  return desk.db.select().from(linkRequests).where(open).get() !== undefined
}

function setAccount(desk: Desk, person: Person, telegramId: number): Person {
  const linked = changePerson(desk, person.id, { telegramId })
  record(desk, 'linked', { by: person.id, data: { person: person.id, ...former(person) } })
  say(desk, telegramId, { fact: 'linked', name: person.name, admin: false })
  return linked
}

/** Whoever erases the person finds by it what the account has left. */
function former({ telegramId }: Person): { before?: { telegramId: number } } {
  return telegramId === null ? {} : { before: { telegramId } }
}

function personByPhone(desk: Desk, phone: string): Person | undefined {
  const held = and(eq(people.phone, phone), isNull(people.archivedAt))
  return desk.db.select().from(people).where(held).get()
}

function newInvite(
  desk: Desk,
  values: Pick<typeof invites.$inferInsert, 'kind' | 'personId' | 'byId'>,
): string {
  const token = newSecret()
  const createdAt = desk.now()
  desk.db
    .insert(invites)
    .values({ ...values, hash: hashOf(token), createdAt, expiresAt: createdAt + INVITE_MS })
    .run()
  return token
}

function say(desk: Desk, chatId: number, fact: Fact): void {
  post(desk, { chatId }, { kind: 'fact', fact })
}
