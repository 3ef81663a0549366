scenario-title = { $service } · { $position } из { $total }
scenario-check = Проверьте заявку
scenario-change = Что изменить?
scenario-entry = { $label }: { $answer }
scenario-more = … и ещё { $count }

scenario-send = Отправить
scenario-edit = Изменить ответ
scenario-back = ‹ Назад
scenario-cancel = Отменить
scenario-done = Готово
scenario-skip = Пропустить
scenario-clear = Оставить пустым
scenario-keep = Оставить как есть
scenario-yes = Да
scenario-no = Нет
scenario-other = Другое
scenario-other-person = Другой человек
scenario-own = Указать «{ $text }»
scenario-all = Показать весь список
scenario-remove = Убрать последний
scenario-today = Сегодня
scenario-tomorrow = Завтра
scenario-share-phone = Поделиться номером

scenario-page = { $page } из { $pages }
scenario-current = Сейчас: { $answer }
scenario-found = Найдено по «{ $text }»
scenario-files = { $count } { $count ->
    [one] файл
    [few] файла
   *[many] файлов
}
scenario-attached = Приложено { $count } из { $max }

scenario-hint-text = Напишите ответ
scenario-hint-number = Напишите число
scenario-hint-number-unit = Напишите число, { $unit }
scenario-hint-date = Выберите день или напишите, например 25.12 или «завтра»
scenario-hint-person = Напишите имя или фамилию
scenario-hint-search = Напишите часть названия, чтобы найти
scenario-hint-multiple = Отметьте всё, что подходит, и нажмите «Готово»
scenario-hint-phone = Напишите номер или поделитесь своим
scenario-hint-email = Напишите адрес почты
scenario-hint-files = Пришлите фото, документы, голосовые или видео
scenario-hint-own = Напишите свой вариант
scenario-hint-own-person = Напишите имя и фамилию

scenario-problem-blank = Похоже, сообщение пустое. Напишите ответ словами.
scenario-problem-too-long = Получилось { $length } { $length ->
    [one] знак
    [few] знака
   *[many] знаков
}, а помещается { $max }. Сократите и отправьте ещё раз.
scenario-problem-too-short = Получилось { $length } { $length ->
    [one] знак
    [few] знака
   *[many] знаков
}, а нужно хотя бы { $min }. Напишите подробнее.
scenario-problem-pattern = Похоже, ответ записан не так, как нужно. Проверьте и отправьте ещё раз.
scenario-problem-number = Похоже, здесь нужно число, например 12 или 1500,50.
scenario-problem-number-integer = Здесь нужно целое число, без дробной части.
scenario-problem-number-min = Здесь нужно число не меньше { $min }.
scenario-problem-number-max = Здесь нужно число не больше { $max }.
scenario-problem-date = Похоже, здесь нужна дата, например 25.12 или «завтра».
scenario-problem-date-min = Выберите день не раньше { $min }.
scenario-problem-date-max = Выберите день не позже { $max }.
scenario-problem-yes-no = Ответьте «да» или «нет», можно кнопкой.
scenario-problem-phone = Похоже, здесь нужен номер телефона, например +7 900 111-22-33.
scenario-problem-email = Похоже, здесь нужен адрес почты, например anna@example.com.
scenario-problem-choice-unknown = Такого варианта нет. Выберите кнопкой или напишите часть названия.
scenario-problem-person-unknown = Никого не нашли. Проверьте, как написано имя, или напишите только фамилию.
scenario-problem-person-gone = Этого человека уже нет в списке. Выберите другого.
scenario-problem-required = Отметьте хотя бы один вариант.
scenario-problem-files-expected = Здесь нужен файл: фото, документ, голосовое или видео.
scenario-problem-files-min = Нужно приложить хотя бы { $min } { $min ->
    [one] файл
    [few] файла
   *[many] файлов
}. Пришлите ещё.
scenario-problem-files-max = Можно приложить не больше { $max } { $max ->
    [one] файла
    [few] файлов
   *[many] файлов
}. Последний не приложен.
scenario-problem-file-kept = Файл приложен к заявке. Ответьте на вопрос ниже.
scenario-problem-file-kept-summary = Файл приложен к заявке.
scenario-problem-file-unwanted = Здесь файл приложить нельзя. Пришлите его, когда заявка будет отправлена.
scenario-problem-contact-unwanted = Контакт здесь не подойдёт. Ответьте на вопрос ниже.
scenario-problem-wrong-kind = Такое сообщение здесь не подойдёт. Ответьте на вопрос ниже.
scenario-problem-use-buttons = Заявка ещё не отправлена. Выберите кнопку ниже.
