/** Says one line of what goes on. */
export type Say = (line: string) => void

/** What a proof has found. */
export interface Proof {
  /** Figures, each with what it counts. */
  rows: [what: string, value: string | number][]
  /** Which rules were broken, in words; empty where every one was kept. */
  faults: string[]
}

/** Rows of a plain table, the columns as wide as their widest cell. */
export function tableOf(rows: (string | number)[][]): string {
  const widths: number[] = []
  for (const row of rows) {
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, String(cell).length)
    })
  }
  const line = (row: (string | number)[]) =>
    row.map((cell, i) => String(cell).padEnd(widths[i] ?? 0)).join('  ')
  return rows.map((row) => line(row).trimEnd()).join('\n')
}

/** A fault where it does not hold. */
export function unless(holds: boolean, fault: string): string[] {
  return holds ? [] : [fault]
}
