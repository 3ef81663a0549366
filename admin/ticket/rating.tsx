import type { View } from './view.ts'

const STARS = 5

/** What the requester thinks of it, once they have said so. */
export function Rating({ view }: { view: View }) {
  const { rating, ratingComment } = view.page.ticket
  const { t } = view.reader
  if (rating === null) return null
  return (
    <>
      <p class="stars">
        <span aria-hidden="true">
          {'★'.repeat(rating)}
          <span class="unlit">{'★'.repeat(STARS - rating)}</span>
        </span>
        <span class="unseen">{t('admin-rating-is', { rating })}</span>
      </p>
      {ratingComment !== null && (
        <blockquote title={t('admin-rating-comment')}>{ratingComment}</blockquote>
      )}
    </>
  )
}
