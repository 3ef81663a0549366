admin-approval = Согласование
admin-approval-waiting = На согласовании.
admin-approval-who = Ждём решения: { $names }
admin-approval-nobody = Решать некому: решение за администратором
admin-approval-since = отправлено { $ago }
admin-approval-due = ответ ждём { $until }
admin-approval-handed = передано заместителю
admin-approval-approved = Согласовано
admin-approval-rejected = Не согласовано
admin-approval-dropped = Решение больше не нужно
admin-approve = Согласовать
admin-approve-comment = Комментарий, если нужен
admin-reject = Отклонить
admin-reject-comment = Почему нет? Заявитель прочтёт это в чате
admin-ask-first = Спросить
admin-ask-first-text = Вопрос заявителю
admin-gate = на согласовании
admin-gate-why = Работа начнётся после согласования

admin-progress = { $done } из { $all }
admin-checklist = Чек-лист
admin-checklist-new = Новый пункт
admin-checklist-add = Добавить
admin-checklist-remove = Убрать пункт
admin-checklist-done = сделано

admin-subtasks = Подзадачи
admin-subtask-new = Новая подзадача
admin-subtask-planned = в плане
admin-subtask-dropped = не нужна
admin-subtask-after = после: { $titles }
admin-subtask-after-approval = после согласования
admin-subtask-by-hand = запускается вручную
admin-subtask-start = Начать
admin-subtask-drop = Вычеркнуть
admin-parent = Часть заявки
admin-parent-answers = Что было в заявке

admin-links = Связанные заявки
admin-link-new = Связать с заявкой
admin-link-number = Номер другой заявки
admin-link-unknown = Такой заявки нет или вам её не видно.
admin-ticket-link = Связать
admin-ticket-unlink = Убрать связь

admin-answers-open = { $count ->
    [one] Не заполнен { $count } ответ.
    [few] Не заполнено { $count } ответа.
   *[many] Не заполнено { $count } ответов.
}
admin-answers-fill = Заполнить
admin-answers-correct = Исправить ответы

admin-event-answers = Ответы исправлены
admin-event-answers-left = больше не спрашивается

admin-answers-why = Заполните то, что осталось открытым, или исправьте ответы. Заголовок заявки не изменится, правка видна в истории.
admin-answers-save = Сохранить ответы
admin-answers-back = К заявке
admin-service-move = Передать на линию этой услуги
admin-service-why = Подходящие ответы сохранятся, остальные останутся в истории. Заявитель узнает об этом в чате.
admin-service-change = Сменить услугу

admin-approvals = Согласования
admin-approvals-none = Ничего не ждёт вашего решения
admin-approvals-none-how = Заявки, которые нужно согласовать, появятся здесь и придут вам в Telegram.
admin-approvals-more = Ждут решения и другие: они появятся здесь, когда вы ответите на эти.
admin-approvals-over = Решено недавно

admin-rank-order = Очерёдность
admin-rank-how = Поставьте заявки в том порядке, в котором их делать. Верхние уходят в работу сами, как только освобождается место.
admin-rank-ready = Готово к работе: { $count } из { $all }
admin-rank-to = уходит на линию «{ $line }»
admin-rank-others = Остальные отделы
admin-rank-empty = Заявок нет. Новые появятся здесь сами.
admin-rank-unplaced = Без места: { $count }
admin-rank-up = Выше
admin-rank-down = Ниже
admin-rank-out = Убрать из очереди
admin-rank-first = Первой
admin-rank-last = В конец

admin-filing-how = Как обратились
admin-filing-channel = Как обратились
admin-filing-solved = Вопрос уже решён
admin-filing-solution = Что сделали: заявитель увидит это как ответ
admin-filing-child = Подзадача заявки
admin-channel-phone = По телефону
admin-channel-in_person = Лично
admin-channel-email = По почте
admin-channel-social = В соцсетях
admin-channel-other = Другим путём
admin-came-by-phone = Обращение по телефону
admin-came-by-in_person = Обращение лично
admin-came-by-email = Обращение по почте
admin-came-by-social = Обращение в соцсетях
admin-came-by-other = Обращение другим путём

admin-process = Процесс
admin-process-approval = На согласовании
admin-process-subtasks = Ждут подзадач
admin-subtasks-progress = Подзадачи: { $done } из { $all }
admin-move-onward = Дальше по линиям
admin-move-others = Другие линии

admin-event-ranked-ready = подошла очередь
admin-event-held = идут подзадачи

admin-notice-approval = Нужно ваше решение: { $requester }
admin-notice-approval-late = Решения ждут дольше, чем договаривались
admin-notice-rank = Поставьте в очередь «{ $line }»: { $requester }
