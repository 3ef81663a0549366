import { bad, Refusal } from '../refusal.ts'

export interface Upload {
  name: string
  mime: string
  bytes: Uint8Array
}

/** What a caller sent: every value as text, as Telegram's own server keeps it. */
export interface Input {
  values: Record<string, string>
  files: Record<string, Upload>
}

export type JsonObject = Record<string, unknown>

/** A text; absent is empty. */
export function text(input: Input, name: string): string {
  return input.values[name] ?? ''
}

/** A text that must not be empty. */
export function requiredText(input: Input, name: string): string {
  const value = text(input, name)
  if (value === '') throw bad(`Parameter "${name}" is required`)
  return value
}

/** A number, as far as its digits can be read, kept between the bounds. */
export function integer(
  input: Input,
  name: string,
  otherwise = 0,
  least = Number.MIN_SAFE_INTEGER,
  most = Number.MAX_SAFE_INTEGER,
): number {
  const value = text(input, name)
  const number = value === '' ? otherwise : Number.parseInt(value, 10) || 0
  return Math.min(most, Math.max(least, number))
}

/** A number with a fraction, as far as it can be read; otherwise 0. */
export function decimal(input: Input, name: string): number {
  return Number.parseFloat(text(input, name)) || 0
}

/** True for `true`, `yes` and `1`. */
export function flag(input: Input, name: string): boolean {
  return ['true', 'yes', '1'].includes(text(input, name).trim().toLowerCase())
}

/** A value written as JSON; undefined when it is absent. */
export function json(input: Input, name: string, what: string): unknown {
  const value = text(input, name)
  if (value === '') return undefined
  try {
    return JSON.parse(value)
  } catch (error) {
    if (error instanceof SyntaxError) throw bad(`Can't parse ${what} JSON object`)
    throw error
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An object's text field; numbers are texts too. */
export function textField(object: JsonObject, name: string): string {
  const value = object[name]
  if (value === undefined || value === null) return ''
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw bad(`Field "${name}" must be of type String`)
  }
  return String(value)
}

/** An object's text field that must be there. */
export function requiredField(object: JsonObject, name: string): string {
  if (object[name] === undefined) throw bad(`Can't find field "${name}"`)
  return textField(object, name)
}

/** An object's whole number; texts with digits count. */
export function numberField(object: JsonObject, name: string, otherwise?: number): number {
  const value = object[name] ?? otherwise
  if (value === undefined) throw bad(`Can't find field "${name}"`)
  if (typeof value !== 'number' && typeof value !== 'string') {
    throw bad(`Field "${name}" must be of type Number`)
  }
  if (!/^-?\d+$/.test(String(value))) throw bad(`Field "${name}" must be a valid Number`)
  return Number(value)
}

/** An object's flag; absent is false. */
export function flagField(object: JsonObject, name: string): boolean {
  const value = object[name]
  if (value === undefined || value === null) return false
  if (typeof value !== 'boolean') throw bad(`Field "${name}" must be of type Boolean`)
  return value
}

/** Runs a reader and says within what its fault lies: `can't parse BotCommand: …`. */
export function within<T>(what: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    // The problem as it was first worded: inside of another it keeps its capital.
    if (error instanceof Refusal) throw bad(`Can't parse ${what}: ${error.cause}`)
    throw error
  }
}
