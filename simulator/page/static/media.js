import { duration } from './dates.js'
import { icon, make } from './element.js'
import { openPhoto } from './photo-viewer.js'
import { player } from './player.js'
import { fileAddress } from './server.js'
import { say, size } from './words.js'

/** The file of a message as it stands in a bubble; null when it has none. */
export function media(chat, message) {
  const file = message.media
  if (!file) return null
  if (file.kind === 'photo') return photo(chat, file, measured(file))
  if (file.kind === 'voice' || file.kind === 'audio') return player(file)
  if (file.kind === 'video' || file.kind === 'video_note') return film(file)
  if (file.kind === 'animation') return animation(file)
  if (file.kind === 'sticker') return sticker(file)
  return documentRow(file)
}

/** A photo or film of an album, cut to fill its place. */
export function tile(chat, message) {
  return message.media.kind === 'photo' ? photo(chat, message.media, {}) : film(message.media)
}

function photo(chat, file, attributes) {
  const image = make('img', {
    src: fileAddress(file.fileId),
    class: 'picture',
    alt: say('photo'),
    ...attributes,
  })
  const onclick = () => openPhoto(chat.phone.screen, file)
  return make(
    'button',
    { type: 'button', class: 'photo', 'aria-label': say('openPhoto'), onclick },
    image,
  )
}

/** Width and height, so that nothing jumps when the picture arrives. */
function measured(file) {
  return file.width && file.height ? { width: file.width, height: file.height } : {}
}

function film(file) {
  return make('video', {
    class: file.kind === 'video' ? 'picture' : 'video_note',
    src: fileAddress(file.fileId),
    controls: true,
    preload: 'metadata',
    'aria-label': say(file.kind),
    ...measured(file),
  })
}

function animation(file) {
  const src = fileAddress(file.fileId)
  if (file.mime === 'image/gif')
    return make('img', { class: 'picture', src, alt: say('animation'), ...measured(file) })
  const video = make('video', {
    src,
    class: 'picture',
    autoplay: true,
    loop: true,
    playsinline: true,
    'aria-label': say('animation'),
    ...measured(file),
  })
  video.muted = true
  return video
}

function sticker(file) {
  const image = make('img', {
    class: 'sticker',
    src: fileAddress(file.fileId),
    alt: say('sticker'),
  })
  image.addEventListener('error', () =>
    image.replaceWith(make('div', { class: 'sticker' }, say('sticker'))),
  )
  return image
}

function documentRow(file) {
  const name = file.name ?? say('document')
  return make(
    'a',
    {
      class: 'document',
      href: fileAddress(file.fileId, true),
      download: name,
      title: `${say('download')}: ${name}`,
    },
    make('span', { class: 'disc' }, icon('file')),
    make('b', { class: 'line' }, name),
    make(
      'span',
      { class: 'line' },
      [file.duration && duration(file.duration), size(file.size)].filter(Boolean).join(' · '),
    ),
  )
}
