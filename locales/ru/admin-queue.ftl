admin-search = Поиск по номеру, словам, имени
admin-found = Найденные заявки
admin-line = Линия
admin-status = Статус
admin-assignee = Исполнитель
admin-service = Услуга
admin-priority = Приоритет
admin-filter-me = это я
admin-filter-nobody = Никто
admin-reset = Сбросить
admin-show = Показать
admin-nobody = Никто
admin-unread = Есть новое
admin-tray = Новые заявки

admin-due-paused-why = Время не идёт: { $why }

admin-stuck = без ответа
admin-stuck-how = Никто не ответил, а время уходит: откройте и возьмите в работу или передайте коллеге
admin-stuck-do = возьмите
admin-stuck-count = { $count } без ответа

admin-group-late = Просрочено
admin-group-today = Сегодня
admin-group-later = Позже
admin-group-undated = Без срока и на паузе

admin-empty-all = Заявок нет
admin-empty-all-how = Когда кто-нибудь напишет боту, заявка появится здесь сама.
admin-empty-mine = У вас нет заявок
admin-empty-mine-how = Возьмите заявку из общей очереди: откройте её и нажмите T.
admin-empty-nobody = Все заявки разобраны
admin-empty-nobody-how = Здесь появляются заявки, за которые ещё никто не взялся.
admin-empty-overdue = Ничего не просрочено
admin-empty-overdue-how = Здесь появляются заявки, срок которых прошёл.
admin-empty-over = Завершённых заявок нет
admin-empty-over-how = Здесь появятся решённые и закрытые заявки.
admin-empty-found = Ничего не нашлось
admin-empty-narrowed-how = Под выбранные условия не подходит ни одна заявка. Попробуйте убрать часть из них.
admin-empty-found-how = Попробуйте часть слова, номер или фамилию заявителя.

admin-answer = Ответ
admin-answer-from = от
admin-answer-to = до
admin-csv = Скачать CSV
admin-csv-number = Номер
admin-csv-title = Заголовок
admin-csv-requester = Заявитель
admin-csv-department = Отдел
admin-csv-created = Создана
admin-csv-solved = Решена
admin-csv-closed = Закрыта
admin-csv-due = Срок
admin-csv-rating = Оценка
admin-csv-rating-comment = Комментарий к оценке
audit-kind-tickets-exported = Заявки выгружены
audit-field-filters = фильтры
audit-field-rows = строк
