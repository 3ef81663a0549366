import type { ErrorCode, ErrorParams } from '../../desk/errors.ts'
import type { TicketPage } from '../../desk/tickets/ticket-page.ts'
import { zoneOf } from '../../desk/time/calendars.ts'
import type { TimeSpeech } from '../../locales/when.ts'
import { drawn } from '../frame/drawn.ts'
import type { Html } from '../html/jsx-runtime.ts'
import type { Panel, Reader } from '../panel.ts'

/** The forms of a ticket's page; a refusal is said beside the one it is about. */
type FormName =
  | 'message'
  | 'assignment'
  | 'status'
  | 'priority'
  | 'line'
  | 'merger'
  | 'correction'
  | 'delivery'
  | 'approval'
  | 'checklist'
  | 'subtasks'
  | 'links'
  | 'service'

/** A form that was refused: why, and what was typed, so that nothing has to be typed again. */
export interface Fault {
  form: FormName
  code: ErrorCode
  params: ErrorParams
  typed: Record<string, string>
  /** Uploads that wait for the form to be sent again. */
  kept: { id: number; name: string }[]
}

/** What every part of a ticket's page is drawn from. */
export interface View {
  panel: Panel
  reader: Reader
  page: TicketPage
  /** Times in the zone of the ticket's calendar. */
  speech: TimeSpeech
  fault?: Fault | undefined
  /** The canned reply chosen by an address, where scripts do not put it in. */
  canned?: string | undefined
  /** The page shows earlier messages, not the last ones. */
  isEarlier?: boolean
}

/** The view of a page for a reader. */
export function viewOf(
  panel: Panel,
  reader: Reader,
  page: TicketPage,
  more: Pick<View, 'fault'> = {},
): View {
  const timeZone = zoneOf(panel.desk, page.ticket)
  return { panel, reader, page, speech: { ...reader.speech, timeZone }, ...more }
}

/** A part of the page that needs to be drawn only once while nothing is written; not one with a form's token. */
export function drawnOf({ page, reader, fault, isEarlier }: View, part: string, draw: () => Html) {
  if (fault !== undefined) return draw()
  return drawn(page, `${part} ${reader.locale} ${isEarlier}`, draw)
}

/** What is wrong with a form, in the reader's words; undefined where nothing is. */
export function faultOf(view: View, form: FormName): string | undefined {
  const { fault, reader } = view
  if (fault?.form !== form) return undefined
  return reader.t(`error-${fault.code}`, fault.params)
}

/** The name of somebody on the page. */
export function nameOf({ page }: View, id: number | null): string | undefined {
  return id === null ? undefined : page.people.get(id)?.name
}
