import type { ClockStory } from '../../desk/sla/clock-story.ts'
import { sayDay, sayMoment, type TimeSpeech } from '../../locales/when.ts'
import { Icon, type IconName } from '../frame/icon.tsx'
import { minutesWords } from './clock-words.ts'
import { foldedWords, pieceWords, type StoryLine, spanWords, storyLines } from './story-lines.ts'

const SHOWN_LINES = 8

/** What happened when, oldest first; what is far back only on demand. */
export function Timeline({ story, speech }: { story: ClockStory; speech: TimeSpeech }) {
  const { t } = speech
  const { leftOut } = story
  if (story.pieces.length === 0) return null
  const lines = storyLines(story.pieces)
  const earlier = lines.length > SHOWN_LINES ? lines.slice(0, -SHOWN_LINES) : []
  const isFolded = earlier.length > 0 || leftOut.pieces > 0
  return (
    <>
      {isFolded && (
        <details class="story-earlier">
          <summary>{t('admin-story-earlier')}</summary>
          {leftOut.pieces > 0 && (
            <p>
              {t('admin-story-left-out', {
                count: leftOut.pieces,
                duration: minutesWords(leftOut.usedMinutes, t),
              })}
            </p>
          )}
          <Lines lines={earlier} speech={speech} />
        </details>
      )}
      <Lines lines={lines.slice(earlier.length)} speech={speech} />
    </>
  )
}

function Lines({ lines, speech }: { lines: StoryLine[]; speech: TimeSpeech }) {
  const days = lines.map((line) => sayDay(line.from, speech))
  return (
    <ol class="story-lines">
      {lines.map((line, index) => (
        <>
          {days[index] !== days[index - 1] && <li class="story-day">{days[index]}</li>}
          <li>
            <Told line={line} speech={speech} />
          </li>
        </>
      ))}
    </ol>
  )
}

function Told({ line, speech }: { line: StoryLine; speech: TimeSpeech }) {
  const { pieces } = line
  const [only] = pieces
  if (only && pieces.length === 1) {
    return <Span line={line} speech={speech} what={only.what} words={pieceWords(only, speech)} />
  }
  const inside = pieces.map(({ from, to }, index) => ({
    from,
    to,
    pieces: pieces.slice(index, index + 1),
  }))
  return (
    <details>
      <summary>
        <Span line={line} speech={speech} what="folded" words={foldedWords(pieces, speech)} />
      </summary>
      <Lines lines={inside} speech={speech} />
    </details>
  )
}

interface SpanProps {
  line: StoryLine
  speech: TimeSpeech
  what: string
  words: string
}

function Span({ line, speech, what, words }: SpanProps) {
  return (
    <span class={`story-line is-${what}`}>
      <Icon name={iconOf(what)} />
      <time datetime={new Date(line.from).toISOString()} title={sayMoment(line.from, speech)}>
        {spanWords(line, speech)}
      </time>
      <span>{words}</span>
    </span>
  )
}

function iconOf(what: string): IconName {
  if (what === 'counted') return 'clock'
  if (what === 'folded') return 'next'
  return what === 'outside_hours' ? 'moon' : 'pause'
}
