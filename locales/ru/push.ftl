push-solved = ✅ Готово
push-rate = Оцените, пожалуйста, как мы справились, от 1 до 5. Если вопрос остался, нажмите «Не решено».
push-closed-timer = Заявка закрыта.
push-closed-agent = Заявка закрыта.
push-closed-cancelled = Вы отменили заявку.
push-closed-next = Если вопрос вернётся, ответьте на это сообщение, и мы заведём новую заявку.
push-reopened = Снова в работе
push-service = Заявка теперь в услуге «{ $service }»
push-service-next = Ваши ответы сохранены, ничего заново писать не нужно.
push-merged = Объединили с заявкой №{ $into }: вопрос тот же, продолжаем там.
push-added = Добавили к заявке.
push-followed-up = Завели новую заявку по следам №{ $former }.
push-not-shown = { $what ->
    [poll] Опрос
    [dice] Кубик
    [game] Игру
    [story] Историю
    [invoice] Счёт
   *[other] Такое сообщение
} мы показать не можем, специалист увидит только пометку. Опишите, пожалуйста, словами.
push-file-too-big = Файл «{ $name }» больше 20 МБ, передать его не получится. Пришлите файл поменьше или ссылку на него.
push-thanked = Спасибо за оценку.
push-thanked-next = Если хотите добавить пару слов, напишите их следующим сообщением.
push-rating-comment-kept = Спасибо, передали ваш комментарий.
push-reason = Причина: { $reason }

push-new-ticket = 🆕 Новая заявка
push-assigned = Заявка назначена вам
push-moved-here = Передана на линию «{ $line }»
push-escalated = Срок прошёл, поэтому заявка перешла дальше
push-no-words = вложение
push-mentioned = Вас упоминают в заметке
push-rated = Оценка { $rating } из 5
push-requester-reopened = Не решено, заявка снова в работе
push-watched = Заявка, за которой вы следите: { $status }
push-requester-cancelled = Заявитель отменил заявку
push-undelivered = ⚠️ Ответ не доставлен
push-undelivered-why = { $why ->
    [blocked] Заявитель заблокировал бота.
    [deactivated] Учётная запись заявителя в Telegram удалена.
    [never_started] Заявитель ещё не открывал бота.
    [not_linked] Заявитель не подключён к боту.
   *[other] Telegram не принял сообщение, подробности в панели.
}
push-taken = В работе
push-put-on-hold = Заявка на паузе.
push-passed-on-reply = Ответ отправлен заявителю.
push-passed-on-note = Заметка добавлена, её видят только коллеги.
push-passed-on-question = Вопрос отправлен заявителю, ждём ответа.

push-due = Ответить { $until }
push-due-solved = Решить { $until }
push-near = ⏰ Срок близко: { $target } { $until }
push-overdue = ⏰ Срок прошёл: { $target }, { $overdue }
push-target-first_response = первый ответ
push-target-next_response = ответ
push-target-resolution = решение
push-answer-hint = Ответьте на это сообщение, чтобы написать заявителю или оставить заметку.

push-open = Открыть в панели
push-take = Взять
push-ask = Спросить
push-pause = Пауза

push-approved = 👍 Согласовано
push-rejected = Не согласовано
push-rejected-next = Заявка закрыта. Если нужно что-то изменить, ответьте на это сообщение, и мы заведём новую.
push-subtasks = Заявкой занимаются несколько отделов, сообщим, когда всё будет готово.
push-approval-asked = ✋ Нужно ваше решение
push-approval-instead = Обычно решает { $name }, но ответа пока нет.
push-approval-until = Решите, пожалуйста, { $until }
push-approval-late = ✋ Заявка ждёт решения дольше, чем договаривались
push-approval-dropped = Ваше решение больше не нужно.
push-approval-approved = Решение принято: согласовано
push-approval-rejected = Решение принято: не согласовано
push-approve = Согласовать
push-reject = Отклонить
push-approval-ask = Спросить заявителя
push-decision-yes = Согласовано, заявка ушла в работу.
push-decision-no = Не согласовано, заявителю сообщили.
push-decision-ask = Вопрос отправлен заявителю. Когда он ответит, перешлём вам.
push-to-rank = 💡 Новая заявка в «{ $line }»
push-to-rank-next = В работу уходит то, у чего есть место в вашем списке.
push-rank = Упорядочить
push-ranked = Подошла очередь по решению подразделения
push-subtask-done = ✅ Готова подзадача №{ $number } · { $title }
push-subtask-dropped = Подзадача закрыта без решения: №{ $number } · { $title }
push-subtasks-left = { $count ->
    [0] Все подзадачи закончены.
    [one] Осталась { $count } подзадача.
    [few] Осталось { $count } подзадачи.
   *[many] Осталось { $count } подзадач.
}
push-articles = Заявку передали специалистам. Пока ждёте, возможно, поможет:
push-edit-too-late = Заявка уже отправлена, правку в ней не увидят. Напишите, что изменилось: добавим к заявке.
