people-add = Add
people-new = New person
people-search = Name, position or phone
people-left = Left
people-there = There

person-name = Name
person-department = Department
person-position = Position
person-manager = Manager
person-manager-hint = Begin to write a name and choose from the list.
person-key = Key
person-key-hint = Files know people by their keys. Leave it empty to have one made of the name.
person-language = Language
person-language-own = As in Telegram
person-role = Role
person-role-requester = files tickets through the bot
person-role-agent = works on the tickets of their lines
person-role-lead = invites people and sees the deadlines, too
person-role-admin = sees and sets up everything
person-lines = Lines
person-left-since = No longer with the company, noted { $since }. Cannot sign in, be told or be assigned anything.
person-leave = Leaving
person-leave-note = Has left
person-leave-why = Telegram is unlinked, open windows of the panel close, tickets pass to others. The history stays.
person-leave-do = Note that they have left
person-heir = Who takes over the tickets
person-heir-line = As their line assigns
person-back = Works here again
person-back-why = The person comes back as they were. Telegram has to be linked again.

people-import = Import a list
people-import-about = Save the table of your people as CSV and choose the file: you first see what would change, and nothing is done before you confirm.
people-import-file = CSV file
people-import-look = See what would change
people-import-no_file = Choose a file.
people-import-too_big = The file is too big, at most 10 MB. Divide it.
people-import-over = This table is already imported, or its file is gone. To import it, choose the file again.
people-import-columns = Columns that are understood
people-import-again = In any order; others are skipped. The same file may be imported again: people are known by key, phone, e-mail or Telegram, an empty cell changes nothing, nobody is removed.
people-import-done = Done: { $added } added, { $changed } changed, { $same } as they were.
people-import-do = Import { $count } { $count ->
    [one] person
   *[other] people
}
people-column-name = Name, or First name and Surname
people-column-name-about = needed for new people
people-column-phone = Phone
people-column-phone-about = people are known by it and link Telegram with it
people-column-email = E-mail
people-column-email-about = people are known by it, too
people-column-department = Department
people-column-department-about = a name or a key; a new one is made
people-column-position = Position
people-column-position-about = as it is written
people-column-manager = Manager
people-column-manager-about = a name, phone, e-mail or key
people-column-role = Role
people-column-role-about = requester, agent, lead, admin
people-column-key = Key, Telegram ID, Language
people-column-key-about = if you have them

people-preview = What would change
people-preview-sound = There are no faults. Look through it and confirm.
people-preview-nothing = There is nothing to change: the directory is as the file says.
people-preview-faults = { $count ->
    [one] There is { $count } fault in the file
   *[other] There are { $count } faults in the file
}. Correct it and upload it again: nothing has been changed.
people-preview-added = New
people-preview-changed = Changed
people-preview-same = As they were
people-preview-departments = { $count ->
    [one] { $count } department will be made:
   *[other] { $count } departments will be made:
}
people-preview-ignored = Columns skipped: { $columns }.
people-preview-row = Row
people-preview-what = What is known
people-preview-change = What changes
people-preview-shown = Shown up to { $last } of { $total }
people-field-name = name
people-field-role = role
people-field-department = department
people-field-position = position
people-field-manager = manager
people-field-phone = phone
people-field-email = e-mail
people-field-telegramId = Telegram
people-field-language = language
people-field-left = in the company
people-preview-tab-faults = Faults
people-edit = Edit
people-cancel = Cancel
