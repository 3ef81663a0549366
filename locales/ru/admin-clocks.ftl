admin-clocks = Сроки
admin-target-first-response = Первый ответ
admin-target-next-response = Следующий ответ
admin-target-resolution = Решение
admin-clock-in-time = вовремя
admin-clock-met-late = с опозданием на { $late }
admin-clock-was-late = срок был нарушен
admin-clock-never = срок не наступит: календарь столько не работает
admin-clock-paused = { $why }, осталось { $left }

admin-stands-waiting = ждём ответа
admin-stands-approval = согласование
admin-stands-other = пауза

admin-clock-used = Использовано
admin-clock-used-of = { $used } из { $target }
admin-clock-left = Осталось
admin-clock-stood = Стояло
admin-clock-due = Срок
admin-clock-breached = Нарушен
admin-clock-met = Выполнено
admin-clock-carried = Перенесено
admin-clock-carried-of = { $used } по календарю { $calendar }, до перемены { $moment }
admin-clock-calendar = Календарь
admin-clock-unknown-year = Производственный календарь на { $year } год ещё не загружен: праздники этого года не учтены, срок может сдвинуться.

admin-stood-waiting = ждали ответа
admin-stood-on-hold = на паузе
admin-stood-approval = на согласовании
admin-stood-solved = была решена
admin-stood-closed = была закрыта
admin-stood-other = время не шло

admin-story-counted = считалось { $duration }
admin-story-stood = { $duration } — { $reason }
admin-story-night = ночь
admin-story-days-off = нерабочие дни
admin-story-closed = нерабочее время
admin-story-closed-many = ночи и другое нерабочее время, { $count } { $count ->
    [one] раз
    [few] раза
   *[many] раз
}
admin-story-folded = считалось { $duration }, кроме { $count } { $count ->
    [one] ночи или выходного
    [few] ночей и выходных
   *[many] ночей и выходных
}
admin-story-until = { $from }–{ $to }
admin-story-until-now = { $from } – сейчас
admin-story-until-day = { $from } – { $day }, { $to }
admin-story-earlier = Что было раньше
admin-story-left-out = Ещё раньше: { $count } { $count ->
    [one] отрезок
    [few] отрезка
   *[many] отрезков
}, считалось { $duration }.
