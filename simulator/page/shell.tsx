/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import type { Person } from '../types.ts'
import { type Language, words } from './words.ts'

interface ShellProps {
  /** Path of the page with a slash at its end; every other address hangs on it. */
  base: string
  language: Language
  people: Person[]
  /** Whose phones stand side by side; undefined: nobody yet. */
  chosen: (number | undefined)[]
  bot: { username: string; first_name: string; id: number }
  panelUrl: string | undefined
  canSignIn: boolean
}

/** The page without its chats: what the script needs to draw them is in data attributes. */
export const Shell: FC<ShellProps> = (props) => {
  const t = words[props.language]
  return (
    <html lang={props.language}>
      <head>
        <meta charset="utf-8" />
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1, interactive-widget=resizes-content"
        />
        <meta name="color-scheme" content="light dark" />
        <title>{t.title}</title>
        <base href={props.base} />
        <link rel="icon" href="static/mark.svg" />
        <link rel="stylesheet" href="static/page.css" />
        <script type="module" src="static/page.js" />
      </head>
      <body data-words={JSON.stringify(t)} data-bot={JSON.stringify(props.bot)}>
        <header class="page-header">
          <p>{t.sentence}</p>
          {props.panelUrl && (
            <a href={props.panelUrl} target="_blank" rel="noopener">
              {t.openPanel}
            </a>
          )}
        </header>
        <main class="phones">
          {props.chosen.map((personId, index) => (
            <Phone {...props} side={index === 0 ? 'left' : 'right'} personId={personId} />
          ))}
        </main>
        <NewPerson language={props.language} />
      </body>
    </html>
  )
}

type PhoneProps = ShellProps & { side: 'left' | 'right'; personId: number | undefined }

const Phone: FC<PhoneProps> = ({ language, people, bot, canSignIn, side, personId }) => {
  const t = words[language]
  return (
    <section
      class="phone"
      aria-label={t.phone}
      data-side={side}
      data-person={personId}
      data-testid={personId === undefined ? undefined : `phone-${personId}`}
    >
      <div class="tools">
        <select class="person" aria-label={t.person} autocomplete="off">
          {people.map((person) => (
            <option value={person.id} selected={person.id === personId}>
              {[person.first_name, person.last_name].filter(Boolean).join(' ')}
            </option>
          ))}
        </select>
        <button type="button" class="tool new-person" aria-label={t.newPerson} title={t.newPerson}>
          <Icon name="person-add" />
        </button>
        {canSignIn && (
          <form method="post" target="_blank" class="panel-sign-in">
            <button type="submit" class="tool" aria-label={t.panelAs} title={t.panelAs}>
              <Icon name="panel" />
            </button>
          </form>
        )}
        <form class="deep-link">
          <label title={`t.me/${bot.username}?start=…`}>
            <span>?start=</span>
            <input
              name="payload"
              aria-label={t.payload}
              pattern="[A-Za-z0-9_\-]{1,64}"
              maxlength={64}
              autocomplete="off"
              spellcheck={false}
            />
          </label>
          <button type="submit" class="tool" aria-label={t.openLink} title={t.openLink}>
            <Icon name="go" />
          </button>
        </form>
      </div>
      <div class="device">
        <div class="status-bar" aria-hidden="true">
          <span class="clock" />
          <Icon name="signal" />
        </div>
        <div class="screen" />
      </div>
    </section>
  )
}

const NewPerson: FC<{ language: Language }> = ({ language }) => {
  const t = words[language]
  return (
    <dialog class="person-dialog" aria-label={t.newPerson}>
      <form method="dialog">
        <h2>{t.newPerson}</h2>
        <label>
          {t.firstName}
          <input name="first_name" required maxlength={64} autocomplete="off" />
        </label>
        <label>
          {t.lastName}
          <input name="last_name" maxlength={64} autocomplete="off" />
        </label>
        <label>
          {t.phoneNumber}
          <input
            name="phone"
            type="tel"
            pattern="\+?[0-9 \(\)\-]{5,20}"
            maxlength={20}
            autocomplete="off"
          />
        </label>
        <label>
          {t.language}
          <select name="language_code">
            <option value="ru" selected={language === 'ru'}>
              Русский
            </option>
            <option value="en" selected={language === 'en'}>
              English
            </option>
          </select>
        </label>
        <div class="dialog-buttons">
          <button type="button" value="cancel">
            {t.cancel}
          </button>
          <button type="submit" value="add">
            {t.add}
          </button>
        </div>
      </form>
    </dialog>
  )
}

const Icon: FC<{ name: string }> = ({ name }) => (
  <svg class="icon" aria-hidden="true">
    <use href={`static/icons.svg#${name}`} />
  </svg>
)
