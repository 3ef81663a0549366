push-solved = ✅ Done
push-rate = Please rate how we did, from 1 to 5. If it is not solved, press “Not solved”.
push-closed-timer = The ticket is closed.
push-closed-agent = The ticket is closed.
push-closed-cancelled = You cancelled the ticket.
push-closed-next = If the question comes back, reply to this message and we will open a new ticket.
push-reopened = Back in progress
push-merged = Merged with ticket #{ $into }: it is the same question, we go on there.
push-added = Added to the ticket.
push-followed-up = We opened a follow-up to #{ $former }.
push-not-shown = We cannot show { $what ->
    [poll] a poll
    [dice] a die
    [game] a game
    [story] a story
    [invoice] an invoice
   *[other] this kind of message
}, the agent will see only a mark. Please describe it in words.
push-file-too-big = The file “{ $name }” is larger than 20 MB and cannot be passed on. Please send a smaller one or a link to it.
push-thanked = Thank you for your rating.
push-thanked-next = If you would like to add a word about it, write it in your next message.
push-rating-comment-kept = Thank you, we have passed your comment on.
push-reason = Reason: { $reason }

push-new-ticket = 🆕 New ticket
push-assigned = The ticket is yours
push-moved-here = Moved to the line “{ $line }”
push-escalated = The deadline has passed, so the ticket went further
push-no-words = attachment
push-mentioned = You are mentioned in a note
push-rated = Rated { $rating } of 5
push-requester-reopened = Not solved, the ticket is back in progress
push-requester-cancelled = The requester cancelled the ticket
push-undelivered = ⚠️ The reply was not delivered
push-undelivered-why = { $why ->
    [blocked] The requester has blocked the bot.
    [deactivated] The requester's Telegram account is gone.
    [never_started] The requester has not opened the bot yet.
    [not_linked] The requester is not linked to the bot.
   *[other] Telegram refused the message, the panel tells more.
}
push-taken = In progress
push-put-on-hold = The ticket is paused.
push-passed-on-reply = The reply was sent to the requester.
push-passed-on-note = The note was added, only colleagues see it.
push-passed-on-question = The question was sent to the requester, now it is their turn.

push-due = Answer { $until }
push-due-solved = Solve { $until }
push-near = ⏰ The deadline is near: { $target } { $until }
push-overdue = ⏰ The deadline has passed: { $target }, { $overdue }
push-target-first_response = first response
push-target-next_response = response
push-target-resolution = solution
push-answer-hint = Reply to this message to write to the requester or to leave a note.

push-open = Open in the panel
push-take = Take
push-ask = Ask
push-pause = Pause
