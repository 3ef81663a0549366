import { config, type LiveService } from '../../desk/setup/config.ts'
import { say } from '../../scenarios/text.ts'
import { FaultLine, Prop } from './prop.tsx'
import { faultOf, type View } from './view.ts'

/** What it was filed as, and the way to the service that it should have been. */
export function ServiceMenu({ view }: { view: View }) {
  const { panel, reader, page, fault } = view
  const { t, locale } = reader
  const { ticket, offers } = page
  const { services } = config(panel.desk)
  const nameOf = (service: LiveService) =>
    `${service.icon ?? ''} ${say(service.name, locale)}`.trim()
  const groupOf = ({ group }: LiveService) => (group === undefined ? '' : say(group, locale))
  const others = services.live.filter((service) => service.key !== ticket.service)
  const now = services.get(ticket.service)
  const value = now ? say(now.name, locale) : ticket.service
  const name = t('admin-service')
  if (!offers.has('service') || others.length === 0) return <Prop name={name} value={value} />
  const isFault = fault?.form === 'service'
  const chosen = isFault ? fault.typed.service : undefined
  const action = `/admin/tickets/${ticket.number}/service`
  const groups = [...new Set(others.map(groupOf))]
  const options = (group: string) =>
    others
      .filter((service) => groupOf(service) === group)
      .map((service) => (
        <option value={service.key} selected={service.key === chosen}>
          {nameOf(service)}
        </option>
      ))
  return (
    <Prop name={name} value={value} isOpen={isFault}>
      <form class="menu-form" method="post" action={action} hx-post={action}>
        <label>
          <span>{t('admin-other-service')}</span>
          <select name="service">
            {groups.map((group) =>
              group === '' ? options(group) : <optgroup label={group}>{options(group)}</optgroup>,
            )}
          </select>
        </label>
        <label class="option">
          <input
            type="checkbox"
            name="move"
            value="1"
            checked={!isFault || fault.typed.move === '1'}
          />
          {t('admin-service-move')}
        </label>
        <p class="quiet">{t('admin-service-why')}</p>
        <FaultLine text={faultOf(view, 'service')} />
        <button class="primary" type="submit">
          {t('admin-service-change')}
        </button>
      </form>
    </Prop>
  )
}
