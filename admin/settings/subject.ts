import type { SetupList } from '../../desk/setup/pack-kinds.ts'
import type { Faults, Fields, Read } from '../deadlines/fields.ts'
import type { IconName } from '../frame/icon.tsx'
import type { Child } from '../html/jsx-runtime.ts'
import type { Panel, Reader } from '../panel.ts'

/** Who looks at a subject, and of what desk. */
export interface Context {
  panel: Panel
  reader: Reader
}

export interface InputsProps extends Context {
  fields: Fields
  faults: Faults
  /** The key of the object; undefined: a new one. */
  objectKey: string | undefined
}

/** An object as a form means it; the rules of the pack are asked when it is saved. */
type Unchecked = { key: string } & Record<string, unknown>

/** What the pages of a list need to know of its objects. */
interface Definition<T extends { key: string }> {
  list: SetupList
  icon: IconName
  /** Whether the order of the objects means something. */
  isOrdered: boolean
  /** The groups in which the list is shown, each object in one. */
  groups?: readonly string[]
  groupOf?(object: T): string
  /** What the fields of a form hold for an object, and for a new one. */
  fieldsOf(context: Context, object: T): Fields
  blank(context: Context): Fields
  read(context: Context, fields: Fields, before: T | undefined): Read<Unchecked>
  Inputs(props: InputsProps): Child
  /** The sign before an object's name. */
  mark?(context: Context, object: T): Child
  /** What a row says of an object besides its name. */
  brief(context: Context, object: T): Child
  /** What is searched besides name and key. */
  wordsOf?(object: T): string
}

export type Subject = Definition<{ key: string }>

/** A list's definition for pages that know nothing of its objects. */
export function subject<T extends { key: string }>(definition: Definition<T>): Subject {
  // The pages give back only what they were given from the same list.
  return definition as unknown as Subject
}

/** An object without what is undefined. */
export function given(object: Unchecked): Unchecked {
  const kept = Object.entries(object).filter(([, value]) => value !== undefined)
  return { ...Object.fromEntries(kept), key: object.key }
}

/** A choice that is left out where it is the default and was not said before. */
export function unlessDefault<T>(chosen: T, byDefault: T, before: T | undefined): T | undefined {
  return chosen === byDefault && before === undefined ? undefined : chosen
}
