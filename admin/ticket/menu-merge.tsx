import { FaultLine } from './prop.tsx'
import { faultOf, type View } from './view.ts'

/** The way of a duplicate into the ticket that it repeats. */
export function MergeMenu({ view }: { view: View }) {
  const { reader, page, fault } = view
  const { t } = reader
  const isFault = fault?.form === 'merger'
  const action = `/admin/tickets/${page.ticket.number}/merger`
  const likely = page.others.filter((other) => other.category !== 'closed')
  return (
    <details class="menu merge" open={isFault}>
      <summary class="quiet-button merge-summary">{t('admin-merge')}</summary>
      <form class="menu-body menu-form" method="post" action={action} hx-post={action}>
        <p class="quiet">{t('admin-merge-why')}</p>
        <label>
          <span>{t('admin-merge-into')}</span>
          <input
            name="into"
            inputmode="numeric"
            pattern="[0-9]+"
            required
            list="merge-likely"
            autocomplete="off"
            value={isFault ? fault.typed.into : ''}
          />
        </label>
        <datalist id="merge-likely">
          {likely.map((other) => (
            <option value={other.number}>{other.title}</option>
          ))}
        </datalist>
        <FaultLine text={faultOf(view, 'merger')} />
        <button class="primary" type="submit">
          {t('admin-merge-button')}
        </button>
      </form>
    </details>
  )
}
