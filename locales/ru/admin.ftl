admin-skip = К содержанию
admin-rail = Разделы
admin-offline = Нет связи. Страница обновится сама, когда связь вернётся.
admin-failed = Не получилось отправить. Проверьте связь и повторите.
admin-importing = Загружаем…

admin-number = №{ $number }
admin-queue = Очередь
admin-all = Все заявки
admin-mine = Мои заявки
admin-mine-short = Мои
admin-unassigned = Без исполнителя
admin-overdue = Просроченные
admin-over = Завершённые
admin-lines = Линии
admin-people = Люди
admin-notices = Уведомления
admin-notices-unread = Уведомления: { $count } { $count ->
    [one] новое
    [few] новых
   *[many] новых
}
admin-new = Новая
admin-new-ticket = Новая заявка
admin-me = Профиль
admin-to-queue = К очереди
admin-next-page = Дальше

admin-lost = Такой страницы нет
admin-lost-text = Возможно, в адресе опечатка или эта заявка не вашей линии.
admin-forbidden = Сюда нельзя
admin-forbidden-text = У вас нет прав на это действие. Если они нужны, обратитесь к администратору.
admin-refused = Не получилось
admin-refused-text = Страница устарела или форма заполнена не до конца. Вернитесь назад и попробуйте ещё раз.
admin-broken = Что-то сломалось
admin-broken-text = Мы уже записали, что именно. Попробуйте ещё раз через минуту.

admin-keys = Клавиши
admin-key-move = Следующая и предыдущая
admin-key-open = Открыть заявку
admin-key-reply = Ответить
admin-key-note = Написать заметку
admin-key-take = Взять в работу
admin-key-assign = Назначить исполнителя
admin-key-status = Сменить статус
admin-key-back = Назад к очереди
admin-key-search = Искать
admin-key-new = Новая заявка
admin-key-send = Отправить
admin-key-send-short = Ctrl+Enter — отправить
admin-key-leave = Закрыть, выйти из поля
admin-key-keys = Показать клавиши
