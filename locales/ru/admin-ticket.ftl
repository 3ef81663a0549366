admin-take = Взять в работу
admin-details = Сведения
admin-to-thread = К переписке
admin-answers = Ответы заявителя
admin-answers-none = Услуга ни о чём не спрашивает.
admin-agents-only = Только для специалистов
admin-rating-is = Оценка: { $rating } из 5
admin-rating-comment = Комментарий к оценке
admin-earlier = Более ранние сообщения
admin-latest = К последним сообщениям
admin-system = Система
admin-note = Заметка
admin-edited = изменено
admin-edited-before = До { $moment }
admin-correct = исправить
admin-correct-save = Сохранить
admin-not-shown = Сообщение, которое нельзя показать здесь: { $what }
admin-location = Место на карте
admin-queued = В очереди на отправку
admin-delivered = Доставлено
admin-undelivered = Не доставлено: { $reason }
admin-resend = Отправить ещё раз
admin-failure-not-linked = заявитель не привязал Telegram
admin-failure-blocked = заявитель заблокировал бота
admin-failure-deactivated = аккаунт заявителя удалён
admin-failure-never-started = заявитель ещё не начал чат с ботом
admin-failure-file-missing = файла больше нет
admin-failure-file-too-big = файл слишком велик для Telegram
admin-failure-internal = внутренняя ошибка
admin-file-coming = загружается из Telegram
admin-file-failed = не удалось загрузить
admin-file-too-big = больше 20 МБ, Telegram не отдаёт
admin-kilobytes = { $size } КБ
admin-megabytes = { $size } МБ
admin-gigabytes = { $size } ГБ

admin-composer = Ваше сообщение
admin-mode = Кому
admin-mode-reply = Ответ
admin-mode-note = Заметка
admin-only-us = Увидят только коллеги
admin-to-chat = Уйдёт в чат: { $name }
admin-to-blocked = { $name }: бот заблокирован, ответ не дойдёт
admin-to-nobody = { $name }: Telegram не привязан, ответ не дойдёт
admin-text = Текст
admin-text-reply = Напишите ответ…
admin-text-note = Заметка для коллег. @имя — позвать
admin-attach = Приложить файлы
admin-attach-limit = До 10 файлов, каждый не больше 50 МБ
admin-canned = Шаблоны ответов
admin-send = Отправить
admin-send-note = Добавить заметку
admin-send-and = Отправить и сменить статус
admin-own-ticket = Это ваша заявка: пишите по ней в чате с ботом.
admin-read-only = Эту заявку вы можете только читать.
admin-colleague-here = { $name } тоже здесь
admin-colleague-typing = { $name } отвечает…

admin-unassign = Снять исполнителя
admin-ask-text = Что нужно уточнить? Вопрос уйдёт заявителю в чат
admin-ask = Спросить
admin-pause-reason = Кого или чего ждём? Заявитель увидит причину
admin-pause = Поставить на паузу
admin-solve-text = Что сделано? Можно оставить пустым
admin-solve = Готово
admin-reopen-reason = Почему возвращаем в работу?
admin-reopen = Вернуть в работу
admin-move-to = Передать на линию
admin-move-reason = Причина
admin-move = Передать
admin-merge = Объединить с другой заявкой
admin-merge-why = Переписка перейдёт в другую заявку этого же заявителя, а эта закроется.
admin-merge-into = Номер заявки, которая останется
admin-merge-button = Объединить
admin-no-answer-needed = Ответ не нужен
admin-no-answer-needed-why = Заявителю нечего ответить: таймер ответа останавливается

admin-known = Уже известно
admin-known-finished = Завершённые заявки этой услуги
admin-watchers = Следят
admin-watch = Следить
admin-unwatch = Не следить

admin-other-tickets = Другие заявки
admin-follow-up-of = Продолжение заявки
admin-follow-ups = Продолжения
admin-merged-into = Объединена с
admin-merged = Объединены сюда
admin-filed-by = Подал(а) за заявителя: { $name }

admin-events-more = Ещё { $count } { $count ->
    [one] событие
    [few] события
   *[many] событий
}
