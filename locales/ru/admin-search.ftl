# Where a ticket was found
admin-found-message = Сообщение
admin-found-reply = Ответ
admin-found-note = Заметка
admin-found-auto = Автоответ
admin-found-phone = Телефон заявителя
admin-found-answer = Ответ в заявке

# What a search has left out
admin-search-cut = Запрос слишком длинный: искали по первым { $words } словам и { $letters } знакам.
admin-search-unread = { $many ->
    [true] Старые заявки ещё готовятся к поиску: осталось больше { $count }. Если нужной нет, повторите поиск позже.
   *[other] Старые заявки ещё готовятся к поиску: { $count ->
        [one] осталась { $count }
        [few] осталось { $count }
       *[many] осталось { $count }
    }. Если нужной нет, повторите поиск позже.
}
admin-search-broken = Просмотрены заявки новее № { $number }.
admin-search-on = Искать среди более старых
admin-search-none-yet = Среди новых заявок таких нет
admin-search-none-yet-how = Слова частые, а вместе встречаются редко. Можно искать дальше.
admin-answer-broken = Просмотрены ещё не все заявки.
admin-answer-on = Искать дальше
admin-answer-none-yet = Пока таких не нашлось
admin-answer-none-yet-how = Просмотрена только часть заявок. Можно искать дальше.
