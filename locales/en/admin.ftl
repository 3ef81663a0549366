admin-skip = To the contents
admin-rail = Sections
admin-offline = No connection. The page will refresh by itself once it is back.
admin-failed = This could not be sent. Check the connection and try again.
admin-importing = Importing…

admin-number = #{ $number }
admin-queue = Queue
admin-all = All tickets
admin-mine = My tickets
admin-mine-short = Mine
admin-unassigned = Unassigned
admin-overdue = Overdue
admin-over = Finished
admin-lines = Lines
admin-people = People
admin-notices = Notices
admin-notices-unread = Notices: { $count } { $count ->
    [one] new
   *[other] new
}
admin-new = New
admin-new-ticket = New ticket
admin-me = Profile
admin-to-queue = To the queue
admin-next-page = Next

admin-lost = There is no such page
admin-lost-text = The address may be mistyped, or the ticket belongs to another line.
admin-forbidden = This is not for you
admin-forbidden-text = You may not do this. If you need to, ask an administrator.
admin-refused = That did not work
admin-refused-text = The page is out of date or the form was not complete. Go back and try again.
admin-broken = Something broke
admin-broken-text = We have noted what it was. Please try again in a minute.

admin-keys = Keys
admin-key-move = Next and previous
admin-key-open = Open the ticket
admin-key-reply = Reply
admin-key-note = Write a note
admin-key-take = Take it
admin-key-assign = Assign somebody
admin-key-status = Change the status
admin-key-back = Back to the queue
admin-key-search = Search
admin-key-new = New ticket
admin-key-send = Send
admin-key-send-short = Ctrl+Enter sends
admin-key-leave = Close, leave a field
admin-key-keys = Show the keys
