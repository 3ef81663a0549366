/** How much of something is done, as a bar beside the words that say it. */
export function Meter({ done, all }: { done: number; all: number }) {
  return (
    <svg class="meter" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect width="100" height="4" rx="2" />
      {done > 0 && (
        <rect class="meter-used" width={(done / Math.max(all, 1)) * 100} height="4" rx="2" />
      )}
    </svg>
  )
}
