import type { Logger } from 'pino'

/** Has node-cron speak through the program's log: by itself it writes lines that are no JSON. */
export function cronLog(log: Logger) {
  const say = (level: 'info' | 'warn' | 'error' | 'debug') => (message: string | Error) =>
    log[level]({ chore: 'cron' }, message instanceof Error ? message.name : message)
  return { info: say('info'), warn: say('warn'), error: say('error'), debug: say('debug') }
}
