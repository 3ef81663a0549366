import type { View } from './view.ts'

/** Colleagues who are at the same ticket now, so that two do not answer at once. */
export function Colleagues({ view }: { view: View }) {
  const { panel, reader, page } = view
  const { t } = reader
  const others =
    page.standing === 'requester' ? [] : panel.presence.others(page.ticket.number, reader.person)
  return (
    <ul class="presence" id="presence" data-renew aria-live="polite">
      {others.map(({ name, isTyping }) => (
        <li id={`at-${name.replace(/\s/g, '-')}`} class={isTyping ? 'typing' : ''}>
          {isTyping ? t('admin-colleague-typing', { name }) : t('admin-colleague-here', { name })}
        </li>
      ))}
    </ul>
  )
}
