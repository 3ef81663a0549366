import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sla } from './sla.ts'

/** Each gives its findings as Markdown; they are printed and kept in bench/results. */
const BENCHES: Record<string, () => string> = { sla }

const name = process.argv[2] ?? ''
const bench = BENCHES[name]
if (bench) {
  const findings = `# ${name}\n\n${bench()}`
  const results = join(import.meta.dirname, 'results')
  mkdirSync(results, { recursive: true })
  writeFileSync(join(results, `${name}.md`), findings)
  process.stdout.write(`\n${findings}`)
} else {
  process.stderr.write(
    `Name what to measure: npm run bench -- ${Object.keys(BENCHES).join(' | ')}\n`,
  )
  process.exitCode = 1
}
