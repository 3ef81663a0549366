import type { Child } from 'hono/jsx'
import { config } from '../../desk/setup/config.ts'
import type { ClockStory } from '../../desk/sla/clock-story.ts'
import { sayAt, sayDay, sayMoment, type TimeSpeech } from '../../locales/when.ts'
import { Icon, type IconName } from '../frame/icon.tsx'
import { minutesWords } from './clock-words.ts'
import {
  foldedWords,
  pieceWords,
  type StoryLine,
  spanWords,
  standstills,
  storyLines,
} from './story-lines.ts'
import type { View } from './view.ts'

const SHOWN_LINES = 8

/** How a clock came to stand where it stands: the sums first, then what happened when. */
export function Story({ story, view }: { story: ClockStory; view: View }) {
  const { speech } = view
  const { t } = view.reader
  const minutes = (count: number) => minutesWords(count, t)
  const { usedMinutes, remainingMinutes, targetMinutes, dueAt, metAt, breachedAt } = story
  const stood = standstills(story.pieces, speech)
  const zone = config(view.panel.desk).calendars.get(story.calendar)?.timezone ?? ''
  return (
    <div class="story">
      <dl>
        <Line name={t('admin-clock-used')}>
          {t('admin-clock-used-of', { used: minutes(usedMinutes), target: minutes(targetMinutes) })}
        </Line>
        {metAt === null && remainingMinutes >= 0 && (
          <Line name={t('admin-clock-left')}>{minutes(remainingMinutes)}</Line>
        )}
        {stood.length > 0 && <Line name={t('admin-clock-stood')}>{stood.join('; ')}</Line>}
        {dueAt !== null && (
          <Line name={t('admin-clock-due')}>
            <Moment at={dueAt} speech={speech} />
          </Line>
        )}
        {breachedAt !== null && breachedAt !== dueAt && (
          <Line name={t('admin-clock-breached')}>
            <Moment at={breachedAt} speech={speech} />
          </Line>
        )}
        {metAt !== null && (
          <Line name={t('admin-clock-met')}>
            <Moment at={metAt} speech={speech} />
          </Line>
        )}
        {story.carriedOver.map((one) => (
          <Line name={t('admin-clock-carried')}>
            {t('admin-clock-carried-of', {
              used: minutes(one.usedMinutes),
              calendar: one.calendar,
              moment: sayAt(one.to, speech),
            })}
          </Line>
        ))}
        <Line name={t('admin-clock-calendar')}>
          {story.calendar} · {zone}
        </Line>
      </dl>
      {story.unknownYear !== null && (
        <p class="warning" role="note">
          <Icon name="warning" />
          {t('admin-clock-unknown-year', { year: String(story.unknownYear) })}
        </p>
      )}
      {story.pieces.length > 0 && <Timeline story={story} view={view} />}
    </div>
  )
}

function Timeline({ story, view }: { story: ClockStory; view: View }) {
  const { t } = view.reader
  const { leftOut } = story
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
          <Lines lines={earlier} speech={view.speech} />
        </details>
      )}
      <Lines lines={lines.slice(earlier.length)} speech={view.speech} />
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

function Moment({ at, speech }: { at: number; speech: TimeSpeech }) {
  return (
    <time datetime={new Date(at).toISOString()} title={sayMoment(at, speech)}>
      {sayAt(at, speech)}
    </time>
  )
}

function Line({ name, children }: { name: string; children: Child }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
