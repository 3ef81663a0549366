import { iconButton, make } from './element.js'
import { fileAddress } from './server.js'
import { openSheet } from './sheet.js'
import { say } from './words.js'

/** Shows a photo over the phone's whole screen until it is tapped or Escape is pressed. */
export function openPhoto(screen, file) {
  void openSheet(screen, { class: 'viewer', 'aria-label': say('photo') }, (close) => [
    make('img', { src: fileAddress(file.fileId), alt: say('photo'), onclick: () => close(null) }),
    make(
      'div',
      { class: 'viewer-bar' },
      iconButton('close', say('close'), () => close(null)),
      make(
        'a',
        {
          class: 'icon-button',
          href: fileAddress(file.fileId, true),
          download: file.name ?? 'photo',
        },
        say('download'),
      ),
    ),
  ])
}
