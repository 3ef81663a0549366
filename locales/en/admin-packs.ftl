packs = Packs
packs-first = Where do we begin?
packs-first-about = Choose a ready desk: services with their questions, lines, deadlines and canned replies. Everything can be changed later. You first see what will be there.
packs-about = A pack is services with their questions, lines, deadlines, people and canned replies in one file. It adds to what is there; you first see what would change. A ready desk leaves your statuses, priorities and company name alone.
packs-empty = Begin with nothing
packs-export = Download everything as a pack
packs-own = A pack of your own
packs-file = YAML file
packs-schema = Code editors are helped by the schema:
packs-no-file = Choose a file.
packs-too-large = The file is too big, at most 5 MB.
packs-over = This pack is already imported, or its file is gone. To import it, choose the file again.
packs-present = what you have
packs-look = Look
packs-download = Download the file
packs-do = Import the pack
packs-done = Done. Changes: { $count }.
packs-preview = A pack of your own
packs-changed = The set-up changed while you were looking. Check once more what will be done.
packs-nothing = There is nothing to change: everything is as the pack says.
packs-sound = There are no faults. This is what changes when the pack is imported.
packs-fictional = The people in it are fictional: put your own in their place, or note that they have left.
packs-faults = { $count ->
    [one] There is { $count } fault in the pack
   *[other] There are { $count } faults in the pack
}. Nothing has been changed.
packs-faults-shipped = This pack overlaps with what you have. Download the file, rename the keys that are taken, and import it as your own.
packs-place = line { $line }, column { $column }
packs-nearest = Did you mean “{ $nearest }”?
packs-added = new
packs-changed-how = changed
packs-archived = archived
packs-more = and { $count } more
packs-services = { $count } { $count ->
    [one] service
   *[other] services
}
packs-lines = { $count } { $count ->
    [one] line
   *[other] lines
}
packs-policies = { $count } { $count ->
    [one] policy
   *[other] policies
}
packs-list-statuses = Statuses
packs-list-priorities = Priorities
packs-list-calendars = Calendars
packs-list-departments = Departments
packs-list-people = People
packs-list-lines = Lines
packs-list-policies = Policies
packs-list-services = Services
packs-list-canned_replies = Canned replies
packs-list-articles = Articles
packs-list-settings = The company
packs-setting-pack = id of the pack
packs-setting-company = company
packs-setting-locale = language
packs-setting-access = who may write to the bot
packs-setting-free_text = service for free text
packs-setting-heads_see = heads see their people’s tickets
packs-setting-closing = closing
packs-setting-priority_rules = priority rules
packs-setting-lists = lists of the pack

pack-name-it-support = IT support
pack-about-it-support = For a company with one IT team: access in 40 minutes, questions, improvements, tenders by heads.
pack-name-back-office = Back office
pack-about-back-office = For a company whose lawyers, HR, IT and accounting answer through one window: approvals, hiring as a chain of tasks.
pack-name-customer-line = Customer line
pack-about-customer-line = For those whose customers simply write: nobody registers, the first message is a ticket, an answer comes within minutes.
pack-name-hr-desk = HR desk
pack-about-hr-desk = For HR: the topic decides what is asked, who gets it and who approves; a new colleague starts tasks in several departments.
pack-name-ideas = Ideas
pack-about-ideas = For ideas from everybody: a checklist, a decision, an owner, and a ranked line.
pack-name-product-support = Product support
pack-about-product-support = For users of an online product: two lines, and queues of bugs and wishes for those who make it.
pack-name-three-lines = Three lines
pack-about-three-lines = For a large support team: the first line answers, the second mends, the third improves in the order that departments decide.
