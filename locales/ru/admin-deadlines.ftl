admin-deadlines = Сроки
admin-deadlines-about = По каким часам считаются сроки и что по ним обещано.
admin-calendars = Календари
admin-calendars-none = Календарей пока нет: они приходят с пакетом настроек.
admin-policies = Политики сроков
admin-policies-none = Политик пока нет: они приходят с пакетом настроек. Без политики у заявок нет сроков.
admin-used-by-lines = Линии
admin-used-by-policies = Политики
admin-used-by-services = Услуги
admin-used-by-nobody = Пока нигде не используется

admin-calendar = Календарь
admin-calendar-year = Календарь { $key }, { $year } год
admin-calendar-zone = Часовой пояс
admin-calendar-country = Страна
admin-calendar-country-none = не указана, праздники только свои
admin-calendar-week = Часы недели
admin-calendar-legend = Обозначения
admin-calendar-unknown-year = Производственный календарь на { $year } год ещё не загружен: праздники и переносы этого года не учтены, показаны обычные недели и свои дни.
admin-calendar-days = { $count } { $count ->
    [one] рабочий день
    [few] рабочих дня
   *[many] рабочих дней
}
admin-calendar-hours = { $hours } рабочего времени
admin-year-before = { $year } год
admin-year-after = { $year } год
admin-years = Другие годы
admin-whole-day = круглосуточно
admin-day-closed-all = выходной

admin-day-work = рабочий день
admin-day-off = выходной
admin-day-holiday = праздник
admin-day-moved_off = перенесённый выходной
admin-day-short = сокращённый день
admin-day-moved_work = рабочий выходной
admin-day-closed = закрыто по календарю
admin-day-own = особые часы

admin-holiday-new-year = Новогодние каникулы
admin-holiday-christmas = Рождество Христово
admin-holiday-defender = День защитника Отечества
admin-holiday-women = Международный женский день
admin-holiday-labour = Праздник Весны и Труда
admin-holiday-victory = День Победы
admin-holiday-russia = День России
admin-holiday-unity = День народного единства

admin-policy-targets = Сроки по приоритетам
admin-policy-any = Остальные
admin-policy-any-only = Любой приоритет
admin-policy-no-target = без срока
admin-policy-pauses = Паузы
admin-policy-pauses-about = Пока заявка ждёт заявителя или стоит на паузе, этот срок не идёт.
admin-policy-stands = { $target }: стоит
admin-policy-runs = { $target }: идёт
admin-policy-reminders = Напоминания
admin-policy-reminders-none = Напоминаний нет.
admin-reminder-share = Прошло { $percent } % срока
admin-reminder-breach = Срок нарушен
admin-reminder-after = { $duration } после нарушения
admin-reminder-of-any = любой срок
admin-reminder-notify = Кому: { $who }
admin-reminder-escalate = заявка уходит на следующую линию
admin-notify-assignee = исполнителю
admin-notify-line = линии
admin-notify-lead = руководителю линии
admin-notify-requester = заявителю

admin-test = Проверить срок
admin-test-about = Когда наступит срок заявки, поданной в выбранный момент, если её ничто не остановит.
admin-test-date = Дата
admin-test-time = Время
admin-test-show = Посчитать
admin-test-default = как у услуги
admin-test-none = Ни у одной услуги нет политики сроков: считать нечего.
admin-test-no-targets = У этой услуги с таким приоритетом сроков нет.
admin-test-filed = Подана { $moment }
admin-test-routed = По ответам заявка может попасть под другую политику: { $policies }.
admin-test-of = { $duration } рабочего времени
admin-test-never = срок не наступит: календарь столько не работает
admin-test-pauses = не идёт, пока заявка ждёт или на паузе
admin-test-why = Почему
admin-test-day = День
admin-test-counted = Считается
admin-test-length = Сколько
admin-test-break = перерыв { $from }–{ $to }
admin-test-night = нерабочее время { $from }–{ $to }
admin-test-not-yet = до { $to } ещё закрыто
admin-test-too-late = рабочее время уже кончилось
admin-test-not-counted = не считается
admin-test-left-out = Дальше ещё { $duration } рабочего времени до срока.
admin-test-unknown-year = Срок наступает в { $year } году, производственный календарь которого ещё не загружен: праздники этого года не учтены.

admin-edit = Изменить
admin-year = { $year } год
