import { Icon } from '../frame/icon.tsx'
import type { Editor } from './editor.ts'
import { Deed, Faults, RowTools, WordsInputs } from './parts.tsx'

/** What has to be ticked off on every ticket, with room for one more. */
export function Checklist({ ed }: { ed: Editor }) {
  const { t, form } = ed
  const { checklist } = form
  return (
    <div class="section-body" id="checklist">
      <p class="quiet">{t('admin-service-checklist-hint')}</p>
      <ol class="option-list" data-sortable="checklist">
        {checklist.map(({ uid, text }, at) => {
          const what = t('admin-service-item', { number: at + 1 })
          return (
            <li class="option-row" data-index={at}>
              <input type="hidden" name={`checklist.${at}.uid`} value={uid} />
              <span class="drag-grip" data-grip aria-hidden="true">
                <Icon name="grip" />
              </span>
              <WordsInputs ed={ed} name={`checklist.${at}.text`} label={what} value={text} />
              <RowTools ed={ed} place="checklist" at={at} of={checklist.length} what={what} />
              <Faults ed={ed} name={`checklist.${at}`} />
            </li>
          )
        })}
        <li class="option-row is-new">
          <WordsInputs
            ed={ed}
            name={`checklist.${checklist.length}.text`}
            label={t('admin-service-item-new')}
            value={{ ru: '', en: '' }}
            isInside
          />
          <Deed deed="enter" name={t('admin-service-item-add')} icon="plus" isBare />
        </li>
      </ol>
    </div>
  )
}
