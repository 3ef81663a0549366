time-until-yesterday = до { $time } вчера
time-until-today = до { $time } сегодня
time-until-tomorrow = до { $time } завтра
time-until-weekday = до { $weekday ->
    [mon] понедельника
    [tue] вторника
    [wed] среды
    [thu] четверга
    [fri] пятницы
    [sat] субботы
   *[sun] воскресенья
}, { $time }
time-until-date = до { $date }, { $time }

time-at-yesterday = вчера в { $time }
time-at-today = сегодня в { $time }
time-at-tomorrow = завтра в { $time }
time-at-weekday = { $weekday ->
    [mon] в понедельник
    [tue] во вторник
    [wed] в среду
    [thu] в четверг
    [fri] в пятницу
    [sat] в субботу
   *[sun] в воскресенье
} в { $time }
time-at-date = { $date } в { $time }

time-day-yesterday = вчера
time-day-today = сегодня
time-day-tomorrow = завтра
time-date-year = { $date } { $year }
time-moment = { $weekday ->
    [mon] понедельник
    [tue] вторник
    [wed] среда
    [thu] четверг
    [fri] пятница
    [sat] суббота
   *[sun] воскресенье
}, { $date }, { $time }

time-days = { $count } { $count ->
    [one] день
    [few] дня
   *[many] дней
}
time-hours = { $count } ч
time-minutes = { $count } мин
time-no-minute = меньше минуты

time-in = через { $duration }
time-in-no-minute = меньше чем через минуту
time-ago = { $duration } назад
time-ago-no-minute = только что
time-overdue = просрочено на { $duration }
time-overdue-no-minute = только что просрочено
