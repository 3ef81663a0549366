import { parseArgs } from 'node:util'
import { backup } from './commands/backup.ts'
import type { Command } from './commands/command.ts'
import { doctor } from './commands/doctor.ts'
import { exportDesk } from './commands/export.ts'
import { importFile } from './commands/import.ts'
import { importYearFile } from './commands/import-year.ts'
import { packSchemaFile } from './commands/pack-schema.ts'
import { peopleImport } from './commands/people-import.ts'
import { personData } from './commands/person-data.ts'
import { recomputeSla } from './commands/recompute-sla.ts'
import { restore } from './commands/restore.ts'
import { signInLink } from './commands/sign-in-link.ts'
import { loadConfig } from './config.ts'
import { nameSourcesInTraces } from './traces.ts'

nameSourcesInTraces()

const COMMANDS: Record<string, Command> = {
  import: importFile,
  'import-year': importYearFile,
  export: exportDesk,
  people: peopleImport,
  person: personData,
  'pack-schema': packSchemaFile,
  'sign-in-link': signInLink,
  backup,
  restore,
  doctor,
  'recompute-sla': recomputeSla,
}

const USAGE = `Usage: npm run --silent okoshko -- COMMAND

${Object.values(COMMANDS)
  .map((command) => `  ${command.usage.padEnd(37)}${command.about}`)
  .join('\n')}

Commands work on DATA_DIR, also while the server runs; restore needs it stopped.`

// A backup holds what people wrote: it is for no other account of this machine.
process.umask(0o077)
process.exitCode = await run(process.argv.slice(2))

async function run(args: string[]): Promise<number> {
  const [name = ''] = args
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) return refuse(name ? `There is no command ${name}.\n\n${USAGE}` : USAGE)
  const loaded = loadConfig()
  if (!loaded.ok) return refuse(loaded.faults.join('\n'))
  try {
    const { values, positionals } = parseArgs({
      args: args.slice(1),
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
        nightly: { type: 'boolean' },
        retry: { type: 'boolean' },
      },
    })
    const taken: readonly string[] = ['json', ...(command.takes ?? [])]
    const odd = Object.keys(values).find((option) => !taken.includes(option))
    if (odd) return refuse(`${name} takes no --${odd}: ${command.usage}`)
    const given = {
      json: values.json === true,
      dryRun: values['dry-run'] === true,
      nightly: values.nightly === true,
      retry: values.retry === true,
      positionals,
    }
    return await command.run(loaded.config, given)
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
}

function refuse(reason: string): number {
  process.stderr.write(`${reason}\n`)
  return 1
}
