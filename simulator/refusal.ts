/** An error answer of the Bot API. */
export class Refusal extends Error {
  readonly code: number
  readonly parameters: Record<string, number> | undefined

  /** `description` is complete, with its prefix. */
  constructor(code: number, description: string, parameters?: Record<string, number>) {
    super(description)
    this.code = code
    this.parameters = parameters
  }
}

/** 400, worded the way Telegram words it: `Chat is gone` reads `Bad Request: chat is gone`. */
export function bad(problem: string): Refusal {
  const refusal = new Refusal(400, `Bad Request: ${lowered(problem)}`)
  refusal.cause = problem
  return refusal
}

/** 403. */
export function forbidden(message: string): Refusal {
  return new Refusal(403, `Forbidden: ${message}`)
}

/** 409. */
export function conflict(message: string): Refusal {
  return new Refusal(409, `Conflict: ${message}`)
}

/** 429, with the seconds to wait. */
export function tooMany(seconds: number): Refusal {
  return new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds })
}

// Server codes such as BUTTON_DATA_INVALID keep their case.
function lowered(message: string): string {
  return /^.[A-Z_]/.test(message) ? message : message.charAt(0).toLowerCase() + message.slice(1)
}
