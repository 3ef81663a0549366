error-not_found = There is no such ticket, or you cannot see it.
error-not_allowed = You have no right to do this.
error-not_agent = Only agents can do this.
error-empty_text = Write something or attach a file.
error-text_too_long = The text is too long: { $length } { $length ->
    [one] character
   *[other] characters
} where { $max } fit. Please shorten it.
error-already_taken = The ticket has been taken: { $name }.
error-already_there = The ticket is in this line already.
error-ticket_closed = The ticket is closed already.
error-ticket_solved = The ticket is solved already.
error-ticket_not_closed = The ticket is still open.
error-ticket_not_solved = The ticket is not solved yet.
error-ticket_merged = The ticket was merged with another, please go on there.
error-wrong_status = This cannot be done in the ticket's present status.
error-unknown_service = This service is no longer there. Choose another: /new
error-service_not_for_you = This service is not open to you. Choose another: /new
error-unknown_line = There is no such line.
error-unknown_priority = There is no such priority.
error-unknown_status = There is no such status.
error-not_in_line = This person does not work on the line's tickets.
error-merge_itself = A ticket cannot be merged with itself.
error-merge_other_requester = Only tickets of the same requester can be merged.
error-rating_late = The rating can no longer be changed.
error-bad_rating = A rating is from 1 to 5.
error-draft_gone = This button no longer works. Start again: /new
error-answers_missing = Please answer all required questions first.
error-bad_answer = One of the answers does not fit its question: please check it.
error-link_used = This link has been used already.
error-link_expired = This link has expired.
error-link_unknown = There is no such link.
error-account_taken = This Telegram account is linked to somebody else. Please ask the administrator.
error-no_telegram = The requester has no linked Telegram account.
error-too_many_files = At most { $max } { $max ->
    [one] file
   *[other] files
} can be attached.
error-file_too_big = The file “{ $name }” is too large, { $max } MB fit.
error-message_not_yours = You can change only your own messages.
error-nothing_to_resend = This message has been delivered or is on its way.
error-key_taken = The key “{ $key }” is already in use. Choose another one.
error-phone_taken = { $name } already has this phone number.
error-email_taken = { $name } already has this e-mail address.
error-last_admin = This is the last admin. Make somebody else an admin first.
error-people_changed = The directory changed while you were looking. Check once more what will be done.
error-cannot_take_over = Tickets cannot be given to this person: choose an agent.
error-too_much_kept = At most { $max } { $max ->
    [one] message
   *[other] messages
} can be added before the request is sent. Send it and write on.
error-too_many_drafts = Too many edits are under way. Publish or discard some of them.
error-approval_waiting = Ticket { $number } waits for an approval: work begins once it is given.
error-approval_over = { $state ->
    [approved] This is decided already: approved.
    [rejected] This is decided already: not approved.
   *[dropped] There is nothing to decide here any more.
}
error-subtasks_open = { $count ->
    [one] { $count } subtask is
   *[other] { $count } subtasks are
} still open. Finish them or strike out what is not needed, then solve the ticket.
error-subtask_not_ready = This subtask cannot be started now: it has begun already, or what it comes after is still open.
error-link_itself = A ticket cannot be linked to itself.
error-too_many_items = A checklist holds at most { $max } items.
error-set_aside = This message could not be handled. It is kept: an admin sees it and will try again.
error-too_fast = Too many messages at once. Nothing gets lost: they are handled in turn, only slower.
