import type { Desk } from '../../desk/desk.ts'
import { type Attachment, attachmentsByIds, keepUpload } from '../../desk/messages/attachments.ts'
import type { Person } from '../../desk/people/people.ts'
import type { FileRef } from '../../scenarios/answer.ts'
import type { Step } from '../../scenarios/step.ts'
import { kindOf } from '../files/kinds.ts'
import type { Form } from '../files/uploads.ts'
import { numberIn } from '../frame/forms.ts'
import { fieldOf } from './answer-fields.ts'

const MOST_KEPT = 100

/**
 * The files of a form by field: those that come with it, those that it brought when it was sent before, and
 * those that the ticket which it is about has already.
 */
export function stepFiles(
  desk: Desk,
  person: Person,
  form: Form,
  steps: readonly Step[],
  ticket: number | null = null,
): Map<string, FileRef[]> {
  const byField = new Map<string, FileRef[]>()
  for (const step of steps.filter((one) => one.type === 'files')) {
    const field = fieldOf(step.key)
    const ids = form.fields.get(fieldOf(step.key, 'kept')) ?? []
    const former = attachmentsByIds(desk, ids.slice(0, MOST_KEPT).map(numberIn)).filter((file) =>
      file.ticket === null ? file.ownerId === person.id : file.ticket === ticket,
    )
    const uploads = form.uploads
      .filter((upload) => upload.field === field)
      .map(({ field: _, ...upload }) =>
        keepUpload(desk, { ...upload, kind: kindOf(upload) }, person.id),
      )
    byField.set(field, [...former, ...uploads].map(refOf))
  }
  return byField
}

function refOf({ id, kind, name, size }: Attachment): FileRef {
  return { id, kind, name, ...(size === null ? {} : { size }) }
}
