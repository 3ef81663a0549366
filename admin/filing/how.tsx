import { CHANNELS } from '../../desk/tickets/filing-for.ts'
import type { Reader } from '../panel.ts'

/** How a request came and whether it is solved already, as the form says it. */
export interface How {
  channel: string
  isSolved: boolean
  solution: string
}

/** What only an agent can tell of a request: how it came, and that it is solved already. */
export function HowFields({ reader: { t }, how }: { reader: Reader; how: How }) {
  return (
    <fieldset class="field how">
      <legend class="unseen">{t('admin-filing-how')}</legend>
      <label>
        <span>{t('admin-filing-channel')}</span>
        <select name="channel">
          <option value="">{t('admin-unsaid')}</option>
          {CHANNELS.map((channel) => (
            <option value={channel} selected={channel === how.channel}>
              {t(`admin-channel-${channel}`)}
            </option>
          ))}
        </select>
      </label>
      <label class="option">
        <input type="checkbox" name="solved" value="1" checked={how.isSolved} />
        {t('admin-filing-solved')}
      </label>
      <label class="how-solution">
        <span>{t('admin-filing-solution')}</span>
        <textarea name="solution" rows={2} maxlength={4096}>
          {how.solution}
        </textarea>
      </label>
    </fieldset>
  )
}
