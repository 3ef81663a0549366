admin-deadlines = Deadlines
admin-deadlines-about = The hours by which deadlines count, and what is promised by them.
admin-calendars = Calendars
admin-calendars-none = There are no calendars yet: they come with the pack.
admin-policies = SLA policies
admin-policies-none = There are no policies yet: they come with the pack. Without a policy tickets have no deadlines.
admin-used-by-lines = Lines
admin-used-by-policies = Policies
admin-used-by-services = Services
admin-used-by-nobody = Not used anywhere yet

admin-calendar = Calendar
admin-calendar-year = Calendar { $key }, { $year }
admin-calendar-zone = Time zone
admin-calendar-country = Country
admin-calendar-country-none = none, only its own holidays
admin-calendar-week = Hours of the week
admin-calendar-legend = Legend
admin-calendar-unknown-year = The production calendar of { $year } is not loaded yet: its holidays and moved days are not counted, only plain weeks and the calendar’s own days are shown.
admin-calendar-days = { $count } { $count ->
    [one] working day
   *[other] working days
}
admin-calendar-hours = { $hours } of working time
admin-year-before = { $year }
admin-year-after = { $year }
admin-years = Other years
admin-whole-day = around the clock
admin-day-closed-all = closed

admin-day-work = working day
admin-day-off = day off
admin-day-holiday = holiday
admin-day-moved_off = moved day off
admin-day-short = short day
admin-day-moved_work = worked weekend day
admin-day-closed = closed by the calendar
admin-day-own = hours of its own

admin-holiday-new-year = New Year holidays
admin-holiday-christmas = Orthodox Christmas
admin-holiday-defender = Defender of the Fatherland Day
admin-holiday-women = International Women’s Day
admin-holiday-labour = Spring and Labour Day
admin-holiday-victory = Victory Day
admin-holiday-russia = Russia Day
admin-holiday-unity = Unity Day

admin-policy-targets = Targets by priority
admin-policy-any = The others
admin-policy-any-only = Any priority
admin-policy-no-target = no target
admin-policy-pauses = Pauses
admin-policy-pauses-about = While a ticket waits for its requester or is on hold, this clock stands still.
admin-policy-stands = { $target }: stands still
admin-policy-runs = { $target }: runs on
admin-policy-reminders = Reminders
admin-policy-reminders-none = There are no reminders.
admin-reminder-share = { $percent }% of the time used
admin-reminder-breach = Deadline missed
admin-reminder-after = { $duration } after the breach
admin-reminder-of-any = any target
admin-reminder-notify = Tells: { $who }
admin-reminder-escalate = the ticket moves to the next line
admin-notify-assignee = the assignee
admin-notify-line = the line
admin-notify-lead = the line’s lead
admin-notify-requester = the requester

admin-test = Test a deadline
admin-test-about = When a ticket filed at a moment would be due if nothing stops it.
admin-test-date = Date
admin-test-time = Time
admin-test-show = Calculate
admin-test-default = the service’s own
admin-test-none = No service has an SLA policy: there is nothing to calculate.
admin-test-no-targets = This service has no targets at this priority.
admin-test-filed = Filed { $moment }
admin-test-routed = Answers may bring the ticket under another policy: { $policies }.
admin-test-of = { $duration } of working time
admin-test-never = never due: the calendar does not open for so long
admin-test-pauses = stands still while waiting or on hold
admin-test-why = Why
admin-test-day = Day
admin-test-counted = Counted
admin-test-length = How much
admin-test-break = break { $from }–{ $to }
admin-test-night = outside hours { $from }–{ $to }
admin-test-not-yet = closed until { $to }
admin-test-too-late = working hours are over
admin-test-not-counted = not counted
admin-test-left-out = Another { $duration } of working time follow until it is due.
admin-test-unknown-year = It is due in { $year }, whose production calendar is not loaded yet: the holidays of that year are not counted.

admin-edit = Edit
admin-year = The year { $year }
