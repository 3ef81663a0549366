import { z } from 'zod'
import { keySchema } from './key.ts'
import { colorSchema } from './pack-colors.ts'
import { nameSchema } from './text.ts'

/** Rules hang on these, never on a status's key. */
export const STATUS_CATEGORIES = [
  'new',
  'active',
  'waiting',
  'on_hold',
  'solved',
  'closed',
] as const

export const statusSchema = z.strictObject({
  key: keySchema,
  name: nameSchema,
  category: z.enum(STATUS_CATEGORIES),
  color: colorSchema.optional(),
  notify_requester: z.boolean().optional(),
  enter_on: z.enum(['reply', 'reopen']).optional(),
})

export type Status = z.infer<typeof statusSchema>

/** The statuses of a desk whose packs name none. */
export const DEFAULT_STATUSES: readonly Status[] = [
  { key: 'new', name: { ru: 'Создано', en: 'New' }, category: 'new' },
  { key: 'in_progress', name: { ru: 'В работе', en: 'In progress' }, category: 'active' },
  { key: 'needs_info', name: { ru: 'Требует уточнения', en: 'Needs info' }, category: 'waiting' },
  { key: 'paused', name: { ru: 'Пауза', en: 'Paused' }, category: 'on_hold' },
  { key: 'solved', name: { ru: 'Готово', en: 'Solved' }, category: 'solved' },
  { key: 'closed', name: { ru: 'Закрыта', en: 'Closed' }, category: 'closed' },
]
