import { z } from 'zod'
import { packSchema } from './pack.ts'

export type JsonSchema = z.core.JSONSchema.JSONSchema

/** The JSON Schema of a pack, for editors that help while writing one. */
export function packJsonSchema(): JsonSchema {
  return { title: 'Okoshko pack', ...z.toJSONSchema(packSchema, { io: 'input' }) }
}
