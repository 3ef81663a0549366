admin-approval = Approval
admin-approval-waiting = Waits for approval.
admin-approval-who = Waiting for { $names }
admin-approval-nobody = There is nobody to decide: an administrator does
admin-approval-since = asked { $ago }
admin-approval-due = an answer is due { $until }
admin-approval-handed = handed on to the stand-in
admin-approval-approved = Approved
admin-approval-rejected = Not approved
admin-approval-dropped = No decision needed any more
admin-approve = Approve
admin-approve-comment = A comment, if there is one
admin-reject = Reject
admin-reject-comment = Why not? The requester reads this in the chat
admin-ask-first = Ask
admin-ask-first-text = A question to the requester
admin-gate = waits for approval
admin-gate-why = Work begins after the approval

admin-progress = { $done } of { $all }
admin-checklist = Checklist
admin-checklist-new = A new item
admin-checklist-add = Add
admin-checklist-remove = Remove the item
admin-checklist-done = done

admin-subtasks = Subtasks
admin-subtask-new = New subtask
admin-subtask-planned = planned
admin-subtask-dropped = not needed
admin-subtask-after = after: { $titles }
admin-subtask-after-approval = after the approval
admin-subtask-by-hand = started by hand
admin-subtask-start = Start
admin-subtask-drop = Strike out
admin-parent = Part of
admin-parent-answers = What was asked for there

admin-links = Linked tickets
admin-link-new = Link a ticket
admin-link-number = Number of the other ticket
admin-link-unknown = There is no such ticket, or you may not see it.
admin-ticket-link = Link
admin-ticket-unlink = Unlink

admin-answers-open = { $count ->
    [one] { $count } answer is missing.
   *[other] { $count } answers are missing.
}
admin-answers-fill = Fill in
admin-answers-correct = Correct the answers

admin-event-answers = Answers changed
admin-event-answers-left = no longer asked

admin-answers-why = Fill in what is open or put answers right. The title stays; the history shows what was changed.
admin-answers-save = Save answers
admin-answers-back = To the ticket
admin-service-move = Hand it to the line of that service
admin-service-why = Answers that fit stay, the others are kept in the history. The requester hears of it in the chat.
admin-service-change = Change the service

admin-approvals = Approvals
admin-approvals-none = Nothing waits for your decision
admin-approvals-none-how = Tickets that need your approval appear here and come to you in Telegram.
admin-approvals-more = More wait for a decision: they appear here once you have answered these.
admin-approvals-over = Decided lately

admin-rank-order = Ranking
admin-rank-how = Put the tickets into the order in which they should be done. The first ones go to work by themselves as soon as there is room.
admin-rank-ready = Ready for work: { $count } of { $all }
admin-rank-to = goes to “{ $line }”
admin-rank-others = Other departments
admin-rank-empty = No tickets. New ones appear here by themselves.
admin-rank-unplaced = Without a place: { $count }
admin-rank-up = Up
admin-rank-down = Down
admin-rank-out = Take out of the order
admin-rank-first = First
admin-rank-last = Last

admin-filing-how = How it came
admin-filing-channel = How it came
admin-filing-solved = It is solved already
admin-filing-solution = What was done: the requester reads it as an answer
admin-filing-child = A subtask of
admin-channel-phone = By phone
admin-channel-in_person = In person
admin-channel-email = By email
admin-channel-social = On a social network
admin-channel-other = In another way
admin-came-by-phone = Came by phone
admin-came-by-in_person = Came in person
admin-came-by-email = Came by email
admin-came-by-social = Came on a social network
admin-came-by-other = Came in another way

admin-process = Process
admin-process-approval = Waiting for approval
admin-process-subtasks = Waiting for subtasks
admin-subtasks-progress = Subtasks: { $done } of { $all }
admin-move-onward = Next lines
admin-move-others = Other lines

admin-event-ranked-ready = its turn has come
admin-event-held = its subtasks are under way

admin-notice-approval = Your decision is needed: { $requester }
admin-notice-approval-late = A decision is overdue
admin-notice-rank = Give it a place in “{ $line }”: { $requester }
