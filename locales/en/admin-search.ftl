# Where a ticket was found
admin-found-message = Message
admin-found-reply = Reply
admin-found-note = Note
admin-found-auto = Automatic reply
admin-found-phone = Requester’s phone
admin-found-answer = Answer

# What a search has left out
admin-search-cut = That is a long search: only its first { $words } words and { $letters } characters were looked for.
admin-search-unread = { $many ->
    [true] Older tickets are still being made ready for search: more than { $count } are left. If one is missing, search again later.
   *[other] Older tickets are still being made ready for search: { $count ->
        [one] { $count } is left
       *[other] { $count } are left
    }. If one is missing, search again later.
}
admin-search-broken = Tickets newer than #{ $number } were looked through.
admin-search-on = Search in older ones
admin-search-none-yet = None among the newer tickets
admin-search-none-yet-how = The words are common but seldom stand together. You can search on.
admin-answer-broken = Not all tickets were looked through yet.
admin-answer-on = Look further
admin-answer-none-yet = None so far
admin-answer-none-yet-how = Only some of the tickets were looked through. You can look further.
