time-until-yesterday = by { $time } yesterday
time-until-today = by { $time } today
time-until-tomorrow = by { $time } tomorrow
time-until-weekday = by { $weekday ->
    [mon] Monday
    [tue] Tuesday
    [wed] Wednesday
    [thu] Thursday
    [fri] Friday
    [sat] Saturday
   *[sun] Sunday
} { $time }
time-until-date = by { $date }, { $time }

time-at-yesterday = yesterday at { $time }
time-at-today = today at { $time }
time-at-tomorrow = tomorrow at { $time }
time-at-weekday = on { $weekday ->
    [mon] Monday
    [tue] Tuesday
    [wed] Wednesday
    [thu] Thursday
    [fri] Friday
    [sat] Saturday
   *[sun] Sunday
} at { $time }
time-at-date = on { $date } at { $time }

time-day-yesterday = yesterday
time-day-today = today
time-day-tomorrow = tomorrow
time-date-year = { $date } { $year }
time-moment = { $weekday ->
    [mon] Monday
    [tue] Tuesday
    [wed] Wednesday
    [thu] Thursday
    [fri] Friday
    [sat] Saturday
   *[sun] Sunday
}, { $date }, { $time }

time-days = { $count } { $count ->
    [one] day
   *[other] days
}
time-hours = { $count } h
time-minutes = { $count } min
time-no-minute = less than a minute

time-in = in { $duration }
time-in-no-minute = in less than a minute
time-ago = { $duration } ago
time-ago-no-minute = just now
time-overdue = { $duration } overdue
time-overdue-no-minute = just overdue
