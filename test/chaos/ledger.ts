/** What people have done, so that at the end everything can be asked for once. */
export interface Ledger {
  /** Texts of requests that their writer saw filed. */
  filed: Set<string>
  /** Texts that requesters added to their tickets. */
  written: Set<string>
  /** The last text of a message that was edited, by its first one. */
  edited: Map<string, string>
  /** Texts of agents' replies that the panel took, by the person they are for, in their order. */
  replied: Map<number, string[]>
  kills: number
  /** Answers of Telegram that were lost after it had done what was asked. */
  lost: number
}

export function newLedger(): Ledger {
  return {
    filed: new Set(),
    written: new Set(),
    edited: new Map(),
    replied: new Map(),
    kills: 0,
    lost: 0,
  }
}
