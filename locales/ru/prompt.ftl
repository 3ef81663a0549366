prompt-catalogue = Что вам нужно?
prompt-catalogue-next = Выберите услугу, дальше подскажем.
prompt-catalogue-empty = Для вас пока нет ни одной услуги. Обратитесь к администратору поддержки.
prompt-kept = Вы написали: «{ $text }»
prompt-kept-more = И ещё { $count } { $count ->
    [one] сообщение
    [few] сообщения
   *[many] сообщений
}
prompt-continue = Продолжить: { $service }
prompt-instead = Начать: { $service }
prompt-draft-exists = Вы уже заполняете заявку «{ $service }»
prompt-draft-exists-next = Продолжить её или начать другую? Ответы в незаконченной заявке не сохранятся.

prompt-mine-open = Мои заявки
prompt-mine-over = Закрытые заявки
prompt-mine-open-empty = Открытых заявок нет.
prompt-mine-over-empty = Закрытых заявок нет.
prompt-mine-next = Нажмите номер, чтобы открыть заявку.
prompt-mine-to-open = Открытые
prompt-mine-to-over = Закрытые

prompt-language = Выберите язык
prompt-language-ru = Русский
prompt-language-en = English

prompt-which = К какой заявке это отнести?
prompt-which-files = Сообщение сохранили.
prompt-which-draft = Заполняю сейчас: { $service }
prompt-which-new = Новая заявка
prompt-forget = Не отправлять

prompt-write = Напишите сообщение или пришлите файл: добавим к заявке.
prompt-write-again = Заявка закрыта. Напишите, и мы заведём новую по следам этой.
prompt-cancel = Отменить заявку? Работа по ней остановится.
prompt-cancel-yes = Да, отменить
prompt-cancel-no = Не отменять
prompt-thanks = Добавили к заявке, хотя она уже решена. Вопрос остался?
prompt-thanks-yes = Спасибо, решено
prompt-rating-comment = Спасибо за оценку. Что стоило сделать лучше? Напишите одним сообщением.
prompt-no-comment = Без комментария

prompt-pass = Сообщение сохранили. Для кого оно?
prompt-pass-text = «{ $text }»
    Для кого это сообщение?
prompt-pass-reply = Отправить заявителю
prompt-pass-note = Заметка коллегам
prompt-ask = Напишите вопрос заявителю. До ответа заявка перейдёт в статус «{ $status }».

prompt-leave = Отменить
prompt-close = Закрыть

prompt-reject-why = Напишите, почему не согласовано: заявитель увидит ваши слова.
prompt-reject-bare = Отклонить без объяснений
prompt-approval-ask = Напишите вопрос, мы передадим его заявителю.
prompt-decision = Что сделать с тем, что вы прислали?
prompt-decision-text = Вы написали: «{ $text }». Что это?
prompt-rank = Нажмите на заявку, чтобы передвинуть её. Первые по списку уходят в работу первыми, без места пока ждут.
prompt-rank-empty = Здесь пока пусто.
prompt-rank-others = остальные
prompt-rank-top = На первое место
prompt-rank-end = В конец
prompt-along = Добавим к заявке { $count ->
    [1] ваше сообщение
    [one] { $count } сообщение
    [few] { $count } сообщения
   *[many] { $count } сообщений
}
prompt-along-said = { $count ->
    [1] Добавим к заявке: «{ $text }»
    [one] Добавим к заявке { $count } сообщение, последнее: «{ $text }»
    [few] Добавим к заявке { $count } сообщения, последнее: «{ $text }»
   *[many] Добавим к заявке { $count } сообщений, последнее: «{ $text }»
}
prompt-articles = Возможно, поможет:
prompt-article-helped = Это помогло
prompt-article-on = Продолжить заявку

prompt-back = ‹ Назад
prompt-mine-team = Заявки сотрудников
prompt-team-open = 👥 Заявки сотрудников
prompt-team-over = 👥 Закрытые заявки сотрудников
prompt-team-open-empty = Сейчас у ваших сотрудников нет открытых заявок.
prompt-team-over-empty = Закрытых заявок у ваших сотрудников нет.
prompt-approvals = ✋ Ждут вашего решения
prompt-approvals-empty = Сейчас решать нечего. Когда понадобитесь, напишем.
prompt-approvals-next = Нажмите номер, чтобы прочитать заявку и решить.
prompt-approvals-until = решить { $until }
prompt-rankings = Что упорядочить?
prompt-rankings-next = Первые по списку уходят в работу первыми.
