/** Outlines on a grid of 16 by 16, drawn with the text's colour. */
const PATHS = {
  inbox: 'M2 9l2-6h8l2 6v4H2V9h3.5l1 2h3l1-2H14',
  mine: 'M8 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM3 14c0-2.5 2.2-4 5-4s5 1.5 5 4',
  nobody: 'M8 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM3 14c0-2.5 2.2-4 5-4M11 11.5h4',
  late: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 5v3.5M8 10.9v.2',
  archive: 'M2.5 3h11v3h-11zM3.5 6v7h9V6M6.5 8.5h3',
  line: 'M3 4h10M3 8h10M3 12h6',
  people:
    'M6 7.5a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6ZM1.5 13.5c0-2.4 2-3.8 4.5-3.8s4.5 1.4 4.5 3.8M10.5 3.2a2.2 2.2 0 0 1 0 4.1M12.2 9.9c1.5.5 2.4 1.7 2.4 3.6',
  bell: 'M8 2a4 4 0 0 0-4 4c0 3.5-1.5 5-1.5 5h11S12 9.5 12 6a4 4 0 0 0-4-4ZM6.5 13.3a1.6 1.6 0 0 0 3 0',
  plus: 'M8 3v10M3 8h10',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM10.6 10.6 14 14',
  gear: 'M8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2M3.4 3.4l1.4 1.4M11.2 11.2l1.4 1.4M12.6 3.4l-1.4 1.4M4.8 11.2l-1.4 1.4',
  back: 'M10 3 5 8l5 5',
  next: 'M6 3l5 5-5 5',
  down: 'M4 6l4 4 4-4',
  up: 'M4 10l4-4 4 4',
  grip: 'M6 3.5h.01M10 3.5h.01M6 8h.01M10 8h.01M6 12.5h.01M10 12.5h.01',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  close: 'M4 4l8 8M12 4l-8 8',
  clip: 'M13 7.5 8 12.5a3 3 0 0 1-4.3-4.3l5.5-5.5a2 2 0 0 1 2.9 2.9L6.7 11a1 1 0 0 1-1.4-1.4L10 5',
  lock: 'M4 7.5h8V14H4zM5.5 7.5V5.3a2.5 2.5 0 0 1 5 0v2.2',
  send: 'M2 8 14 2.5 10 13.5 7.5 9zM7.5 9 14 2.5',
  pause: 'M6 4v8M10 4v8',
  check: 'M3 8.5 6.5 12 13 4.5',
  cross: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM6 6l4 4M10 6l-4 4',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 5v3l2 1.5',
  warning: 'M8 2.5 14.5 13.5h-13zM8 6.5v3M8 11.4v.1',
  text: 'M3 3.5h10v7H7L4 13v-2.5H3z',
  template: 'M3 2.5h10v11H3zM5.5 6h5M5.5 8.5h5M5.5 11h3',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  out: 'M6.5 2.5h-4v11h4M9.5 5 12.5 8l-3 3M12.5 8H6',
  star: 'M8 2l1.8 3.9 4.2.5-3.1 2.9.8 4.2L8 11.4l-3.7 2.1.8-4.2L2 6.4l4.2-.5z',
  link: 'M6.5 9.5 9.5 6.5M7 4.5l1.5-1.5a3 3 0 0 1 4.3 4.3L11.3 8.8M9 11.5l-1.5 1.5a3 3 0 0 1-4.3-4.3L4.7 7.2',
  history: 'M2.5 8a5.5 5.5 0 1 0 1.8-4.1L2.5 5.5M2.5 2.5v3h3M8 5v3.2l2 1.3',
  at: 'M8 10.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM10.5 5.5v3.5c0 2 3.5 2 3.5-1a6 6 0 1 0-2.5 4.9',
  hand: 'M4.5 9V4.8a1 1 0 0 1 2 0V7.5V3a1 1 0 0 1 2 0v4.5V3.8a1 1 0 0 1 2 0V8V5.8a1 1 0 0 1 2 0v4.4c0 2.4-1.7 4-4 4c-1.9 0-3-.8-4-2.5L2.6 9.3c-.5-1 .8-1.7 1.5-.8z',
  keys: 'M1.5 4h13v8h-13zM4 6.5h.01M6.7 6.5h.01M9.3 6.5h.01M12 6.5h.01M5 9.5h6',
  ranking: 'M8 3.5h6M8 8h4.5M8 12.5h3M3.5 12.5v-9M1.5 5.5l2-2 2 2',
  pulse: 'M1.5 8h3l2-5 3 10 2-5h3',
  moon: 'M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7Z',
  book: 'M3 2.5h8a2 2 0 0 1 2 2v9H5a2 2 0 0 1-2-2zM3 11.5a2 2 0 0 1 2-2h8',
} as const

export type IconName = keyof typeof PATHS

/** A picture beside a word; it says nothing that the word does not. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" aria-hidden="true">
      <use href={`#icon-${name}`} />
    </svg>
  )
}

/** All pictures once a page: a list of fifty tickets would draw each of them fifty times. */
export function Icons() {
  return Object.entries(PATHS).map(([name, path]) => (
    <symbol id={`icon-${name}`} viewBox="0 0 16 16">
      <path d={path} />
    </symbol>
  ))
}
