import { sum } from 'drizzle-orm'
import { attachments } from '../../db/tables/messages.ts'
import type { Desk } from '../desk.ts'

/** How much the database takes on the disk, in bytes. */
export function databaseSize(desk: Desk): number {
  const pragma = (name: string) => Number(desk.db.$client.pragma(name, { simple: true }))
  return pragma('page_count') * pragma('page_size')
}

/** How much the attachments take, in bytes, as their rows say. */
export function attachmentsSize(desk: Desk): number {
  const row = desk.db
    .select({ size: sum(attachments.size) })
    .from(attachments)
    .get()
  return Number(row?.size ?? 0)
}

/** How many migrations the database has seen. */
export function schemaOf(desk: Desk): number {
  const count = desk.db.$client.prepare('select count(*) from __drizzle_migrations').pluck()
  return count.get() as number
}
