import { config } from '../../desk/setup/config.ts'
import type { PackLine } from '../../scenarios/pack-lines.ts'
import { say } from '../../scenarios/text.ts'
import { FaultLine, Prop } from './prop.tsx'
import { faultOf, type View } from './view.ts'

/** The line that works on it, and the way to another one. */
export function LineMenu({ view }: { view: View }) {
  const { panel, reader, page, fault } = view
  const { t, locale } = reader
  const { ticket } = page
  const { lines } = config(panel.desk)
  const others = lines.live.filter((line) => line.key !== ticket.line)
  const value = say(lines.get(ticket.line)?.name ?? ticket.line, locale)
  const name = t('admin-line')
  const action = `/admin/tickets/${ticket.number}/line`
  const isFault = fault?.form === 'line'
  if (!page.offers.has('move') || others.length === 0) return <Prop name={name} value={value} />
  const onward = escalation(ticket.line, others, (key) => lines.get(key)?.escalates_to)
  const rest = others.filter((line) => !onward.includes(line))
  const chosen = isFault ? fault.typed.line : onward[0]?.key
  const option = (line: PackLine) => (
    <option value={line.key} selected={line.key === chosen}>
      {say(line.name, locale)}
    </option>
  )
  return (
    <Prop name={name} value={value} isOpen={isFault}>
      <form class="menu-form" method="post" action={action} hx-post={action}>
        <label>
          <span>{t('admin-move-to')}</span>
          <select name="line">
            {onward.length === 0 && rest.map(option)}
            {onward.length > 0 && (
              <>
                <optgroup label={t('admin-move-onward')}>{onward.map(option)}</optgroup>
                {rest.length > 0 && (
                  <optgroup label={t('admin-move-others')}>{rest.map(option)}</optgroup>
                )}
              </>
            )}
          </select>
        </label>
        <label>
          <span>{t('admin-move-reason')}</span>
          <textarea name="reason" rows={2} maxlength={1000}>
            {isFault ? fault.typed.reason : ''}
          </textarea>
        </label>
        <button class="primary" type="submit">
          {t('admin-move')}
        </button>
      </form>
      <FaultLine text={faultOf(view, 'line')} />
    </Prop>
  )
}

/** The lines to which it goes on by escalation, the next one first. */
function escalation(
  from: string,
  lines: PackLine[],
  next: (key: string) => string | undefined,
): PackLine[] {
  const onward: PackLine[] = []
  for (let key = next(from); key !== undefined; key = next(key)) {
    const line = lines.find((one) => one.key === key)
    // Lines may lead round in a circle.
    if (!line || onward.includes(line)) break
    onward.push(line)
  }
  return onward
}
