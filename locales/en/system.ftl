system = System
system-well = Nothing waits for you here.
system-retry-all = Try everything again
system-retry = Try again
system-drop = Show no more
system-updates = Updates set aside
system-updates-about = Handling them failed several times in a row. Their sender was told that the message is kept.
system-update = Update { $number }
system-letters = Messages not delivered
system-letters-about = Telegram did not take them. Tried again they go once more, unless a newer one says the same.
system-letter = message { $number }
system-letter-for = To:
system-letter-chat = chat { $number }
system-letter-ask-start = Ask them to open the bot and press Start, then try again.
system-letter-add-bot = Add the bot to the group, then try again.
system-stuck = Messages that are stuck
system-stuck-about = They have waited for more than ten minutes; the bot goes on trying by itself.
system-works = Work on tickets that fails
system-works-about = Reminders, deadlines and closings of these tickets are not done; all others go on as usual.
system-tries = { $count ->
    [one] { $count } try
   *[other] { $count } tries
}
system-people = People out of the bot’s reach
system-people-about = They stopped the bot or deleted their account.
system-held = { $count ->
    [one] { $count } message waits for your decision
   *[other] { $count } messages wait for your decision
}
system-held-about = The data were restored from a copy whose last entry is of { $since }. These messages had not gone by then, but may have gone since. Send them (somebody may get one twice) or drop them?
system-held-send = Send
system-held-drop = Drop
system-restored = The data were restored from a copy { $when }. Its last entry: { $since }; what happened later is not in it.
system-gap = { $count ->
    [one] { $count } update was lost
   *[other] { $count } updates were lost
}: Telegram has them no more. The last entry before: { $since }. Ask people whether they wrote after it.
system-gap-read = Understood
system-kept = Keeping
system-backup = Last nightly backup
system-backup-none = none yet
system-backup-holds = { $tickets ->
    [one] { $tickets } ticket
   *[other] { $tickets } tickets
}, { $files ->
    [one] { $files } file
   *[other] { $files } files
}
system-backup-late = There has been no nightly backup for more than two days.
system-backup-failed = The nightly backup failed { $when }; the program tries every hour.
system-database = Database
system-files = Files
system-free = Free on the disk
system-version = Version
system-schema = schema { $number }
first-run-admin = Admin
system-work-recompute = recounting deadlines
system-work-raise = raising the priority
system-work-remind = a reminder
system-work-breach = a missed deadline
system-work-close = closing
system-work-announce = telling the line
system-work-hand-on = handing an approval on
system-work-advance = subtasks
system-work-rank = ranking
audit-kind-update-retried = An update is handled again
audit-kind-update-dropped = An update is shown no more
audit-kind-letter-retried = A letter is sent again
audit-kind-letter-dropped = A letter is shown no more
audit-kind-work-retried = Work about a ticket is tried again
audit-kind-all-retried = Everything that failed is tried again
audit-kind-held-sent = Held letters sent
audit-kind-held-dropped = Held letters dropped
audit-kind-gap-read = Read about the restoration and what was lost
