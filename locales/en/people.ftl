person-fault-file = The file
person-fault-row = Row { $row }
person-fault-cell = Row { $row }, column “{ $column }”

person-fault-name_missing = there is no name. Write the first name and the surname.
person-fault-too_long = too long, at most { $max } { $max ->
    [one] character
   *[other] characters
}. Shorten it.
person-fault-key_bad = a key has small Latin letters, digits, - and _, a letter first, at most 32. Correct it, or leave it empty: a key is made of the name.
person-fault-erased = this person's data were erased for good. Leave the key empty to add somebody new.
person-fault-key_held = { $name } has this key already. Write another one, or leave it empty.
person-fault-phone_bad = this does not look like a phone number. Write it with the code of its country, such as +7 900 111-22-33.
person-fault-email_bad = this does not look like an e-mail address. Write one such as anna@example.org.
person-fault-telegram_bad = this is no number of a Telegram account. Write a number, not a name with @, or leave it empty: people link Telegram themselves.
person-fault-role_bad = there is no such role. Write requester, agent, lead or admin.
person-fault-language_bad = there is no such language. Write Russian or English.
person-fault-department_unknown = there is no such department. Choose one of the list.
person-fault-manager_unknown = no such manager: { $typed }. Write the key, the name, the phone or the e-mail of somebody in the directory or in this file.
person-fault-manager_ambiguous = several people are called so: { $typed }. Write the manager’s key, phone or e-mail.
person-fault-manager_self = nobody is their own manager. Write somebody else, or leave it empty.
person-fault-held = { $name } has the same already. Correct it here, or there first.
person-fault-held_in_row = the same stands in row { $row }: { $name }. Leave it to one of them.
person-fault-same_person = the same person stands in row { $row } already. Leave one row.
person-fault-account_other = another Telegram account is linked to { $name }. Unlink it on their page first, or leave this empty.
person-fault-last_admin = no admin would be left. Leave the role to one person at least.
person-fault-not_csv = this is an Excel workbook, not a CSV file. Open it and save it: File → Save as → CSV.
person-fault-no_rows = there is nobody in the file. The first row has the headings, people begin in the second.
person-fault-no_name_column = no column has names. Call it “Name”, “Full name” or «ФИО».
person-fault-column_twice = this column means the same as “{ $first }”. Leave one of them.
person-fault-too_many_rows = more than { $max } { $max ->
    [one] person
   *[other] people
} in the file. Divide it.
person-fault-quote_open = a quote is opened and never closed. Close it, or take it away.
