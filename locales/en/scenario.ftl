scenario-title = { $service } · { $position } of { $total }
scenario-check = Check your ticket
scenario-change = What to change?
scenario-entry = { $label }: { $answer }
scenario-more = … and { $count } more

scenario-send = Send
scenario-edit = Change an answer
scenario-back = ‹ Back
scenario-cancel = Cancel
scenario-done = Done
scenario-skip = Skip
scenario-clear = Leave empty
scenario-keep = Keep as it is
scenario-yes = Yes
scenario-no = No
scenario-other = Other
scenario-other-person = Somebody else
scenario-own = Use “{ $text }”
scenario-all = Show the whole list
scenario-remove = Remove the last one
scenario-today = Today
scenario-tomorrow = Tomorrow
scenario-share-phone = Share my number

scenario-page = { $page } of { $pages }
scenario-current = Now: { $answer }
scenario-found = Found for “{ $text }”
scenario-files = { $count } { $count ->
    [one] file
   *[other] files
}
scenario-attached = { $count } of { $max } attached

scenario-hint-text = Write your answer
scenario-hint-number = Write a number
scenario-hint-number-unit = Write a number, { $unit }
scenario-hint-date = Choose a day or write it, such as 25.12 or “tomorrow”
scenario-hint-person = Write a first or last name
scenario-hint-search = Write part of a name to search
scenario-hint-multiple = Tick all that fit, then press “Done”
scenario-hint-phone = Write a number or share yours
scenario-hint-email = Write an e-mail address
scenario-hint-files = Send photos, documents, voice messages or videos
scenario-hint-own = Write your own answer
scenario-hint-own-person = Write the first and last name

scenario-problem-blank = The message seems to be empty. Please answer in words.
scenario-problem-too-long = That is { $length } { $length ->
    [one] character
   *[other] characters
} long and { $max } fit. Please shorten it and send it again.
scenario-problem-too-short = That is { $length } { $length ->
    [one] character
   *[other] characters
} long and at least { $min } are needed. Please write more.
scenario-problem-pattern = The answer does not have the right form. Please check it and send it again.
scenario-problem-number = This does not look like a number. Write one such as 12 or 1500.50.
scenario-problem-number-integer = A whole number is needed here, without a fraction.
scenario-problem-number-min = A number of at least { $min } is needed here.
scenario-problem-number-max = A number of at most { $max } is needed here.
scenario-problem-date = This does not look like a date. Write one such as 25.12 or “tomorrow”.
scenario-problem-date-min = Choose a day not before { $min }.
scenario-problem-date-max = Choose a day not after { $max }.
scenario-problem-yes-no = Answer “yes” or “no”, or press a button.
scenario-problem-phone = This does not look like a phone number. Write one such as +7 900 111-22-33.
scenario-problem-email = This does not look like an e-mail address. Write one such as anna@example.com.
scenario-problem-choice-unknown = There is no such option. Press a button or write part of a name.
scenario-problem-person-unknown = Nobody was found. Check the spelling, or write the last name only.
scenario-problem-person-gone = This person is no longer in the list. Choose somebody else.
scenario-problem-required = Tick at least one option.
scenario-problem-files-expected = A file is needed here: a photo, document, voice message or video.
scenario-problem-files-min = At least { $min } { $min ->
    [one] file is
   *[other] files are
} needed. Please send more.
scenario-problem-files-max = At most { $max } { $max ->
    [one] file fits
   *[other] files fit
}. The last one was not attached.
scenario-problem-file-kept = The file is attached to your ticket. Please answer the question below.
scenario-problem-file-kept-summary = The file is attached to your ticket.
scenario-problem-file-unwanted = No file can be attached here. Send it once the ticket is filed.
scenario-problem-contact-unwanted = A contact does not fit here. Please answer the question below.
scenario-problem-wrong-kind = This kind of message does not fit here. Please answer the question below.
scenario-problem-use-buttons = The ticket is not sent yet. Please press a button below.
