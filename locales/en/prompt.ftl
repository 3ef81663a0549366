prompt-catalogue = What do you need?
prompt-catalogue-next = Choose a service and we will guide you from there.
prompt-catalogue-empty = There is no service for you yet. Please ask the support administrator.
prompt-kept = You wrote: “{ $text }”
prompt-kept-more = And { $count } { $count ->
    [one] more message
   *[other] more messages
}
prompt-continue = Continue: { $service }
prompt-instead = Start: { $service }
prompt-draft-exists = You are already filling in “{ $service }”
prompt-draft-exists-next = Continue it or start the other one? The answers of an unfinished ticket are not kept.

prompt-mine-open = My tickets
prompt-mine-over = Closed tickets
prompt-mine-open-empty = There are no open tickets.
prompt-mine-over-empty = There are no closed tickets.
prompt-mine-next = Press a number to open its ticket.
prompt-mine-to-open = Open
prompt-mine-to-over = Closed

prompt-language = Choose a language
prompt-language-ru = Русский
prompt-language-en = English

prompt-which = Which ticket is this for?
prompt-which-files = The message is kept.
prompt-which-draft = In progress: { $service }
prompt-which-new = A new ticket
prompt-forget = Do not send

prompt-write = Write a message or send a file: we will add it to the ticket.
prompt-write-again = The ticket is closed. Write, and we will open a follow-up to it.
prompt-cancel = Cancel the ticket? Work on it will stop.
prompt-cancel-yes = Yes, cancel it
prompt-cancel-no = Keep it
prompt-thanks = We added it to the ticket, though it is already solved. Is anything still open?
prompt-thanks-yes = Thanks, it is solved
prompt-rating-comment = Thank you for your rating. What should have been better? Write it in one message.
prompt-no-comment = No comment

prompt-pass = The message is kept. Whom is it for?
prompt-pass-text = “{ $text }”
    Whom is this message for?
prompt-pass-reply = Send to the requester
prompt-pass-note = Note for colleagues
prompt-ask = Write your question to the requester. Until they answer, the ticket will be in “{ $status }”.

prompt-leave = Cancel
prompt-close = Close

prompt-reject-why = Write why it is not approved: the requester will see your words.
prompt-reject-bare = Reject without a reason
prompt-approval-ask = Write your question, we will pass it on to the requester.
prompt-decision = What is it that you sent?
prompt-decision-text = You wrote: “{ $text }”. What is it?
prompt-rank = Tap a ticket to move it. The first ones of the list go to work first; those without a place wait.
prompt-rank-empty = Nothing here yet.
prompt-rank-others = the others
prompt-rank-top = To the top
prompt-rank-end = To the end
prompt-along = { $count ->
    [1] We will add your message to the request
   *[other] We will add { $count } messages to the request
}
prompt-along-said = { $count ->
    [1] We will add this to the request: “{ $text }”
   *[other] We will add { $count } messages to the request, the last one: “{ $text }”
}
prompt-articles = This may help:
prompt-article-helped = That helped
prompt-article-on = Go on with the ticket

prompt-back = ‹ Back
prompt-mine-team = My people's tickets
prompt-team-open = 👥 Tickets of your people
prompt-team-over = 👥 Closed tickets of your people
prompt-team-open-empty = Your people have no open tickets right now.
prompt-team-over-empty = Your people have no closed tickets.
prompt-approvals = ✋ Waiting for your decision
prompt-approvals-empty = Nothing to decide right now. We will write when you are needed.
prompt-approvals-next = Press a number to read the ticket and decide.
prompt-approvals-until = decide { $until }
prompt-rankings = What do you want to order?
prompt-rankings-next = The first ones of a list go to work first.
