push-solved = ✅ Done
push-rate = Please rate how we did, from 1 to 5. If it is not solved, press “Not solved”.
push-closed-timer = The ticket is closed.
push-closed-agent = The ticket is closed.
push-closed-cancelled = You cancelled the ticket.
push-closed-next = If the question comes back, reply to this message and we will open a new ticket.
push-reopened = Back in progress
push-service = Your request now goes as “{ $service }”
push-service-next = Your answers are kept, there is nothing to write again.
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
push-watched = A ticket you watch: { $status }
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

push-approved = 👍 Approved
push-rejected = Not approved
push-rejected-next = The ticket is closed. If something should be changed, reply to this message and we will open a new one.
push-subtasks = Several departments are on it, we will write when everything is ready.
push-approval-asked = ✋ Your decision is needed
push-approval-instead = You decide in place of { $name }, who could not be asked in time.
push-approval-until = Please decide { $until }
push-approval-late = ✋ The ticket has waited for a decision longer than agreed
push-approval-dropped = Your decision is not needed any more.
push-approval-approved = Decided: approved
push-approval-rejected = Decided: not approved
push-approve = Approve
push-reject = Reject
push-approval-ask = Ask the requester
push-decision-yes = Approved, work on the ticket begins.
push-decision-no = Not approved, the requester has been told.
push-decision-ask = The question has been sent. We will pass the answer on to you.
push-to-rank = 💡 New ticket in “{ $line }”
push-to-rank-next = Only what has a place in your list goes to work.
push-rank = Put in order
push-ranked = Its department put it next
push-subtask-done = ✅ Subtask done: #{ $number } · { $title }
push-subtask-dropped = Subtask closed unsolved: #{ $number } · { $title }
push-subtasks-left = { $count ->
    [0] All subtasks are over.
    [one] { $count } subtask is left.
   *[other] { $count } subtasks are left.
}
push-articles = Agents have your ticket. While you wait, this may help:
push-edit-too-late = The ticket was sent already, the edit will not be seen in it. Write what has changed and we will add it.
