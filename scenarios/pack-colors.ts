import { z } from 'zod'

export const COLORS = ['green', 'yellow', 'orange', 'red', 'blue', 'violet', 'grey'] as const

export const colorSchema = z.enum(COLORS)
