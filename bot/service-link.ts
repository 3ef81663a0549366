import { keySchema } from '../scenarios/key.ts'

/** The service to which a deep link leads (`/start service_KEY`), if it does. */
export function serviceIn(payload: string): string | undefined {
  return keySchema.safeParse(/^service_(.+)$/.exec(payload)?.[1]).data
}
