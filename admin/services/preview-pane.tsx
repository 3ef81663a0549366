import { config } from '../../desk/setup/config.ts'
import { decide } from '../../desk/tickets/routing.ts'
import { cut } from '../../scenarios/answer-say.ts'
import { titleOf } from '../../scenarios/answer-title.ts'
import { type DrawnButton, draw } from '../../scenarios/draw.ts'
import { serviceSchema } from '../../scenarios/pack-services.ts'
import { promptOf } from '../../scenarios/prompt.ts'
import type { Step } from '../../scenarios/step.ts'
import { say, type Text } from '../../scenarios/text.ts'
import { priorityName } from '../deadlines/uses.ts'
import { Icon } from '../frame/icon.tsx'
import { meantBy, versionOf } from './draft.ts'
import type { Editor } from './editor.ts'
import { Deed } from './parts.tsx'
import { askable, chatLocale, isAskingNothing, previewFacts, stateOf } from './preview.ts'

const LONGEST_SAID = 120

/** The chat as the bot would lead it by the draft as it is now. */
export function PreviewPane({ ed }: { ed: Editor }) {
  const { t, panel, reader, draft } = ed
  const { preview } = draft
  const { service } = meantBy(panel.desk, draft)
  const given = Array.isArray(service.steps) ? service.steps : []
  const steps = askable(given)
  return (
    <aside class="chat-pane" aria-label={t('admin-service-preview')}>
      <div id="preview" class="chat-live">
        {/* Here, as what keeps the draft by itself draws no more than the chat anew. */}
        <input type="hidden" name="draft.page" value={draft.page} />
        <input type="hidden" name="draft.version" value={ed.seen ?? versionOf(draft)} />
        <header class="chat-head">
          <h2>{t('admin-service-preview')}</h2>
          <Deed deed="restart" name={t('admin-service-preview-again')} icon="history" isBare />
        </header>
        <Looks ed={ed} />
        <div class="chat" role="log" aria-live="polite" lang={chatLocale(preview, reader.locale)}>
          {steps.length < given.length && (
            <p class="chat-note">
              {t('admin-service-preview-left-out', { count: given.length - steps.length })}
            </p>
          )}
          {preview.said.map((words) => (
            <p class="chat-bubble mine">{words}</p>
          ))}
          {preview.over === 'no' ? (
            <LivePrompt ed={ed} steps={steps} />
          ) : (
            <Over ed={ed} steps={steps} />
          )}
        </div>
      </div>
      <div class="chat-foot">
        <input
          name="preview.text"
          value=""
          maxlength={5000}
          autocomplete="off"
          aria-label={t('admin-service-preview-text')}
          placeholder={t('admin-service-preview-text')}
        />
        <Deed deed="say" name={t('admin-service-preview-send')} icon="send" isBare />
      </div>
    </aside>
  )
}

function Looks({ ed }: { ed: Editor }) {
  const { t, lists, draft, reader } = ed
  const { preview } = draft
  const now = chatLocale(preview, reader.locale)
  return (
    <div class="looks">
      <select
        name="preview.locale"
        aria-label={t('admin-service-preview-language')}
        data-redraw="preview"
      >
        {(['ru', 'en'] as const).map((locale) => (
          <option value={locale} selected={locale === now}>
            {t(`admin-service-language-${locale}`)}
          </option>
        ))}
      </select>
      <select
        name="preview.department"
        aria-label={t('admin-service-preview-department')}
        data-redraw="preview"
      >
        <option value="">{t('admin-service-preview-any')}</option>
        {lists.departments.map(([key, name]) => (
          <option value={key} selected={key === preview.department}>
            {name}
          </option>
        ))}
      </select>
      <input
        name="preview.position"
        value={preview.position}
        list="positions"
        maxlength={200}
        autocomplete="off"
        aria-label={t('admin-service-preview-position')}
        placeholder={t('admin-service-preview-position-short')}
        data-redraw="preview"
      />
      <noscript>
        <Deed deed="look" name={t('admin-service-preview-look')} />
      </noscript>
    </div>
  )
}

interface ChatProps {
  ed: Editor
  steps: Step[]
}

function LivePrompt({ ed, steps }: ChatProps) {
  const { panel, reader, draft, form, t } = ed
  const { preview } = draft
  const locale = chatLocale(preview, reader.locale)
  const facts = previewFacts(panel.desk, reader.person, form.key, preview)
  const state = stateOf(preview, steps, facts)
  const prompt = promptOf(steps, state, facts)
  const drawn = draw(prompt, {
    t: panel.words.in(locale),
    locale,
    service: { name: nameIn(ed), ...(form.icon === '' ? {} : { icon: form.icon }) },
  })
  const isSummary = isAskingNothing(state, steps, facts)
  const wantsFiles = isSummary || (prompt.screen === 'step' && prompt.step.type === 'files')
  const along = preview.along.at(-1)
  return (
    <>
      <div class="chat-bubble">
        {drawn.lines.map(({ text, bold }) =>
          bold ? <strong>{text}</strong> : <span>{text}</span>,
        )}
        {isSummary && along !== undefined && (
          <span>
            {panel.words.t(locale, 'prompt-along-said', {
              count: preview.along.length,
              text: cut(along, LONGEST_SAID),
            })}
          </span>
        )}
      </div>
      {drawn.rows.map((row) => (
        <div class="keyboard">
          {row.map((button) => (
            <Tap button={button} />
          ))}
        </div>
      ))}
      {drawn.wantsContact && (
        <div class="keyboard reply">
          <Deed deed="contact" name={panel.words.t(locale, 'scenario-share-phone')} />
        </div>
      )}
      {wantsFiles && (
        <div class="keyboard reply">
          <Deed deed="file" name={t('admin-service-preview-file')} icon="clip" />
        </div>
      )}
    </>
  )
}

function Tap({ button: { label, tap, style } }: { button: DrawnButton }) {
  return (
    <button
      type="submit"
      name="do"
      value={`tap:${tap}`}
      class={style === undefined ? 'tap' : `tap is-${style}`}
    >
      {label}
    </button>
  )
}

/** What became of the request: who gets it under which title, and what the requester reads. */
function Over({ ed, steps }: ChatProps) {
  const { t, panel, reader, draft } = ed
  const { preview } = draft
  if (preview.over === 'cancelled') {
    return <p class="chat-note">{t('admin-service-preview-cancelled')}</p>
  }
  const { desk } = panel
  const setup = config(desk)
  const locale = chatLocale(preview, reader.locale)
  const answers = preview.state?.answers ?? {}
  const sound = serviceSchema.safeParse(meantBy(desk, draft).service)
  const service = sound.success ? { ...sound.data, version: 0 } : undefined
  const { department, position } = preview
  const requester = {
    key: reader.person.key,
    department: department || null,
    position: position || null,
  }
  const goes = service && decide(desk, service, requester, answers)
  const title = titleOf(
    { name: nameIn(ed), steps, ...(service?.title ? { title: service.title } : {}) },
    answers,
    setup.locale,
    panel.words.in(setup.locale),
  )
  return (
    <>
      {service?.auto_reply !== undefined && (
        <p class="chat-bubble">{say(service.auto_reply, locale)}</p>
      )}
      <dl class="chat-note outcome">
        <div>
          <dt>{t('admin-service-preview-title')}</dt>
          <dd>{title}</dd>
        </div>
        {preview.along.length > 0 && (
          <div>
            <dt>{t('admin-service-preview-along')}</dt>
            <dd>{preview.along.join(' · ')}</dd>
          </div>
        )}
        {goes && (
          <>
            <div>
              <dt>{t('admin-service-line')}</dt>
              <dd>{say(setup.lines.get(goes.line)?.name ?? goes.line, reader.locale)}</dd>
            </div>
            <div>
              <dt>{t('admin-service-priority')}</dt>
              <dd>{priorityName(setup, goes.priority, reader.locale)}</dd>
            </div>
            {goes.assignee !== undefined && (
              <div>
                <dt>{t('admin-service-assignee')}</dt>
                <dd>
                  {ed.lists.agents.find(([key]) => key === goes.assignee)?.[1] ?? goes.assignee}
                </dd>
              </div>
            )}
          </>
        )}
      </dl>
      <div class="keyboard reply">
        <Deed deed="restart" name={t('admin-service-preview-again')} />
      </div>
    </>
  )
}

/** The service's name, or what stands for it until it has one. */
function nameIn({ form, t }: Editor): Text {
  const { ru, en } = form.name
  if (ru === '' && en === '') return t('admin-service-unnamed')
  return { ...(ru === '' ? {} : { ru }), ...(en === '' ? {} : { en }) }
}

export function PreviewLink({ ed: { t } }: { ed: Editor }) {
  return (
    <a class="button to-preview" href="#preview">
      <Icon name="text" />
      {t('admin-service-preview')}
    </a>
  )
}
