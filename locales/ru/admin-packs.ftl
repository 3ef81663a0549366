packs = Наборы
packs-first = С чего начнём?
packs-first-about = Выберите готовый набор: услуги с вопросами, линии, сроки и шаблоны ответов. Потом всё можно поменять под себя. Сначала покажем, что появится.
packs-about = Набор — это услуги с вопросами, линии, сроки, люди и шаблоны ответов в одном файле. Он добавляется к тому, что уже есть; сначала покажем, что изменится. Статусы, приоритеты и название компании готовый набор не меняет.
packs-empty = Начать с пустого
packs-export = Скачать всё как набор
packs-own = Свой набор
packs-file = Файл YAML
packs-schema = Редакторам кода помогает схема:
packs-no-file = Выберите файл.
packs-too-large = Файл слишком большой, помещается 5 МБ.
packs-over = Этот набор уже загружен, или его файла больше нет. Чтобы загрузить его, выберите файл ещё раз.
packs-present = сейчас у вас
packs-look = Посмотреть
packs-download = Скачать файл
packs-do = Загрузить набор
packs-done = Готово. Изменений: { $count }.
packs-preview = Свой набор
packs-changed = Пока вы смотрели, настройки изменились. Проверьте ещё раз, что будет сделано.
packs-nothing = Менять нечего: всё уже так, как в наборе.
packs-sound = Ошибок нет. Вот что изменится, если загрузить набор.
packs-fictional = Люди в нём вымышленные: замените их своими или отметьте уволенными.
packs-faults = { $count ->
    [one] В наборе { $count } ошибка
    [few] В наборе { $count } ошибки
   *[many] В наборе { $count } ошибок
}. Ничего не изменено.
packs-faults-shipped = Этот набор пересекается с тем, что у вас есть. Скачайте файл, переименуйте ключи, которые заняты, и загрузите его как свой.
packs-place = строка { $line }, столбец { $column }
packs-nearest = Возможно, имелось в виду «{ $nearest }».
packs-added = появится
packs-changed-how = изменится
packs-archived = уйдёт в архив
packs-more = и ещё { $count }
packs-services = { $count } { $count ->
    [one] услуга
    [few] услуги
   *[many] услуг
}
packs-lines = { $count } { $count ->
    [one] линия
    [few] линии
   *[many] линий
}
packs-policies = { $count } { $count ->
    [one] правило сроков
    [few] правила сроков
   *[many] правил сроков
}
packs-list-statuses = Статусы
packs-list-priorities = Приоритеты
packs-list-calendars = Календари
packs-list-departments = Отделы
packs-list-people = Люди
packs-list-lines = Линии
packs-list-policies = Правила сроков
packs-list-services = Услуги
packs-list-canned_replies = Шаблоны ответов
packs-list-articles = Статьи
packs-list-settings = Общие настройки
packs-setting-pack = название набора
packs-setting-company = компания
packs-setting-locale = язык
packs-setting-access = кто может писать боту
packs-setting-free_text = услуга для свободного текста
packs-setting-heads_see = руководители видят заявки своих людей
packs-setting-closing = сроки закрытия
packs-setting-priority_rules = правила приоритета
packs-setting-lists = состав набора

pack-name-it-support = ИТ-поддержка
pack-about-it-support = Для компании с одной командой ИТ: доступы за 40 минут, вопросы, улучшения, тендеры от руководителей.
pack-name-back-office = Бэк-офис
pack-about-back-office = Для компании, где юристы, кадры, ИТ и бухгалтерия отвечают через одно окно: согласования, приём на работу цепочкой задач.
pack-name-customer-line = Линия для клиентов
pack-about-customer-line = Для тех, кому клиенты просто пишут: без регистрации, первое же сообщение становится заявкой, ответ за минуты.
pack-name-hr-desk = Кадры
pack-about-hr-desk = Для отдела кадров: тема решает, о чём спросить, кому отдать и кто согласует; выход сотрудника запускает задачи в отделах.
pack-name-ideas = Идеи
pack-about-ideas = Для идей от всех сотрудников: проверка по списку, решение, ответственный и очередь, упорядоченная по важности.
pack-name-product-support = Поддержка продукта
pack-about-product-support = Для пользователей онлайн-продукта: две линии, очереди ошибок и пожеланий для разработчиков.
pack-name-three-lines = Три линии
pack-about-three-lines = Для большой команды сопровождения: первая линия отвечает, вторая чинит, третья развивает в порядке, который решают отделы.
