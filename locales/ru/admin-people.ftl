people-add = Добавить
people-new = Новый человек
people-search = Имя, должность или телефон
people-left = Не работает
people-there = Работает

person-name = Имя и фамилия
person-department = Отдел
person-position = Должность
person-manager = Руководитель
person-manager-hint = Начните писать имя и выберите из списка.
person-key = Ключ
person-key-hint = По ключу человека узнают файлы. Можно оставить пустым: он составится из имени.
person-language = Язык
person-language-own = Как в Telegram
person-role = Роль
person-role-requester = подаёт заявки через бота
person-role-agent = работает с заявками своих линий
person-role-lead = ещё и приглашает людей и видит сроки
person-role-admin = видит и настраивает всё
person-lines = Линии
person-left-since = Больше не работает в компании, отмечено { $since }. Войти, получать сообщения и назначения не может.
person-leave = Увольнение
person-leave-note = Больше не работает
person-leave-why = Telegram отвяжется, открытые окна панели закроются, заявки перейдут другим. История останется.
person-leave-do = Отметить увольнение
person-heir = Кому передать заявки
person-heir-line = Как распределяет линия
person-back = Снова работает
person-back-why = Человек вернётся в справочник таким, каким был. Telegram нужно будет привязать заново.

people-import = Загрузить список
people-import-about = Сохраните таблицу сотрудников как CSV и выберите файл: сначала покажем, что изменится, и ничего не сделаем без подтверждения.
people-import-file = Файл CSV
people-import-look = Посмотреть, что изменится
people-import-no_file = Выберите файл.
people-import-too_big = Файл слишком большой, помещается 10 МБ. Разделите его на части.
people-import-over = Эта таблица уже загружена, или её файла больше нет. Чтобы загрузить её, выберите файл ещё раз.
people-import-columns = Какие столбцы понимаем
people-import-again = Порядок столбцов любой, лишние пропустим. Тот же файл можно загружать снова: человека узнаем по ключу, телефону, почте или Telegram, пустая ячейка ничего не меняет, никто не удаляется.
people-import-done = Готово: добавлено { $added }, изменено { $changed }, без изменений { $same }.
people-import-do = Загрузить: { $count } { $count ->
    [one] человек
    [few] человека
   *[many] человек
}
people-column-name = ФИО, или Имя и Фамилия
people-column-name-about = обязательно для новых
people-column-phone = Телефон
people-column-phone-about = по нему человек узнаётся и привязывает Telegram
people-column-email = Почта
people-column-email-about = и по ней узнаётся
people-column-department = Отдел
people-column-department-about = название или ключ, новый отдел создастся
people-column-position = Должность
people-column-position-about = как она пишется
people-column-manager = Руководитель
people-column-manager-about = имя, телефон, почта или ключ
people-column-role = Роль
people-column-role-about = заявитель, специалист, руководитель линии, администратор
people-column-key = Ключ, Telegram ID, Язык
people-column-key-about = если есть

people-preview = Что изменится
people-preview-sound = Ошибок нет. Проверьте и подтвердите.
people-preview-nothing = Менять нечего: в справочнике уже всё так, как в файле.
people-preview-faults = { $count ->
    [one] В файле { $count } ошибка
    [few] В файле { $count } ошибки
   *[many] В файле { $count } ошибок
}. Исправьте и загрузите снова: пока ничего не изменено.
people-preview-added = Новые
people-preview-changed = Изменятся
people-preview-same = Без изменений
people-preview-departments = { $count ->
    [one] Появится { $count } отдел:
    [few] Появятся { $count } отдела:
   *[many] Появятся { $count } отделов:
}
people-preview-ignored = Пропущенные столбцы: { $columns }.
people-preview-row = Строка
people-preview-what = Что известно
people-preview-change = Что изменится
people-preview-shown = Показаны до { $last } из { $total }
people-field-name = имя
people-field-role = роль
people-field-department = отдел
people-field-position = должность
people-field-manager = руководитель
people-field-phone = телефон
people-field-email = почта
people-field-telegramId = Telegram
people-field-language = язык
people-field-left = в компании
people-preview-tab-faults = Ошибки
people-edit = Изменить
people-cancel = Отмена
