import { createReadStream } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { downloadLimitBytes } from '../api/files.ts'
import { Refusal } from '../refusal.ts'
import { findFileByPath } from '../world/files.ts'
import type { World } from '../world/open.ts'

/** Sends a file's bytes; 404 where there is none a bot may load. */
export async function sendFile(
  world: World,
  path: string,
  response: ServerResponse,
): Promise<void> {
  const file = findFileByPath(world, path)
  if (!file || file.size > downloadLimitBytes) throw new Refusal(404, 'Not Found')
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': file.size,
  })
  await pipeline(createReadStream(join(world.filesDir(), file.path)), response)
}
