import type { FaultRule, Faults } from '../types.ts'

export interface FaultBook {
  faults: Faults
  /** The first rule for this call, used up by one. */
  take: (method: string, params: Record<string, unknown>) => FaultRule | undefined
  isOffline: () => boolean
}

/** Keeps the faults asked for; `onSwitch` hears when the line is cut and mended. */
export function keepFaults(onSwitch: (isOffline: boolean) => void): FaultBook {
  const rules: { rule: FaultRule; left: number }[] = []
  let isOffline = false
  const setOffline = (wanted: boolean): void => {
    if (wanted === isOffline) return
    isOffline = wanted
    onSwitch(wanted)
  }
  return {
    faults: {
      fail(rule) {
        const kept = { rule, left: rule.times ?? 1 }
        rules.push(kept)
        return () => {
          kept.left = 0
        }
      },
      clear() {
        rules.length = 0
        setOffline(false)
      },
      offline: () => setOffline(true),
      online: () => setOffline(false),
    },
    take(method, params) {
      const kept = rules.find(({ rule, left }) => left > 0 && fits(rule, method, params))
      if (kept) kept.left -= 1
      return kept?.rule
    },
    isOffline: () => isOffline,
  }
}

function fits(rule: FaultRule, method: string, params: Record<string, unknown>): boolean {
  if (typeof rule.method === 'string' && rule.method.toLowerCase() !== method.toLowerCase()) {
    return false
  }
  if (rule.method instanceof RegExp && !rule.method.test(method)) return false
  if (rule.chatId !== undefined && Number(params.chat_id) !== rule.chatId) return false
  return rule.contains === undefined || JSON.stringify(params).includes(rule.contains)
}
