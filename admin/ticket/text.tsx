const LINK = /(https?:\/\/[^\s<>"'«»]+[^\s<>"'«».,:;!?)\]}])/g

/** What somebody wrote, with its lines, and its addresses as links; never as markup. */
export function Text({ text }: { text: string }) {
  const parts = text.split(LINK)
  return (
    <p class="text">
      {parts.map((part, index) =>
        index % 2 === 1 ? (
          <a href={part} target="_blank" rel="noopener noreferrer nofollow ugc">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  )
}
