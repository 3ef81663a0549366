admin-clocks = Deadlines
admin-target-first-response = First response
admin-target-next-response = Next response
admin-target-resolution = Resolution
admin-clock-in-time = in time
admin-clock-met-late = { $late } late
admin-clock-was-late = the deadline was missed
admin-clock-never = never due: the calendar does not open for so long
admin-clock-paused = { $why }, { $left } left

admin-stands-waiting = waiting for an answer
admin-stands-approval = approval
admin-stands-other = paused

admin-clock-used = Used
admin-clock-used-of = { $used } of { $target }
admin-clock-left = Left
admin-clock-stood = Stood still
admin-clock-due = Due
admin-clock-breached = Missed
admin-clock-met = Met
admin-clock-carried = Carried over
admin-clock-carried-of = { $used } by the calendar { $calendar }, until the change { $moment }
admin-clock-calendar = Calendar
admin-clock-unknown-year = The production calendar of { $year } is not loaded yet: the holidays of that year are not counted, the deadline may move.

admin-stood-waiting = waiting for an answer
admin-stood-on-hold = on hold
admin-stood-approval = waiting for approval
admin-stood-solved = was solved
admin-stood-closed = was closed
admin-stood-other = time stood still

admin-story-counted = counted { $duration }
admin-story-stood = { $duration } — { $reason }
admin-story-night = night
admin-story-days-off = days off
admin-story-closed = outside hours
admin-story-closed-many = nights and other closed hours, { $count } { $count ->
    [one] time
   *[other] times
}
admin-story-folded = counted { $duration }, except { $count } { $count ->
    [one] night or day off
   *[other] nights and days off
}
admin-story-until = { $from }–{ $to }
admin-story-until-now = { $from } – now
admin-story-until-day = { $from } – { $day }, { $to }
admin-story-earlier = What was before
admin-story-left-out = Earlier still: { $count } { $count ->
    [one] stretch
   *[other] stretches
}, counted { $duration }.
