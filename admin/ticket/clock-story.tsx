import { config } from '../../desk/setup/config.ts'
import type { ClockStory } from '../../desk/sla/clock-story.ts'
import { sayAt, sayMoment, type TimeSpeech } from '../../locales/when.ts'
import { Icon } from '../frame/icon.tsx'
import type { Child } from '../html/jsx-runtime.ts'
import { Timeline } from './clock-timeline.tsx'
import { minutesWords } from './clock-words.ts'
import { standstills } from './story-lines.ts'
import type { View } from './view.ts'

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
      <Timeline story={story} speech={speech} />
    </div>
  )
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
