export type ErrorParams = Record<string, string | number>

/** A deed that may not be done now; doors say `error-CODE` in the reader's language. */
export class DeskError extends Error {
  readonly code: ErrorCode
  readonly params: ErrorParams

  constructor(code: ErrorCode, params: ErrorParams = {}) {
    super(code)
    this.code = code
    this.params = params
  }
}

/** Every refusal the desk knows; a test holds that each has its words in every language. */
export const ERROR_CODES = [
  'not_found',
  'not_allowed',
  'not_agent',
  'empty_text',
  'text_too_long',
  'already_taken',
  'already_there',
  'ticket_closed',
  'ticket_solved',
  'ticket_not_closed',
  'ticket_not_solved',
  'ticket_merged',
  'wrong_status',
  'unknown_service',
  'service_not_for_you',
  'unknown_line',
  'unknown_priority',
  'unknown_status',
  'not_in_line',
  'merge_itself',
  'merge_other_requester',
  'rating_late',
  'bad_rating',
  'draft_gone',
  'answers_missing',
  'bad_answer',
  'link_used',
  'link_expired',
  'link_unknown',
  'account_taken',
  'account_unlinked',
  'account_not_agent',
  'login_stale',
  'login_declined',
  'login_refused',
  'login_unavailable',
  'no_telegram',
  'too_many_files',
  'too_much_kept',
  'file_too_big',
  'message_not_yours',
  'nothing_to_resend',
  'calendar_never_opens',
  'key_taken',
  'approval_waiting',
  'approval_over',
  'subtasks_open',
  'subtask_not_ready',
  'link_itself',
  'too_many_items',
  'too_many_drafts',
  'phone_taken',
  'email_taken',
  'last_admin',
  'name_differs',
  'people_changed',
  'cannot_take_over',
  'set_aside',
  'too_fast',
  'too_busy',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]
