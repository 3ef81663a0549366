import type { CountryCode } from 'libphonenumber-js/min'
import type { Answers } from './answer.ts'
import type { WhenFacts } from './when.ts'

/** Somebody of the directory; `department` is a name to show. */
export interface Person {
  id: number
  key?: string | undefined
  name: string
  department?: string | undefined
}

/** Who files the ticket; `department` and `key` are keys of the pack. */
interface Requester {
  id?: number | undefined
  key?: string | undefined
  name?: string | undefined
  department?: string | undefined
  position?: string | undefined
  phone?: string | undefined
  email?: string | undefined
}

interface PeopleSearch {
  departments?: readonly string[] | undefined
  offset: number
  limit: number
}

/** What the engine may know of the world. Nothing else reaches it: the same facts make the same prompt. */
export interface Facts {
  /** The requester's local day, YYYY-MM-DD. */
  today: string
  requester: Requester
  service?: string | undefined
  priority?: string | undefined
  /** True in the panel: steps for agents only are asked as well. */
  agent?: boolean | undefined
  /** The country whose phone numbers people type without a prefix; null: none. RU if absent. */
  country?: CountryCode | null | undefined
  /** People whose name has the words of the query, in a stable order; an empty query finds everybody. */
  people(query: string, search: PeopleSearch): { people: Person[]; total: number }
  /** The person with this id or key, if in one of the departments where any are given. */
  person(ref: number | string, departments?: readonly string[]): Person | undefined
}

/** What a condition of a scenario is held against. */
export function whenFactsOf(facts: Facts, answers: Answers): WhenFacts {
  const { department, position, key } = facts.requester
  const { service, priority } = facts
  return { answers, service, priority, department, position, person: key }
}
