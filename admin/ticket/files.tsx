import type { Attachment } from '../../desk/messages/attachments.ts'
import { isShown } from '../files/routes.ts'
import { sizeWords } from '../files/size-words.ts'
import { Icon } from '../frame/icon.tsx'
import type { Reader } from '../panel.ts'

/** Attachments: pictures and sounds to look at and listen to, everything else by name and size. */
export function Files({ files, reader }: { files: Attachment[]; reader: Reader }) {
  if (files.length === 0) return null
  return (
    <ul class="files">
      {files.map((file) => (
        <li class={`file is-${kindOf(file)}`}>
          <FileBody file={file} reader={reader} />
        </li>
      ))}
    </ul>
  )
}

type Kind = 'image' | 'video' | 'audio' | 'other'

function kindOf(file: Attachment): Kind {
  if (file.state !== 'stored' || !isShown(file)) return 'other'
  const [kind] = (file.mime ?? '').split('/')
  return kind === 'image' || kind === 'video' || kind === 'audio' ? kind : 'other'
}

function FileBody({ file, reader }: { file: Attachment; reader: Reader }) {
  const { t } = reader
  const href = `/admin/files/${file.id}`
  const size = file.size === null ? '' : sizeWords(file.size, reader)
  if (file.state !== 'stored') {
    return (
      <span class="file-name" title={file.name}>
        <Icon name="clip" />
        <span>{file.name}</span>
        <small>{stateWords(file, t)}</small>
      </span>
    )
  }
  switch (kindOf(file)) {
    case 'image':
      return (
        <a href={href} target="_blank" rel="noopener" title={file.name}>
          <img src={href} alt={file.name} loading="lazy" />
        </a>
      )
    case 'video':
      return (
        // biome-ignore lint/a11y/useMediaCaption: what people send has none
        <video src={href} controls preload="metadata" title={file.name} />
      )
    case 'audio':
      return (
        // biome-ignore lint/a11y/useMediaCaption: what people send has none
        <audio src={href} controls preload="none" title={file.name} />
      )
    case 'other':
      return (
        <a class="file-name" href={`${href}?download`} title={file.name}>
          <Icon name="clip" />
          <span>{file.name}</span>
          <small>{size}</small>
        </a>
      )
  }
}

function stateWords(file: Attachment, t: Reader['t']): string {
  if (file.state === 'too_big') return t('admin-file-too-big')
  return file.state === 'failed' ? t('admin-file-failed') : t('admin-file-coming')
}
