import type { ClockStory } from '../../desk/sla/clock-story.ts'
import { Icon, type IconName } from '../frame/icon.tsx'
import { Story } from './clock-story.tsx'
import { stateWords, targetName } from './clock-words.ts'
import type { View } from './view.ts'

const NEAR_SHARE = 0.8

/** What was promised: how much of it is used, and on demand why. */
export function Clocks({ view }: { view: View }) {
  const { page, reader } = view
  if (page.clocks.length === 0) return null
  return (
    <>
      <h2>{reader.t('admin-clocks')}</h2>
      {page.clocks.map((story) => (
        <Clock story={story} view={view} />
      ))}
    </>
  )
}

function Clock({ story, view }: { story: ClockStory; view: View }) {
  const { tone, icon } = lookOf(story)
  const share = story.usedMinutes / Math.max(story.targetMinutes, 1)
  return (
    <details class={`clock is-${tone}`}>
      <summary class="clock-summary">
        <span class="clock-name">{targetName(story.target, view.reader.t)}</span>
        <span class="clock-state">
          <Icon name={icon} />
          {stateWords(story, view.speech)}
        </span>
        <svg class="meter" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
          <rect width="100" height="4" rx="2" />
          {story.state !== 'met' && (
            <rect
              class="meter-used"
              width={Math.min(100, Math.max(1, share * 100))}
              height="4"
              rx="2"
            />
          )}
        </svg>
      </summary>
      <Story story={story} view={view} />
    </details>
  )
}

interface Look {
  tone: 'ok' | 'near' | 'over' | 'paused' | 'met'
  icon: IconName
}

function lookOf({ state, usedMinutes, targetMinutes }: ClockStory): Look {
  if (state === 'breached') return { tone: 'over', icon: 'warning' }
  if (state === 'met') return { tone: 'met', icon: 'check' }
  if (state === 'paused') return { tone: 'paused', icon: 'pause' }
  return { tone: usedMinutes >= targetMinutes * NEAR_SHARE ? 'near' : 'ok', icon: 'clock' }
}
