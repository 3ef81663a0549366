import type { Person } from '../../desk/people/people.ts'

const HUES = 8

/** Somebody's initials in a colour that is always theirs; the name is beside it or on hover. */
export function Avatar({ person, class: more = '' }: { person: Person; class?: string }) {
  return (
    <span class={`avatar hue-${person.id % HUES} ${more}`} title={person.name} aria-hidden="true">
      {initials(person.name)}
    </span>
  )
}

/** ВС for Вера Смирнова. */
function initials(name: string): string {
  const [first = '', second = ''] = name.split(/\s+/).filter((word) => /\p{L}/u.test(word))
  return `${[...first][0] ?? ''}${[...second][0] ?? ''}`.toUpperCase()
}
