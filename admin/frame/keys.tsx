import type { Reader } from '../panel.ts'

/** Every key that does something, shown by `?` or its link, with or without scripts. */
export function Keys({ reader: { t } }: { reader: Reader }) {
  const keys: [string[], string][] = [
    [['j', 'k'], t('admin-key-move')],
    [['Enter'], t('admin-key-open')],
    [['r'], t('admin-key-reply')],
    [['n'], t('admin-key-note')],
    [['t'], t('admin-key-take')],
    [['a'], t('admin-key-assign')],
    [['s'], t('admin-key-status')],
    [['u'], t('admin-key-back')],
    [['/'], t('admin-key-search')],
    [['c'], t('admin-key-new')],
    [['Ctrl', 'Enter'], t('admin-key-send')],
    [['Esc'], t('admin-key-leave')],
    [['?'], t('admin-key-keys')],
  ]
  return (
    <div class="keys" id="keys" popover="auto">
      <h2>{t('admin-keys')}</h2>
      <dl>
        {keys.map(([names, what]) => (
          <div>
            <dt>
              {names.map((name) => (
                <kbd>{name}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
