import { nameOf, type View } from './view.ts'

/** Who goes on reading the ticket without working on it, and the way to be one of them. */
export function Watchers({ view }: { view: View }) {
  const { page, reader } = view
  const { t, person } = reader
  const isMine = page.watchers.includes(person.id)
  const names = page.watchers.flatMap((id) => nameOf(view, id) ?? [])
  if (!page.offers.has('watch')) return null
  return (
    <div class="watchers">
      {names.length > 0 && (
        <>
          <h2>{t('admin-watchers')}</h2>
          <p>{names.join(', ')}</p>
        </>
      )}
      <form method="post" action={`/admin/tickets/${page.ticket.number}/watching`}>
        <button class="quiet-button" type="submit" name="state" value={isMine ? 'off' : 'on'}>
          {isMine ? t('admin-unwatch') : t('admin-watch')}
        </button>
      </form>
    </div>
  )
}
