import { integer, text } from 'drizzle-orm/sqlite-core'

// Instants are integer milliseconds UTC named …_at. JSON columns are typed by the desk, which alone reads them.

export type Json = Record<string, unknown>

export const id = () => integer('id').primaryKey({ autoIncrement: true })
export const at = (name: string) => integer(name)
export const json = <T>(name: string) => text(name, { mode: 'json' }).$type<T>()
