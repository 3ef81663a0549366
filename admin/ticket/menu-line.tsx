import { config } from '../../desk/setup/config.ts'
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
  const next = (isFault ? fault.typed.line : undefined) ?? lines.get(ticket.line)?.escalates_to
  return (
    <Prop name={name} value={value} isOpen={isFault}>
      <form class="menu-form" method="post" action={action} hx-post={action}>
        <label>
          <span>{t('admin-move-to')}</span>
          <select name="line">
            {others.map((line) => (
              <option value={line.key} selected={line.key === next}>
                {say(line.name, locale)}
              </option>
            ))}
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
