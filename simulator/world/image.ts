export interface ImageSize {
  width: number
  height: number
}

/** The format of an image by its first bytes; undefined when it is none we know. */
export function imageFormat(bytes: Uint8Array): 'png' | 'jpg' | 'gif' | 'webp' | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 12))
  if (head.toString('latin1', 0, 4) === '\x89PNG') return 'png'
  if (head[0] === 0xff && head[1] === 0xd8) return 'jpg'
  if (head.toString('latin1', 0, 4) === 'GIF8') return 'gif'
  if (head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP') {
    return 'webp'
  }
  return undefined
}

/** Width and height of an image; undefined when it cannot be read. */
export function imageSize(bytes: Uint8Array): ImageSize | undefined {
  const image = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    switch (imageFormat(bytes)) {
      case 'png':
        return { width: image.readUInt32BE(16), height: image.readUInt32BE(20) }
      case 'gif':
        return { width: image.readUInt16LE(6), height: image.readUInt16LE(8) }
      case 'jpg':
        return jpegSize(image)
      case 'webp':
        return webpSize(image)
      default:
        return undefined
    }
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function jpegSize(image: Buffer): ImageSize | undefined {
  let at = 2
  while (at < image.length) {
    const marker = image.readUInt16BE(at)
    const isFrame =
      marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)
    if (isFrame) return { height: image.readUInt16BE(at + 5), width: image.readUInt16BE(at + 7) }
    at += 2 + image.readUInt16BE(at + 2)
  }
  return undefined
}

function webpSize(image: Buffer): ImageSize | undefined {
  switch (image.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: image.readUIntLE(24, 3) + 1, height: image.readUIntLE(27, 3) + 1 }
    case 'VP8 ':
      return {
        width: image.readUInt16LE(26) & 0x3fff,
        height: image.readUInt16LE(28) & 0x3fff,
      }
    case 'VP8L': {
      const bits = image.readUInt32LE(21)
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 }
    }
    default:
      return undefined
  }
}
