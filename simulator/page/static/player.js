import { duration } from './dates.js'
import { icon, make } from './element.js'
import { fileAddress } from './server.js'
import { say, size } from './words.js'

/** A voice message or a song: a round button, a wave that fills, and the time. */
export function player(file) {
  const sound = new Audio(fileAddress(file.fileId))
  sound.preload = 'none'
  const button = make('button', { type: 'button', class: 'disc', onclick: toggle })
  const wave = make('progress', { class: 'wave', max: 1, value: 0, 'aria-hidden': 'true' })
  const left = make('span', { class: 'line' })
  const title = file.kind === 'audio' && make('b', { class: 'line' }, song(file))
  for (const event of ['play', 'pause', 'timeupdate', 'ended', 'durationchange']) {
    sound.addEventListener(event, draw)
  }
  draw()
  return make('div', { class: `player ${file.kind}` }, button, title || wave, left)

  function toggle() {
    if (sound.paused) sound.play().catch(draw)
    else sound.pause()
  }

  function draw() {
    const long = Number.isFinite(sound.duration) ? sound.duration : (file.duration ?? 0)
    const label = say(sound.paused ? 'play' : 'pause')
    button.replaceChildren(icon(sound.paused ? 'play' : 'pause'))
    button.setAttribute('aria-label', `${label}: ${say(file.kind)}`)
    wave.value = long > 0 ? Math.min(1, sound.currentTime / long) : 0
    const clock = duration(sound.currentTime > 0 ? sound.currentTime : long)
    left.textContent = file.kind === 'audio' ? `${clock} · ${size(file.size)}` : clock
  }
}

function song({ title, performer, name }) {
  return [performer, title].filter(Boolean).join(' – ') || (name ?? say('audio'))
}
