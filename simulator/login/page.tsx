/** @jsxImportSource hono/jsx */
import type { Child, FC } from 'hono/jsx'
import type { Language } from '../page/words.ts'
import type { Person } from '../types.ts'
import { fullName } from '../world/people.ts'
import type { LoginRequest } from './request.ts'
import { loginWords } from './words.ts'

const COLOURS = 7

interface ChoiceProps {
  /** Address of the stylesheets and pictures, with a slash at its end. */
  assets: string
  language: Language
  people: Person[]
  bot: { first_name: string }
  request: LoginRequest
}

/** Whom to log in as: what a real Telegram would know by itself. */
export const Choice: FC<ChoiceProps> = ({ assets, language, people, bot, request }) => {
  const t = loginWords[language]
  return (
    <Frame assets={assets} language={language} title={t.title}>
      <p class="login-site">{bot.first_name}</p>
      <h1>{t.question.replace('{host}', new URL(request.redirect_uri).host)}</h1>
      {people.length === 0 && <p>{t.nobody}</p>}
      <form method="post">
        {Object.entries(request).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <ul class="login-people">
          {people.map((person) => (
            <li>
              <button type="submit" name="person" value={String(person.id)}>
                <span
                  class={`avatar small colour-${Math.abs(person.id) % COLOURS}`}
                  aria-hidden="true"
                >
                  {initials(person)}
                </span>
                <span class="line">{fullName(person)}</span>
              </button>
            </li>
          ))}
        </ul>
        <p class="login-told">{t.told}</p>
        <button type="submit" class="login-cancel" name="person" value="">
          {t.cancel}
        </button>
      </form>
    </Frame>
  )
}

/** What is wrong with how somebody was sent here. */
export const Wrong: FC<{ assets: string; language: Language; reason: string }> = (props) => (
  <Frame {...props} title={loginWords[props.language].wrong}>
    <h1>{loginWords[props.language].wrong}</h1>
    <p>
      <code>{props.reason}</code>
    </p>
  </Frame>
)

interface FrameProps {
  assets: string
  language: Language
  title: string
  children: Child
}

const Frame: FC<FrameProps> = ({ assets, language, title, children }) => (
  <html lang={language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{title}</title>
      <link rel="icon" href={`${assets}mark.svg`} />
      <link rel="stylesheet" href={`${assets}login.css`} />
    </head>
    <body>
      <header>{loginWords[language].sentence}</header>
      <main>{children}</main>
    </body>
  </html>
)

function initials({ first_name, last_name }: Person): string {
  return [first_name, last_name].map((name) => [...(name ?? '')][0] ?? '').join('')
}
