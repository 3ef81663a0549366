admin-services = Услуги
admin-services-search = Найти услугу
admin-services-none = Услуг пока нет
admin-services-none-how = Создайте первую: сотрудники увидят её в чате с ботом.
admin-services-not-found = Такой услуги нет
admin-services-ungrouped = Без группы
admin-services-begun = Ещё не опубликованы
admin-services-archived = В архиве: { $count }
admin-services-steps = { $count } { $count ->
    [one] вопрос
    [few] вопроса
   *[many] вопросов
}
admin-services-up = Выше: { $name }
admin-services-down = Ниже: { $name }
admin-services-copy = Сделать копию: { $name }
admin-services-archive = В архив: { $name }
admin-service-return = Вернуть
admin-service-new = Новая услуга
admin-service-unnamed = Без названия
admin-service-copy-name = { $name } (копия)
admin-service-unknown = { $key } (больше нет)

admin-service-draft = черновик
admin-service-kept = Всё, что вы вводите, сохраняется само. Сотрудники увидят изменения после публикации.
admin-service-keep = Сохранить черновик
admin-service-publish = Опубликовать
admin-service-publish-over = Опубликовать моё вместо него
admin-service-discard = Отменить изменения
admin-service-done = Опубликовано. Услугой уже можно пользоваться в чате.
admin-service-read-only = Менять услуги могут администраторы.
admin-service-not-published = { $count ->
    [one] Не опубликовано: исправьте { $count } место
    [few] Не опубликовано: исправьте { $count } места
   *[many] Не опубликовано: исправьте { $count } мест
}
admin-service-faults = { $count ->
    [one] { $count } ошибка
    [few] { $count } ошибки
   *[many] { $count } ошибок
}
admin-service-fault-twice = Об одном и том же здесь две строки. Оставьте одну и отметьте в ней все подходящие значения.
admin-service-fault-not-twice = «Не» может быть только в одной строке условия.
admin-service-meanwhile-changed = Пока вы правили, эту услугу изменил кто-то другой или загруженный файл. Ваши правки на месте, но не опубликованы.
admin-service-meanwhile-gone = Пока вы правили, эту услугу убрали в архив. Ваши правки на месте, но не опубликованы.
admin-service-meanwhile-parts = Изменилось: { $parts }.
admin-service-outrun = Этот черновик тем временем изменили в другой вкладке, или сама услуга стала другой. То, что вы ввели здесь, на месте, но не сохранено.
admin-service-outrun-mine = Оставить моё
admin-service-outrun-theirs = Взять сохранённое, без моего
admin-service-take-changed = Взять услугу как сейчас, без моих правок
admin-service-take-gone = Оставить в архиве

admin-service-both-en = Показывать тексты на английском
admin-service-both-ru = Показывать тексты на русском
admin-service-language-ru = Русский
admin-service-language-en = Английский

admin-service-main = Основное
admin-service-name = Название
admin-service-icon = Значок
admin-service-icon-pick = Выбрать значок
admin-service-description = Описание
admin-service-description-hint = Одна строка: когда выбирать эту услугу.
admin-service-group = Группа
admin-service-group-hint = Папка в списке услуг. Можно не указывать.
admin-service-internal = Внутренняя: заводят только специалисты и другие заявки
admin-service-more = Ещё
admin-service-has-more = Здесь что-то настроено
admin-service-none = нет
admin-service-nothing = Ничего
admin-service-find = Найти
admin-service-key = Ключ
admin-service-key-hint = Латинское имя для файлов настроек. Получается из названия, обычно менять не нужно.
admin-service-key-fixed = Латинское имя для файлов настроек. У опубликованной услуги оно не меняется.

admin-service-steps = Вопросы
admin-service-steps-hint = Что бот спросит в чате, по порядку. Проверка в чате сразу показывает, как это выглядит.
admin-service-step-add = Добавить вопрос:
admin-service-step-number = Вопрос { $number }
admin-service-step-unnamed = Новый вопрос
admin-service-ask = Вопрос
admin-service-type = Как отвечают
admin-service-type-choice = Выбор
admin-service-type-text = Текст
admin-service-type-person = Сотрудник
admin-service-type-date = Дата
admin-service-type-number = Число
admin-service-type-yes_no = Да или нет
admin-service-type-files = Файлы
admin-service-type-phone = Телефон
admin-service-type-email = Почта
admin-service-optional = Можно пропустить
admin-service-agents-only = Только для специалистов в панели
admin-service-hint = Подсказка под вопросом
admin-service-step-name = Коротко в сводке
admin-service-step-name-hint = Как назвать ответ в сводке и списках. Пусто: сам вопрос.
admin-service-step-when = Когда спрашивать
admin-service-always-asked = Всегда
admin-service-conditional = по условию
admin-service-drag = Перетащите, чтобы переставить
admin-service-up = Выше: { $what }
admin-service-down = Ниже: { $what }
admin-service-copy-of = Повторить: { $what }
admin-service-remove = Убрать: { $what }

admin-service-options = Варианты ответа
admin-service-option = Вариант { $number }
admin-service-option-new = Новый вариант
admin-service-option-add = Ещё вариант
admin-service-options-list = Добавить списком
admin-service-options-list-hint = По одному варианту в строке
admin-service-option-default = Предлагать первым
admin-service-option-when = Когда предлагать
admin-service-always-offered = Всегда
admin-service-multiple = Можно выбрать несколько
admin-service-other = Можно написать своё
admin-service-text-min = Не короче, знаков
admin-service-text-max = Не длиннее, знаков
admin-service-number-min = Не меньше
admin-service-number-max = Не больше
admin-service-date-min = Не раньше
admin-service-date-max = Не позже
admin-service-date-hint = Например: сегодня, сегодня+7, 31.12.2026
admin-service-today = сегодня
admin-service-files-min = Не меньше файлов
admin-service-files-max = Не больше файлов
admin-service-unit = Единица
admin-service-integer = Только целое
admin-service-person-departments = Только из этих отделов
admin-service-person-other = Можно указать человека не из справочника
admin-service-default = Предлагать ответ
admin-service-default-requester-person = Предлагать самого заявителя
admin-service-default-requester-contact = Предлагать то, что записано у заявителя
admin-service-pattern = Образец ответа
admin-service-pattern-about = Регулярное выражение, например ^\d{"{"}6{"}"}$ для шести цифр.
admin-service-pattern-hint = Что сказать, если ответ не подошёл

admin-service-condition = условие
admin-service-when-what = О чём условие
admin-service-when-how = Как сравнивать
admin-service-when-values = С чем сравнивать
admin-service-when-more = И ещё…
admin-service-when-step = Если «{ $step }»
admin-service-when-department = Если отдел заявителя
admin-service-when-position = Если должность заявителя
admin-service-when-person = Если заявитель
admin-service-when-rest = Из файла настроек, здесь не меняется:
admin-service-how-is = одно из
admin-service-how-not = не
admin-service-how-equal = равно
admin-service-how-more = больше
admin-service-how-least = не меньше
admin-service-how-less = меньше
admin-service-how-most = не больше

admin-service-who = Кто подаёт
admin-service-whom-all = Все сотрудники
admin-service-whom-some = Только некоторые
admin-service-whom-agents = Специалисты
admin-service-departments = Отделы
admin-service-positions = Должности
admin-service-position-add = Добавить должность
admin-service-heads = Руководители отделов

admin-service-routing = Кто выполняет
admin-service-line = Линия
admin-service-assignee = Исполнитель
admin-service-assignee-none = По правилам линии
admin-service-policy = Сроки
admin-service-policy-none = Без сроков
admin-service-priority = Приоритет
admin-service-priority-none = Обычный
admin-service-as-service = Как у услуги
admin-service-routes = Другие пути
admin-service-routes-hint = При некоторых ответах заявка может уйти иначе. Действует первый путь, условие которого подошло.
admin-service-routes-count = { $count } { $count ->
    [one] другой путь
    [few] других пути
   *[many] других путей
}
admin-service-route = Путь { $number }
admin-service-route-add = Добавить путь
admin-service-route-when = Когда идти этим путём

admin-service-texts = Заголовок и автоответ
admin-service-title = Заголовок заявки
admin-service-title-hint = Из ответов: нажмите вопрос ниже, и его ответ встанет в заголовок. Пусто: первый текстовый ответ.
admin-service-insert = Вставить ответ:
admin-service-auto-reply = Автоответ заявителю

admin-service-approval = Согласование
admin-service-approval-by = Кто согласует
admin-service-approval-none = Не нужно
admin-service-approval-manager = Руководитель заявителя
admin-service-approval-head = Руководитель отдела
admin-service-approval-lead = Руководитель линии
admin-service-approval-person = Определённый человек
admin-service-approval-who = Согласующий
admin-service-stand-in = Заместитель
admin-service-stand-in-hint = Его спросят, если за срок не ответили.
admin-service-approval-deadline = Срок ответа
admin-service-approval-deadline-hint = Рабочее время: 8 ч, 1 ч 30 мин

admin-service-checklist = Чек-лист
admin-service-checklist-hint = Что специалист отметит в каждой заявке.
admin-service-item = Пункт { $number }
admin-service-item-new = Новый пункт
admin-service-item-add = Добавить пункт

admin-service-subtasks = Подзадачи
admin-service-subtasks-hint = Заявки, которые эта заявка заводит сама. Цепочка: отметьте, после чего начинать.
admin-service-subtask = Подзадача { $number }
admin-service-subtask-add = Добавить подзадачу
admin-service-subtask-service = Какая услуга
admin-service-subtask-title = Заголовок подзадачи
admin-service-subtask-after = Начать после
admin-service-subtask-answers = Ответы в подзадаче
admin-service-subtask-left = Заполнит специалист
admin-service-subtask-when = Когда заводить
admin-service-always-started = Всегда
admin-service-subtask-start = Начало
admin-service-start-default = Сразу после подачи
admin-service-start-default-approved = После согласования
admin-service-start-filed = Сразу после подачи, без согласования
admin-service-start-approved = Только после согласования
admin-service-start-by_hand = Вручную, специалист

admin-service-preview = Проверка в чате
admin-service-preview-again = Начать заново
admin-service-preview-look = Показать
admin-service-preview-language = Язык чата
admin-service-preview-department = Отдел заявителя
admin-service-preview-any = Без отдела
admin-service-preview-position = Должность заявителя
admin-service-preview-position-short = Должность
admin-service-preview-text = Сообщение
admin-service-preview-send = Отправить в чат
admin-service-preview-file = Приложить файл для пробы
admin-service-preview-cancelled = Заявка отменена, ничего не отправлено.
admin-service-preview-title = Заголовок
admin-service-preview-along = Добавлено
admin-service-preview-left-out = { $count } { $count ->
    [one] вопрос пока не показан
    [few] вопроса пока не показаны
   *[many] вопросов пока не показаны
}: они ещё не заполнены.
