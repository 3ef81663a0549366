error-not_found = Такой заявки нет или она вам не видна.
error-not_allowed = На это у вас нет прав.
error-not_agent = Это доступно только специалистам.
error-empty_text = Напишите текст или приложите файл.
error-text_too_long = Текст слишком длинный: { $length } { $length ->
    [one] знак
    [few] знака
   *[many] знаков
} при наибольшей длине { $max }. Сократите его.
error-already_taken = Заявку уже взяли: { $name }.
error-already_there = Заявка уже на этой линии.
error-ticket_closed = Заявка уже закрыта.
error-ticket_solved = Заявка уже решена.
error-ticket_not_closed = Заявка ещё открыта.
error-ticket_not_solved = Заявка ещё не решена.
error-ticket_merged = Заявка объединена с другой, продолжайте там.
error-wrong_status = В нынешнем статусе заявки это невозможно.
error-unknown_service = Такой услуги больше нет. Выберите другую: /new
error-service_not_for_you = Эта услуга вам недоступна. Выберите другую: /new
error-unknown_line = Такой линии нет.
error-unknown_priority = Такого приоритета нет.
error-unknown_status = Такого статуса нет.
error-not_in_line = Этот человек не работает с заявками линии.
error-merge_itself = Заявку нельзя объединить с ней самой.
error-merge_other_requester = Объединить можно только заявки одного заявителя.
error-rating_late = Изменить оценку уже нельзя, она принята.
error-bad_rating = Оценка бывает от 1 до 5.
error-draft_gone = Эта кнопка больше не действует. Начать заново: /new
error-answers_missing = Ответьте сначала на все обязательные вопросы.
error-bad_answer = Один из ответов не подходит к своему вопросу: проверьте его.
error-link_used = Эта ссылка уже использована.
error-link_expired = Срок этой ссылки прошёл.
error-link_unknown = Такой ссылки нет.
error-account_taken = Этот аккаунт Telegram уже связан с другим человеком. Обратитесь к администратору.
error-no_telegram = У заявителя нет подключённого Telegram.
error-too_many_files = Приложить можно не больше { $max } { $max ->
    [one] файла
    [few] файлов
   *[many] файлов
}.
error-file_too_big = Файл «{ $name }» слишком большой, помещается { $max } МБ.
error-message_not_yours = Изменить можно только своё сообщение.
error-nothing_to_resend = Это сообщение уже доставлено или отправляется.
error-key_taken = Ключ «{ $key }» уже занят. Выберите другой.
error-phone_taken = Этот телефон уже записан: { $name }.
error-email_taken = Эта почта уже записана: { $name }.
error-last_admin = Это последний администратор. Сначала назначьте администратором кого-то ещё.
error-people_changed = Пока вы смотрели, справочник изменился. Проверьте ещё раз, что будет сделано.
error-cannot_take_over = Этому человеку заявки передать нельзя: выберите специалиста.
error-too_much_kept = До отправки к заявке можно добавить не больше { $max } { $max ->
    [one] сообщения
    [few] сообщений
    [many] сообщений
   *[other] сообщения
}. Отправьте её и пишите дальше.
error-too_many_drafts = Слишком много начатых правок. Опубликуйте или отмените часть из них.
error-approval_waiting = Заявка { $number } ждёт согласования: работа начнётся после него.
error-approval_over = { $state ->
    [approved] Решение уже принято: согласовано.
    [rejected] Решение уже принято: не согласовано.
   *[dropped] Решать здесь больше нечего.
}
error-subtasks_open = Ещё { $count ->
    [one] не закончена { $count } подзадача
    [few] не закончены { $count } подзадачи
   *[many] не закончено { $count } подзадач
}. Завершите их или вычеркните лишние, потом решите заявку.
error-subtask_not_ready = Эту подзадачу сейчас начать нельзя: она уже начата или не закончена предыдущая.
error-link_itself = Заявку нельзя связать с ней самой.
error-too_many_items = В чек-листе помещается не больше { $max } пунктов.
error-set_aside = Не получилось обработать это сообщение. Оно сохранено: администратор увидит его и повторит.
error-too_fast = Слишком много сообщений подряд. Ничего не потеряется: разберу их по очереди, но медленнее.
