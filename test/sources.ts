import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '..')
const NOT_OURS = new Set(['node_modules', 'dist', 'data', 'migrations'])

export interface Source {
  /** From the root, with forward slashes. */
  path: string
  text: string
}

/** Every file with one of these endings that is written by hand, in `folder`; none if it is not there. */
export function sources(endings: string[], folder = ''): Source[] {
  if (!existsSync(join(ROOT, folder))) return []
  const entries = readdirSync(join(ROOT, folder), { withFileTypes: true })
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return isOurs(entry.name) ? sources(endings, path) : []
    return endings.some((ending) => path.endsWith(ending)) ? [read(path)] : []
  })
}

/** The code without its comments, line for line, for rules about what is done rather than said. */
export function codeOf({ text }: Source): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
    .replace(/(^|\s)\/\/.*$/gm, '$1')
}

/** `path:line` of every match, so that a failing rule says where. */
export function places(pattern: RegExp, text: string, path: string): string[] {
  const lines = text.split('\n').map((line, index) => ({ line, at: `${path}:${index + 1}` }))
  return lines
    .filter(({ line }) => pattern.test(line))
    .map(({ at, line }) => `${at} ${line.trim()}`)
}

function isOurs(name: string): boolean {
  return !name.startsWith('.') && !NOT_OURS.has(name)
}

function read(path: string): Source {
  return { path: path.replaceAll('\\', '/'), text: readFileSync(join(ROOT, path), 'utf8') }
}
