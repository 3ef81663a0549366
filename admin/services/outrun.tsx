import { Icon } from '../frame/icon.tsx'
import type { Editor } from './editor.ts'
import { Deed } from './parts.tsx'

/** The draft was changed from another page meanwhile: whose words stay is asked, and none are lost. */
export function Outrun({ ed: { t, seen } }: { ed: Editor }) {
  if (seen === undefined) return <div id="outrun" hidden />
  return (
    <div class="warning meanwhile" id="outrun" role="alert">
      <Icon name="warning" />
      <div>
        <p>{t('admin-service-outrun')}</p>
        <p class="buttons">
          <Deed deed="mine" name={t('admin-service-outrun-mine')} />
          <Deed deed="theirs" name={t('admin-service-outrun-theirs')} />
        </p>
      </div>
    </div>
  )
}
