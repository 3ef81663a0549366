bot-welcome = Окошко заявок · { $company }
bot-welcome-next = Здравствуйте. Опишите вопрос сообщением или выберите услугу: спросим только нужное и скажем, когда ответим.
bot-new = Новая заявка
bot-mine = Мои заявки
bot-help = Чем могу помочь
bot-help-requester =
    /new: новая заявка
    /my: ваши заявки и их сроки
    /language: язык
    /cancel: прервать начатое
bot-help-agent =
    /panel: войти в панель
    /away и /back: отойти и вернуться
    Чтобы написать заявителю или оставить заметку, ответьте на уведомление о заявке.
bot-help-hint = Чтобы дополнить заявку, ответьте на любое сообщение о ней. Подойдут текст, фото, файлы и голосовые.
bot-help-team = /team: заявки ваших сотрудников
bot-help-approvals = /approvals: что ждёт вашего решения
bot-help-order = /order: порядок заявок вашего подразделения

bot-contact = Поделитесь номером телефона
bot-contact-again = Пока мы вас не узнали
bot-contact-next = По номеру найдём вас в справочнике компании. Кнопка внизу, под полем для сообщения.
bot-contact-not-own = Это чужой номер
bot-contact-unknown = Такого номера нет в справочнике компании
bot-ask-admin = Попросите администратора поддержки добавить вас или прислать приглашение.
bot-invite-needed = Сюда можно войти по приглашению
bot-invite-used = Эта ссылка уже использована
bot-invite-expired = Срок этой ссылки прошёл
bot-invite-unknown = Такой ссылки нет
bot-linked = { $name }, вы подключены
bot-linked-next = Опишите вопрос сообщением или отправьте /new, чтобы выбрать услугу.
bot-linked-admin = Вы администратор. Отправьте /panel, чтобы войти в панель.

bot-link-asked = Подтвердите со своего прежнего аккаунта
bot-link-asked-next = Вы уже подключены с другого аккаунта Telegram. Мы спросили там, можно ли перейти на этот. Если доступа к нему больше нет, обратитесь к администратору поддержки.
bot-link-question = Другой аккаунт Telegram хочет занять место этого
bot-link-question-next = Если это вы, подтвердите: дальше заявки будут приходить туда. Если не вы, откажите.
bot-link-yes = Да, это мой аккаунт
bot-link-no = Это не я
bot-link-refused = В подключении отказано
bot-link-kept = Всё остаётся как было: вы пишете с этого аккаунта.
bot-account-replaced = Готово, теперь вы пишете с другого аккаунта

bot-panel = Вход в панель
bot-panel-once = Ссылка одноразовая, действует 15 минут.
bot-panel-open = Войти
bot-away = Вы отошли
bot-away-next = Новые заявки вам назначаться не будут. Вернуться: /back
bot-back = С возвращением
bot-back-next = Новые заявки снова могут назначаться вам.
bot-language-chosen = Теперь пишу по-русски
bot-draft-cancelled = Заявка не отправлена
bot-draft-cancelled-next = Начать заново: /new
bot-message-dropped = Сообщение никуда не отправлено.
bot-nothing-to-cancel = Прерывать нечего: ничего не начато.

command-new = Новая заявка
command-my = Мои заявки
command-help = Что умеет бот
command-language = Язык
command-cancel = Прервать начатое
command-panel = Войти в панель
command-away = Отойти
command-back = Вернуться
chat-article-helped = Рады, что помогло. Заявка не понадобилась.
command-team = Заявки сотрудников
command-approvals = Ждут моего решения
command-order = Порядок заявок
chat-answer-edited = Исправили ваш ответ.
chat-edit-not-taken = Эту правку учесть не удалось. Измените ответ перед отправкой: кнопка «{ $button }» под проверкой заявки.
