import { existsSync, readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = import.meta.dirname
const maps = new Map<string, SourceMap | undefined>()

/**
 * From now on the trace of an error names the lines of the sources instead of those of the bundle.
 * Node's own way would hold the map of everything in memory from the start; here a file's map is
 * read when an error of that file is first told of.
 */
export function nameSourcesInTraces(): void {
  Error.prepareStackTrace = (error, sites) =>
    [said(error), ...sites.map((site) => `    at ${inSources(site)}`)].join('\n')
}

function said(error: Error): string {
  return error.message === '' ? error.name : `${error.name}: ${error.message}`
}

function inSources(site: NodeJS.CallSite): string {
  const [file, line, column] = [site.getFileName(), site.getLineNumber(), site.getColumnNumber()]
  if (!file?.startsWith('file:') || line === null || column === null) return String(site)
  const path = fileURLToPath(file)
  const found = mapOf(path)?.findEntry(line - 1, column - 1)
  if (found === undefined || !('originalSource' in found)) return String(site)
  const source = relative(ROOT, resolve(dirname(path), found.originalSource))
  const place = `${source}:${found.originalLine + 1}:${found.originalColumn + 1}`
  return String(site).replace(`${file}:${line}:${column}`, place)
}

function mapOf(path: string): SourceMap | undefined {
  if (!maps.has(path)) {
    const file = `${path}.map`
    const text = existsSync(file) ? readFileSync(file, 'utf8') : undefined
    maps.set(path, text === undefined ? undefined : new SourceMap(JSON.parse(text)))
  }
  return maps.get(path)
}
