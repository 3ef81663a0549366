system = Система
system-well = Ничего не ждёт вашего внимания.
system-retry-all = Повторить всё
system-retry = Повторить
system-drop = Больше не показывать
system-updates = Отложенные обновления
system-updates-about = Их не получилось обработать несколько раз подряд. Отправителю сказано, что сообщение сохранено.
system-update = Обновление { $number }
system-letters = Недоставленные сообщения
system-letters-about = Telegram их не принял. После повтора они уйдут снова, если новое не говорит то же самое.
system-letter = сообщение { $number }
system-letter-for = Кому:
system-letter-chat = чат { $number }
system-letter-ask-start = Попросите открыть бота и нажать «Старт», потом повторите.
system-letter-add-bot = Добавьте бота в группу, потом повторите.
system-stuck = Застрявшие сообщения
system-stuck-about = Ждут отправки больше десяти минут; бот пробует снова сам.
system-works = Работы по заявкам, которые не удаются
system-works-about = Напоминания, сроки и закрытия этих заявок не выполняются; остальные идут как обычно.
system-tries = { $count ->
    [one] { $count } попытка
    [few] { $count } попытки
    [many] { $count } попыток
   *[other] { $count } попытки
}
system-people = Люди, до которых бот не достучится
system-people-about = Они остановили бота или удалили аккаунт.
system-held = { $count ->
    [one] { $count } сообщение ждёт вашего решения
    [few] { $count } сообщения ждут вашего решения
    [many] { $count } сообщений ждут вашего решения
   *[other] { $count } сообщения ждут вашего решения
}
system-held-about = Данные восстановлены из копии, последняя запись в ней: { $since }. Эти сообщения тогда ещё не ушли, но с тех пор могли уйти. Отправить их (кто-то может получить второй раз) или отбросить?
system-held-send = Отправить
system-held-drop = Отбросить
system-restored = Данные восстановлены из копии { $when }. Последняя запись в ней: { $since }; что было потом, не вошло.
system-gap = { $count ->
    [one] Потеряно { $count } обновление
    [few] Потеряно { $count } обновления
    [many] Потеряно { $count } обновлений
   *[other] Потеряно { $count } обновления
}: у Telegram их больше нет. Последняя запись перед этим: { $since }. Спросите людей, писали ли они потом.
system-gap-read = Понятно
system-kept = Хранение
system-backup = Последняя ночная копия
system-backup-none = пока нет
system-backup-holds = { $tickets ->
    [one] { $tickets } заявка
    [few] { $tickets } заявки
    [many] { $tickets } заявок
   *[other] { $tickets } заявки
}, { $files ->
    [one] { $files } файл
    [few] { $files } файла
    [many] { $files } файлов
   *[other] { $files } файла
}
system-backup-late = Ночной копии нет больше двух дней.
system-backup-failed = Ночная копия не получилась { $when }; программа пробует каждый час.
system-database = База данных
system-files = Файлы
system-free = Свободно на диске
system-version = Версия
system-schema = схема { $number }
first-run-admin = Администратор
system-work-recompute = пересчёт сроков
system-work-raise = повышение приоритета
system-work-remind = напоминание
system-work-breach = нарушение срока
system-work-close = закрытие
system-work-announce = сообщение линии
system-work-hand-on = передача согласования
system-work-advance = подзадачи
system-work-rank = очерёдность
audit-kind-update-retried = Обновление обрабатывается снова
audit-kind-update-dropped = Обновление больше не показывается
audit-kind-letter-retried = Сообщение отправляется снова
audit-kind-letter-dropped = Сообщение больше не показывается
audit-kind-work-retried = Работа по заявке выполняется снова
audit-kind-all-retried = Всё неудавшееся выполняется снова
audit-kind-held-sent = Задержанные сообщения отправлены
audit-kind-held-dropped = Задержанные сообщения отброшены
audit-kind-gap-read = Прочитано о восстановлении и потерях
