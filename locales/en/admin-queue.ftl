admin-search = Search by number, words, name
admin-found = Tickets found
admin-line = Line
admin-status = Status
admin-assignee = Assignee
admin-service = Service
admin-priority = Priority
admin-filter-me = me
admin-filter-nobody = Nobody
admin-reset = Reset
admin-show = Show
admin-nobody = Nobody
admin-unread = Something new
admin-tray = New tickets

admin-due-paused-why = Time stands still: { $why }

admin-stuck = unanswered
admin-stuck-how = Nobody has answered and time is running out: open it and take it, or pass it on
admin-stuck-do = take one
admin-stuck-count = { $count } unanswered

admin-group-late = Overdue
admin-group-today = Today
admin-group-later = Later
admin-group-undated = No deadline, or paused

admin-empty-all = No tickets
admin-empty-all-how = As soon as somebody writes to the bot, the ticket appears here by itself.
admin-empty-mine = You have no tickets
admin-empty-mine-how = Take one from the queue: open it and press T.
admin-empty-nobody = Everything is in somebody’s hands
admin-empty-nobody-how = Tickets that nobody has taken yet appear here.
admin-empty-overdue = Nothing is overdue
admin-empty-overdue-how = Tickets whose deadline has passed appear here.
admin-empty-over = No finished tickets
admin-empty-over-how = Solved and closed tickets will appear here.
admin-empty-found = Nothing found
admin-empty-narrowed-how = No ticket meets all that is chosen above. Try to take some of it away.
admin-empty-found-how = Try part of a word, a number or the requester’s surname.

admin-answer = Answer
admin-answer-from = from
admin-answer-to = to
admin-csv = Download CSV
admin-csv-number = Number
admin-csv-title = Title
admin-csv-requester = Requester
admin-csv-department = Department
admin-csv-created = Created
admin-csv-solved = Solved
admin-csv-closed = Closed
admin-csv-due = Due
admin-csv-rating = Rating
admin-csv-rating-comment = Rating comment
audit-kind-tickets-exported = Tickets exported
audit-field-filters = filters
audit-field-rows = rows
