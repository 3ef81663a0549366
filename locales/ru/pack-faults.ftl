pack-fault-missing = не указано
pack-fault-empty = пусто. Впишите значение или уберите ключ.
pack-fault-comma-split = такого ключа здесь нет. Если в тексте есть запятая, возьмите его в кавычки.
pack-fault-no-such-key = такого ключа здесь нет
pack-fault-put-in-quotes = нужен текст. Возьмите его в кавычки: { $typed }
pack-fault-text = нужен текст
pack-fault-number = нужно число
pack-fault-whole-number = нужно целое число
pack-fault-true-or-false = нужно true или false
pack-fault-list = нужен список
pack-fault-object = нужны ключи со значениями
pack-fault-two-texts = нужен текст или {"{"}ru: …, en: …{"}"}
pack-fault-one-of = должно быть одно из: { $values }
pack-fault-date = нужна дата, например { $example }
pack-fault-every-year = нужна дата, например { $example }, или "*-05-11" для каждого года
pack-fault-at-least-min = не меньше { $min }: так сказано в min
pack-fault-at-least-priority = нужен хотя бы один приоритет
pack-fault-at-least-priority-or-any = нужен хотя бы один приоритет или any
pack-fault-at-least-category = нужен хотя бы один статус категории { $category }
pack-fault-at-least-owner = нужен хотя бы один владелец
pack-fault-at-least-options = нужно хотя бы два варианта
pack-fault-at-most-options = вариантов не больше 100
pack-fault-at-least-entries = строк списка не меньше { $count }
pack-fault-at-least-entry = в списке нужна хотя бы одна строка
pack-fault-at-least-characters = знаков не меньше { $count }
pack-fault-at-least-character = нужен хотя бы один знак
pack-fault-at-least = не меньше { $count }
pack-fault-at-most-entries = строк списка не больше { $count }
pack-fault-at-most-characters = знаков не больше { $count }
pack-fault-at-most = не больше { $count }
pack-fault-form = записано не по формату
pack-fault-version = эта программа читает версию 1
pack-fault-pack-id = строчные латинские буквы, цифры, «-» и «_»
pack-fault-no-pack = это не набор: он начинается с version: 1 и pack: название
pack-fault-not-blank = текст не может быть пустым
pack-fault-text-language = нужен текст на ru или en
pack-fault-key-form = в ключе строчные латинские буквы, цифры, «-» и «_», первой — буква
pack-fault-key-long = в ключе не больше 32 знаков
pack-fault-key-twice = ключ { $key } указан дважды
pack-fault-key-held = ключ «{ $key }» уже занят, его завёл «{ $origin }». Переименуйте его в файле или уберите из файла; если это то же самое, загружайте файл под тем же pack.
pack-fault-no-step = нет шага с ключом { $key }
pack-fault-no-key = { $what ->
    [status] нет статуса
    [priority] нет приоритета
    [calendar] нет календаря
    [department] нет отдела
    [person] нет человека
    [line] нет линии
    [policy] нет правила сроков
    [service] нет услуги
    [article] нет статьи
    [option] нет варианта
    [subtask] нет подзадачи
   *[other] нет шаблона ответа
} с ключом { $key }
pack-fault-no-such-step = у услуги { $service } нет такого шага
pack-fault-not-before = шаг «{ $key }» задаётся позже. Назвать можно только предыдущие.
pack-fault-own-meaning = слово { $word } в условиях уже занято. Назовите шаг иначе.
pack-fault-is-requester = { $key } — заявитель. Дайте роль agent, lead или admin.
pack-fault-phone = нужен телефон, например "+79001112233", с кодом страны
pack-fault-phone-quotes = нужен телефон в кавычках, например "+79001112233"
pack-fault-email = нужен адрес почты
pack-fault-contact-held = то же самое уже у { $key }. Оставьте у кого-то одного.
pack-fault-feeds-itself = линия не может передавать самой себе
pack-fault-circle = получается круг: { $way }
pack-fault-never-opens = календарь никогда не открыт. Впишите часы в week или days.
pack-fault-hours = нужны часы, например "09:00-18:00"
pack-fault-no-hours = начало и конец совпадают
pack-fault-time-zone = нужен часовой пояс, например Europe/Moscow
pack-fault-country = нужна страна двумя заглавными буквами, например RU
pack-fault-internal-free-text = внутренняя услуга не принимает сообщений от заявителей
pack-fault-no-target = в правиле нет такого срока
pack-fault-tells-nobody = никому не сообщает. Впишите notify или escalate: true.
pack-fault-moment = нужна доля, например 80%, или breach, или breach+30m
pack-fault-listener = assignee, line, lead, requester или person:КЛЮЧ
pack-fault-approver = manager, head, lead или person:КЛЮЧ
pack-fault-entered-already = в этом случае уже ставится «{ $key }»
pack-fault-not-open = заявка категории { $category } не открыта
pack-fault-default-already = по умолчанию уже «{ $key }»
pack-fault-any-priority = any в правилах сроков значит «любой приоритет». Назовите иначе.
pack-fault-yes-or-no = yes или no
pack-fault-comparison = нужно число, например 5, или '>100', '<=5'
pack-fault-other-only = _other бывает у шагов с other: true
pack-fault-one-key = один ключ, или добавьте multiple: true
pack-fault-elapsed-or-none = срок, например 14d, или none
pack-fault-elapsed = срок, например 3d, 24h или 30m
pack-fault-working-days = рабочее время, например 40m, 8h или 1h30m. Дни (d) — только в closing.
pack-fault-working = рабочее время, например 40m, 8h или 1h30m
pack-fault-no-time = время не может быть нулевым
pack-fault-condition = нужно условие, например {"{"}action: grant{"}"}
pack-fault-value-or-condition = нужно значение, список значений или, под not, условие
pack-fault-value = нужно значение или список значений
pack-fault-group = номер группы — число меньше нуля
pack-fault-nobody-let-in = так никто не увидит услугу. Впишите departments, positions, people или heads: true.
pack-fault-route-nowhere = маршрут ведёт к линии, исполнителю, правилу сроков или приоритету
pack-fault-answer = нужен текст, число, true, false или список ключей
pack-fault-mark = выше ничего не отмечено как &{ $mark }
pack-fault-key-word = ключ — это слово
pack-fault-too-large = файл больше 5 МБ
pack-fault-too-deep = слишком много вложений или значений
pack-fault-second-document = в файле второй документ, а набор один
pack-fault-yaml-tab = строка начинается с табуляции, а в YAML отступ делают пробелами
pack-fault-yaml-quote = кавычка { $quote } не закрыта
pack-fault-yaml-bracket = скобка не закрыта: не хватает «{ $end }»
pack-fault-yaml-comma = между частями в скобках не хватает запятой
pack-fault-yaml-colon = после ключа нужны двоеточие и значение
pack-fault-yaml-nested = лишнее двоеточие или отступ. Если в тексте есть двоеточие, возьмите его в кавычки.
pack-fault-yaml-one-line = строка не ключ и не продолжение. Проверьте отступ и двоеточие.
pack-fault-yaml-column = строки одного списка начинаются с разного отступа
pack-fault-yaml-start = с этого знака текст не начинается. Возьмите его в кавычки.
pack-fault-yaml-escape = в двойных кавычках нет сочетания { $escape }. Возьмите одинарные.
pack-fault-yaml-tag = метки вроде { $tag } здесь не читаются. Возьмите текст в кавычки.
pack-fault-yaml-alias = звёздочка в начале — это ссылка. Возьмите текст в кавычки.
pack-fault-yaml-list = строка списка стоит не на своём месте. Проверьте отступ.
pack-fault-yaml-brackets = внутри скобок нужны скобки, а не новые строки
pack-fault-yaml-header = после | и > на той же строке ничего не пишут ({ $said })
pack-fault-yaml-unexpected = здесь лишнее. Проверьте кавычки и скобки.
pack-fault-pattern = это не регулярное выражение ({ $said })
pack-fault-left-fault = после загрузки осталась бы ошибка в том, чего в файле нет, { $place }: { $fault }
pack-fault-yaml = нарушена запись YAML. Проверьте отступы, двоеточия и кавычки ({ $said }).
pack-fault-or = {" "}или{" "}
