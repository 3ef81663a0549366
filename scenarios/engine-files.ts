import type { FileRef } from './answer.ts'
import { fileLimits } from './answer-check.ts'
import { type AskedOf, isOf } from './engine-path.ts'
import { problem } from './engine-problem.ts'
import { type Applied, refused, type Scene, soFar, stayed, underWay } from './engine-scene.ts'

/** A file sent at any time: it goes to the live step, or to the nearest one that takes files. */
export function attached(scene: Scene, file: FileRef): Applied {
  const places = scene.path.asked.filter((asked) => isOf(asked, 'files'))
  if (places.some((place) => filesOf(scene, place).some(({ id }) => id === file.id))) {
    return stayed(scene, {})
  }
  const live = places.find(({ index }) => index === scene.live?.index)
  if (live) return attachedTo(scene, live, file)
  const ahead = places.filter(({ index }) => index > (scene.live?.index ?? -1))
  const place = [...ahead, ...places].find((one) => hasRoom(scene, one))
  if (!place) return refused(scene, problem('file_unwanted'))
  return refused(scene, problem('file_kept'), withFile(scene, place, file))
}

/** A file taken out again; one that is not there changes nothing. */
export function detached(scene: Scene, live: AskedOf<'files'>, id: number): Applied {
  const files = filesOf(scene, live).filter((file) => file.id !== id)
  const answer = files.length > 0 ? { type: 'files' as const, files } : undefined
  return stayed(scene, underWay(scene, live.step.key, answer))
}

function attachedTo(scene: Scene, place: AskedOf<'files'>, file: FileRef): Applied {
  if (hasRoom(scene, place)) return stayed(scene, withFile(scene, place, file))
  return refused(scene, problem('files_max', { max: fileLimits(place.step).max }))
}

function withFile(scene: Scene, place: AskedOf<'files'>, file: FileRef) {
  const files = [...filesOf(scene, place), file]
  return underWay(scene, place.step.key, { type: 'files', files })
}

function filesOf(scene: Scene, place: AskedOf<'files'>): FileRef[] {
  return soFar(scene, place.step.key, 'files')?.files ?? []
}

function hasRoom(scene: Scene, place: AskedOf<'files'>): boolean {
  return filesOf(scene, place).length < fileLimits(place.step).max
}
