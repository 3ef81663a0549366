admin-services = Services
admin-services-search = Find a service
admin-services-none = No services yet
admin-services-none-how = Make the first one: employees will see it in the chat with the bot.
admin-services-not-found = There is no such service
admin-services-ungrouped = Without a group
admin-services-begun = Not published yet
admin-services-archived = Archived: { $count }
admin-services-steps = { $count } { $count ->
    [one] question
   *[other] questions
}
admin-services-up = Up: { $name }
admin-services-down = Down: { $name }
admin-services-copy = Make a copy: { $name }
admin-services-archive = Archive: { $name }
admin-service-return = Bring back
admin-service-new = New service
admin-service-unnamed = Without a name
admin-service-copy-name = { $name } (copy)
admin-service-unknown = { $key } (no longer there)

admin-service-draft = draft
admin-service-kept = Whatever you type is kept by itself. Employees see the changes once they are published.
admin-service-keep = Keep the draft
admin-service-publish = Publish
admin-service-publish-over = Publish mine instead
admin-service-discard = Discard changes
admin-service-done = Published. The service can be used in the chat.
admin-service-read-only = Admins can change services.
admin-service-not-published = { $count ->
    [one] Not published: mend { $count } place
   *[other] Not published: mend { $count } places
}
admin-service-faults = { $count ->
    [one] { $count } fault
   *[other] { $count } faults
}
admin-service-fault-twice = Two rows here are about the same thing. Keep one and tick every value that fits.
admin-service-fault-not-twice = Only one row of a condition can say "not".
admin-service-meanwhile-changed = While you were editing, somebody else or an imported file changed this service. Your edits are kept, but not published.
admin-service-meanwhile-gone = While you were editing, this service was archived. Your edits are kept, but not published.
admin-service-meanwhile-parts = What changed: { $parts }.
admin-service-outrun = This draft was changed in another tab meanwhile, or the service itself has changed. What you typed here is in place, but not saved.
admin-service-outrun-mine = Keep mine
admin-service-outrun-theirs = Take what is saved, without mine
admin-service-take-changed = Take the service as it is now, without my edits
admin-service-take-gone = Leave it archived

admin-service-both-en = Show texts in English
admin-service-both-ru = Show texts in Russian
admin-service-language-ru = Russian
admin-service-language-en = English

admin-service-main = General
admin-service-name = Name
admin-service-icon = Icon
admin-service-icon-pick = Pick an icon
admin-service-description = Description
admin-service-description-hint = One line: when to choose this service.
admin-service-group = Group
admin-service-group-hint = A folder in the list of services. Can be left empty.
admin-service-internal = Internal: filed by agents and other tickets only
admin-service-more = More
admin-service-has-more = Something is set here
admin-service-none = none
admin-service-nothing = Nothing
admin-service-find = Find
admin-service-key = Key
admin-service-key-hint = A Latin name for settings files. It is made from the name and rarely needs a change.
admin-service-key-fixed = A Latin name for settings files. That of a published service does not change.

admin-service-steps = Questions
admin-service-steps-hint = What the bot asks in the chat, in order. The test chat shows at once what it looks like.
admin-service-step-add = Add a question:
admin-service-step-number = Question { $number }
admin-service-step-unnamed = New question
admin-service-ask = Question
admin-service-type = How it is answered
admin-service-type-choice = Choice
admin-service-type-text = Text
admin-service-type-person = Employee
admin-service-type-date = Date
admin-service-type-number = Number
admin-service-type-yes_no = Yes or no
admin-service-type-files = Files
admin-service-type-phone = Phone
admin-service-type-email = E-mail
admin-service-optional = Can be skipped
admin-service-agents-only = For agents in the panel only
admin-service-hint = Hint below the question
admin-service-step-name = Short name in the summary
admin-service-step-name-hint = What the answer is called in the summary and lists. Empty: the question itself.
admin-service-step-when = When to ask
admin-service-always-asked = Always
admin-service-conditional = on a condition
admin-service-drag = Drag to move
admin-service-up = Up: { $what }
admin-service-down = Down: { $what }
admin-service-copy-of = Repeat: { $what }
admin-service-remove = Remove: { $what }

admin-service-options = Answers to choose from
admin-service-option = Answer { $number }
admin-service-option-new = New answer
admin-service-option-add = One more answer
admin-service-options-list = Add as a list
admin-service-options-list-hint = One answer a line
admin-service-option-default = Propose this one
admin-service-option-when = When to offer it
admin-service-always-offered = Always
admin-service-multiple = Several can be chosen
admin-service-other = Own text is allowed
admin-service-text-min = At least, characters
admin-service-text-max = At most, characters
admin-service-number-min = At least
admin-service-number-max = At most
admin-service-date-min = Not before
admin-service-date-max = Not after
admin-service-date-hint = For example: today, today+7, 31.12.2026
admin-service-today = today
admin-service-files-min = At least, files
admin-service-files-max = At most, files
admin-service-unit = Unit
admin-service-integer = Whole numbers only
admin-service-person-departments = Of these departments only
admin-service-person-other = Somebody outside the directory can be named
admin-service-default = Proposed answer
admin-service-default-requester-person = Propose the requester
admin-service-default-requester-contact = Propose what is known of the requester
admin-service-pattern = Pattern of the answer
admin-service-pattern-about = A regular expression, such as ^\d{"{"}6{"}"}$ for six digits.
admin-service-pattern-hint = What to say if the answer does not fit

admin-service-condition = condition
admin-service-when-what = What the condition is about
admin-service-when-how = How to compare
admin-service-when-values = What to compare with
admin-service-when-more = And also…
admin-service-when-step = If "{ $step }"
admin-service-when-department = If the requester's department
admin-service-when-position = If the requester's position
admin-service-when-person = If the requester
admin-service-when-rest = From a settings file, not changed here:
admin-service-how-is = is any of
admin-service-how-not = is not
admin-service-how-equal = equals
admin-service-how-more = more than
admin-service-how-least = at least
admin-service-how-less = less than
admin-service-how-most = at most

admin-service-who = Who files it
admin-service-whom-all = All employees
admin-service-whom-some = Some only
admin-service-whom-agents = Agents
admin-service-departments = Departments
admin-service-positions = Positions
admin-service-position-add = Add a position
admin-service-heads = Heads of departments

admin-service-routing = Who does it
admin-service-line = Line
admin-service-assignee = Assignee
admin-service-assignee-none = As the line assigns
admin-service-policy = Deadlines
admin-service-policy-none = No deadlines
admin-service-priority = Priority
admin-service-priority-none = The usual one
admin-service-as-service = As the service
admin-service-routes = Other ways
admin-service-routes-hint = With some answers a ticket can go elsewhere. The first way whose condition holds is taken.
admin-service-routes-count = { $count } { $count ->
    [one] other way
   *[other] other ways
}
admin-service-route = Way { $number }
admin-service-route-add = Add a way
admin-service-route-when = When to go this way

admin-service-texts = Title and auto-reply
admin-service-title = Title of the ticket
admin-service-title-hint = Made of answers: press a question below to put its answer into the title. Empty: the first text answer.
admin-service-insert = Put in the answer:
admin-service-auto-reply = Auto-reply to the requester

admin-service-approval = Approval
admin-service-approval-by = Who approves
admin-service-approval-none = Not needed
admin-service-approval-manager = The requester's manager
admin-service-approval-head = The head of the department
admin-service-approval-lead = The lead of the line
admin-service-approval-person = A certain person
admin-service-approval-who = Approver
admin-service-stand-in = Stand-in
admin-service-stand-in-hint = They are asked if nobody has answered in time.
admin-service-approval-deadline = Time to answer
admin-service-approval-deadline-hint = Working time: 8 h, 1 h 30 min

admin-service-checklist = Checklist
admin-service-checklist-hint = What an agent ticks off on every ticket.
admin-service-item = Item { $number }
admin-service-item-new = New item
admin-service-item-add = Add an item

admin-service-subtasks = Subtasks
admin-service-subtasks-hint = Tickets that this ticket starts by itself. A chain: tick what each of them waits for.
admin-service-subtask = Subtask { $number }
admin-service-subtask-add = Add a subtask
admin-service-subtask-service = Which service
admin-service-subtask-title = Title of the subtask
admin-service-subtask-after = Start after
admin-service-subtask-answers = Answers in the subtask
admin-service-subtask-left = An agent fills it in
admin-service-subtask-when = When to start it
admin-service-always-started = Always
admin-service-subtask-start = Beginning
admin-service-start-default = At once when filed
admin-service-start-default-approved = Once approved
admin-service-start-filed = At once when filed, without approval
admin-service-start-approved = Only once approved
admin-service-start-by_hand = By hand, by an agent

admin-service-preview = Try it in the chat
admin-service-preview-again = Begin anew
admin-service-preview-look = Show
admin-service-preview-language = Language of the chat
admin-service-preview-department = Department of the requester
admin-service-preview-any = No department
admin-service-preview-position = Position of the requester
admin-service-preview-position-short = Position
admin-service-preview-text = Message
admin-service-preview-send = Send to the chat
admin-service-preview-file = Attach a file for trying
admin-service-preview-cancelled = The request was cancelled, nothing was sent.
admin-service-preview-title = Title
admin-service-preview-along = Added
admin-service-preview-left-out = { $count } { $count ->
    [one] question is not shown
   *[other] questions are not shown
} yet: they are not filled in.
