import { Icon } from '../frame/icon.tsx'
import type { Editor } from './editor.ts'
import { Faults, Field, inputOf, Tick, Words } from './parts.tsx'

/** Pictures that services of companies have most often. */
const ICONS =
  '🔑 💻 📱 🌐 📧 🔒 🐞 🚑 📦 🏢 🪑 🚗 🏖 🤒 📝 📄 📊 💰 🧾 💳 👤 👋 🎓 🎁 🧹 💡 📅 ❓'.split(' ')

/** What the service is called and how it looks in the catalogue. */
export function General({ ed }: { ed: Editor }) {
  const { t, form } = ed
  return (
    <>
      <div class="name-row">
        <IconField ed={ed} />
        <Words
          ed={ed}
          name="name"
          label={t('admin-service-name')}
          value={form.name}
          isFirst={ed.draft.base === null && !ed.draft.isKept}
        />
      </div>
      <Words
        ed={ed}
        name="description"
        label={t('admin-service-description')}
        hint={t('admin-service-description-hint')}
        value={form.description}
        max={1000}
        rows={2}
      />
      <Words
        ed={ed}
        name="group"
        label={t('admin-service-group')}
        hint={t('admin-service-group-hint')}
        value={form.group}
        list="groups"
      />
      <datalist id="groups">
        {ed.lists.groups.map((group) => (
          <option value={group} />
        ))}
      </datalist>
      <Tick name="internal" label={t('admin-service-internal')} on={form.internal === 'on'} />
      <details class="fold" open={ed.faults.some(({ place }) => place === 'key')}>
        <summary>{t('admin-service-more')}</summary>
        <KeyField
          ed={ed}
          name="key"
          value={form.key}
          auto={form.auto}
          isFixed={ed.draft.base !== null}
        />
      </details>
    </>
  )
}

interface KeyProps {
  ed: Editor
  name: string
  value: string
  auto: string
  /** What is published under the key would not be found under another. */
  isFixed?: boolean
}

/** The key of something, as it was made or as somebody wants it. */
export function KeyField({ ed, name, value, auto, isFixed }: KeyProps) {
  const { t } = ed
  return (
    <>
      <input type="hidden" name={name.replace(/key$/, 'auto')} value={auto} />
      <Field
        ed={ed}
        name={name}
        label={t('admin-service-key')}
        hint={t(isFixed ? 'admin-service-key-fixed' : 'admin-service-key-hint')}
      >
        <input
          {...inputOf(ed, name)}
          class="key"
          value={value}
          maxlength={32}
          readonly={isFixed}
          spellcheck={false}
        />
      </Field>
    </>
  )
}

function IconField({ ed }: { ed: Editor }) {
  const { t, form } = ed
  return (
    <div class="field icon-field">
      <label for="icon">{t('admin-service-icon')}</label>
      <div class="with-button">
        <input {...inputOf(ed, 'icon')} value={form.icon} maxlength={16} />
        <details class="menu">
          <summary class="icon-button bare" title={t('admin-service-icon-pick')}>
            <Icon name="down" />
            <span class="unseen">{t('admin-service-icon-pick')}</span>
          </summary>
          <div class="menu-body icons">
            {ICONS.map((icon) => (
              <button type="submit" name="do" value={`icon:${icon}`} class="quiet-button">
                {icon}
              </button>
            ))}
          </div>
        </details>
      </div>
      <Faults ed={ed} name="icon" />
    </div>
  )
}
