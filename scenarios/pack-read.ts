import { crossFaults } from './cross.ts'
import type { Known, LoosePack } from './cross-names.ts'
import { type Fault, type Finding, type Path, placeOf } from './fault.ts'
import { nearestTo } from './fault-nearest.ts'
import { findingsOf, withoutIll } from './fault-schema.ts'
import { wordsOf } from './fault-words.ts'
import { type Pack, packSchema } from './pack.ts'
import { readYaml } from './pack-yaml.ts'

export type PackRead = { ok: true; pack: Pack } | { ok: false; faults: Fault[] }

/** Reads a pack, or tells every fault of the file at once in the order of its lines. */
export function readPack(yamlText: string, known: Known = {}): PackRead {
  const { data, faults, find } = readYaml(yamlText)
  if (data === undefined) return { ok: false, faults }
  const parsed = packSchema.safeParse(data, { error: wordsOf, reportInput: true })
  const issues = parsed.error?.issues ?? []
  const findings = [...findingsOf(issues), ...crossFaults(looseOf(data, issues), known)]
  if (parsed.success && faults.length + findings.length === 0)
    return { ok: true, pack: parsed.data }
  return { ok: false, faults: inOrder([...faults, ...faultsOf(findings, find)]) }
}

/** Everything wrong with data that should be a pack; nothing for a sound one. */
export function checkPack(data: unknown, known: Known = {}): Finding[] {
  const issues =
    packSchema.safeParse(data, { error: wordsOf, reportInput: true }).error?.issues ?? []
  return [...findingsOf(issues), ...crossFaults(looseOf(data, issues), known)]
}

/** What the schema found well-typed; the one place where data becomes a pack with holes. */
function looseOf(data: unknown, issues: Parameters<typeof withoutIll>[1]): LoosePack {
  return (withoutIll(data, issues) ?? {}) as LoosePack
}

// A file that is all faults, of long lists, must not take minutes.
const MAX_COMPARISONS = 1_000_000

function faultsOf(
  findings: readonly Finding[],
  find: (path: Path) => { line: number; column: number },
): Fault[] {
  let comparisons = 0
  return findings.map(({ path, message, wrong, among = [] }) => {
    const fault = { place: placeOf(path), ...find(path), message }
    const words = wrong === undefined || comparisons > MAX_COMPARISONS ? [] : [...among]
    comparisons += words.length
    const nearest = nearestTo(wrong ?? '', words)
    return nearest === undefined ? fault : { ...fault, nearest }
  })
}

function inOrder(faults: Fault[]): Fault[] {
  return faults.sort((one, other) => one.line - other.line || one.column - other.column)
}
