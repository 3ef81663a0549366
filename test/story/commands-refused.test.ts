import { afterEach, beforeEach, expect, test } from 'vitest'
import { dataFolder, okoshko } from './program.ts'

let folder: ReturnType<typeof dataFolder>

beforeEach(() => {
  folder = dataFolder()
})

afterEach(() => folder.remove())

test('a word that every object knows is no command', async () => {
  for (const name of ['constructor', 'toString', '__proto__']) {
    await expect(okoshko(folder.dir, name)).rejects.toThrow(`There is no command ${name}.`)
  }
})

test('an option that a command does not have is refused, and nothing is done', async () => {
  const restore = okoshko(folder.dir, 'restore', 'copy.db', '--dry-run')
  await expect(restore).rejects.toThrow('restore takes no --dry-run: restore FILE')
  const link = okoshko(folder.dir, 'sign-in-link', 'pavel', '--retry')
  await expect(link).rejects.toThrow('sign-in-link takes no --retry')
  await expect(okoshko(folder.dir, 'doctor', '--retry', '--json')).resolves.toBeDefined()
})
