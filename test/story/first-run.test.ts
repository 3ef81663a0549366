import { expect, it } from 'vitest'
import { signIn } from './panel.ts'
import { dataFolder, startProgram } from './program.ts'

it('whoever tries the program without a pack is its admin and chooses a ready desk', async () => {
  const folder = dataFolder()
  const program = await startProgram(folder.dir, { PACK: 'none' })
  expect(program.shown()).toContain('signs Администратор in')
  const panel = await signIn(program.url, program.signIn)
  expect((await panel.get('/admin/tickets')).headers.get('location')).toBe('/admin/packs')
  expect(await panel.page('/admin/packs')).toContain('/admin/packs/shipped/it-support')
  expect(await program.stop()).toBe(0)

  const again = await startProgram(folder.dir, { PACK: 'none' })
  const people = await (await signIn(again.url, again.signIn)).page('/admin/people')
  expect(people.match(/href="\/admin\/people\/\d+"/g)).toHaveLength(1)
  expect(await again.stop()).toBe(0)
  folder.remove()
})
