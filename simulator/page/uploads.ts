import { z } from 'zod'
import type { NewFile, PersonPlane, Place } from '../person.ts'
import type { Simulator } from '../start.ts'
import type { MediaKind } from '../types.ts'

const albumLimit = 10
const photoBytes = 10 * 1024 * 1024

const measures = z.array(
  z.object({
    width: z.number().int().positive().max(100_000).optional(),
    height: z.number().int().positive().max(100_000).optional(),
    duration: z.number().nonnegative().max(1_000_000).optional(),
  }),
)

const form = z.object({
  caption: z.string().max(4096).optional(),
  replyTo: z.coerce.number().int().positive().optional(),
  as: z.enum(['media', 'document', 'voice']).default('media'),
  /** JSON, one entry per file: what only a browser can measure. */
  measures: z
    .string()
    .default('[]')
    .transform((json) => measures.parse(JSON.parse(json))),
})

type Item = NewFile & { kind: MediaKind }

/**
 * Sends the files of a posted form as Telegram's apps do: photos and films together, documents
 * together, ten to an album, the caption on the first. Throws ZodError for a form not ours.
 */
export async function sendFiles(
  simulator: Simulator,
  userId: number,
  where: Place,
  posted: FormData,
): Promise<void> {
  const files = posted.getAll('file').filter((part) => part instanceof File)
  const fields = form.parse(Object.fromEntries([...posted].filter(([name]) => name !== 'file')))
  const place: Place = { ...where, ...(fields.replyTo ? { replyTo: fields.replyTo } : {}) }
  const items: Item[] = []
  for (const [index, file] of files.entries()) {
    items.push({
      kind: fields.as === 'voice' ? 'voice' : kindOf(file, fields.as === 'document'),
      bytes: new Uint8Array(await file.arrayBuffer()),
      name: file.name,
      ...(file.type ? { mime: file.type } : {}),
      ...withoutGaps(fields.measures[index] ?? {}),
    })
  }
  const [first] = items
  if (first && fields.caption) first.caption = fields.caption
  for (const group of groups(items)) sendGroup(simulator.people, userId, group, place)
}

function kindOf(file: File, asDocument: boolean): MediaKind {
  if (asDocument) return 'document'
  if (file.type === 'image/gif') return 'animation'
  if (/^image\/(png|jpeg|webp)$/.test(file.type) && file.size <= photoBytes) return 'photo'
  if (file.type === 'video/mp4') return 'video'
  if (/^audio\/(mpeg|mp4|x-m4a)$/.test(file.type)) return 'audio'
  return 'document'
}

function withoutGaps(measure: z.infer<typeof measures>[number]): Partial<NewFile> {
  return Object.fromEntries(Object.entries(measure).filter(([, value]) => value !== undefined))
}

/** Albums mix photos with films only; voices and animations never join one. */
function groups(items: Item[]): Item[][] {
  const found: { family: string; items: Item[] }[] = []
  for (const item of items) {
    const family = item.kind === 'video' ? 'photo' : item.kind
    const last = found.findLast((group) => group.family === family)
    const alone = family === 'voice' || family === 'animation'
    if (last && !alone && last.items.length < albumLimit) last.items.push(item)
    else found.push({ family, items: [item] })
  }
  return found.map((group) => group.items)
}

function sendGroup(people: PersonPlane, userId: number, group: Item[], place: Place): void {
  const [first] = group
  if (!first) return
  if (group.length > 1) {
    people.sendAlbum(userId, group, place)
    return
  }
  const { kind, ...file } = { ...first, ...place }
  if (kind === 'photo') people.sendPhoto(userId, file)
  else if (kind === 'voice') people.sendVoice(userId, file)
  else if (kind === 'video') people.sendVideo(userId, file)
  else if (kind === 'audio') people.sendAudio(userId, file)
  else if (kind === 'animation') people.sendAnimation(userId, file)
  else people.sendDocument(userId, file)
}
