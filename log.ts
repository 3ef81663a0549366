import { AsyncLocalStorage } from 'node:async_hooks'
import { type DestinationStream, destination, type Logger, type LoggerOptions, pino } from 'pino'
import { faultOf } from './bot/fault.ts'
import type { Config } from './config.ts'

const about = new AsyncLocalStorage<object>()

/** Runs with these fields in every line that is logged meanwhile, however deep. */
export function within<T>(fields: object, run: () => T): T {
  return about.run({ ...about.getStore(), ...fields }, run)
}

/**
 * The program's log: JSON lines on standard output. A line about a fault for which `isTold` is
 * true is left out: one line has told of it, not one for each who met it.
 */
export function createLog(
  level: Config['logLevel'],
  isTold: (code: string) => boolean,
  target: DestinationStream = destination(1),
): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    mixin: () => about.getStore() ?? {},
    // The words of an error may be those of people.
    serializers: { err: faultOf },
    hooks: {
      logMethod(args, method) {
        const code = codeIn(args[0])
        if (code === undefined || !isTold(code)) method.apply(this, args)
      },
    },
  }
  return pino(options, target)
}

function codeIn(fields: unknown): string | undefined {
  const { fault, err } = Object(fields) as { fault?: unknown; err?: unknown }
  const { code } = Object(fault ?? err) as { code?: unknown }
  return typeof code === 'string' ? code : undefined
}
