import { lastGap, restoration } from '../../desk/keeping/gaps.ts'
import { heldLetters } from '../../desk/keeping/holding.ts'
import { sayAgo, sayMoment } from '../../locales/when.ts'
import type { Panel, Reader } from '../panel.ts'
import { HERE } from './here.ts'

interface RestoredProps {
  panel: Panel
  reader: Reader
}

/** The letters of a restored desk, which somebody sends or drops. */
export function Held({ panel: { desk }, reader: { t, speech } }: RestoredProps) {
  const held = heldLetters(desk)
  if (held === 0) return null
  const aliveAt = restoration(desk)?.aliveAt ?? null
  const since = aliveAt === null ? '—' : sayMoment(aliveAt, speech)
  return (
    <form class="stopped" method="post" action={`${HERE}/held`}>
      <p>
        <strong>{t('system-held', { count: held })}</strong>
      </p>
      <p>{t('system-held-about', { since })}</p>
      <p class="buttons">
        <button class="primary" type="submit" name="deed" value="send">
          {t('system-held-send')}
        </button>
        <button type="submit" name="deed" value="drop">
          {t('system-held-drop')}
        </button>
      </p>
    </form>
  )
}

/** What was lost before the desk was restored, or while it was away for long. */
export function Gap({ panel: { desk }, reader: { t, speech } }: RestoredProps) {
  const gap = lastGap(desk)
  const restored = restoration(desk)
  if (!gap && !restored) return null
  const from = gap?.from ?? restored?.aliveAt ?? null
  const since = from === null ? '—' : sayMoment(from, speech)
  return (
    <form class="warning" method="post" action={`${HERE}/gap`}>
      <span>
        {restored && <p>{t('system-restored', { when: sayAgo(restored.at, speech), since })}</p>}
        {gap && <p>{t('system-gap', { count: gap.missing, since })}</p>}
        <p>
          <button type="submit">{t('system-gap-read')}</button>
        </p>
      </span>
    </form>
  )
}
