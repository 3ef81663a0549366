bot-welcome = Support window · { $company }
bot-welcome-next = Hello. Describe your question in a message or choose a service: we ask only what is needed and tell you when we will answer.
bot-new = New ticket
bot-mine = My tickets
bot-help = How I can help
bot-help-requester =
    /new: a new ticket
    /my: your tickets and their deadlines
    /language: language
    /cancel: cancel what you started
bot-help-agent =
    /panel: sign in to the panel
    /away and /back: step away and return
    To write to the requester or to leave a note, reply to a push about the ticket.
bot-help-hint = To add something to a ticket, reply to any message about it. Text, photos, files and voice messages will do.
bot-help-team = /team: the tickets of your people
bot-help-approvals = /approvals: what waits for your decision
bot-help-order = /order: the order of your department's tickets

bot-contact = Please share your phone number
bot-contact-again = We do not know you yet
bot-contact-next = We will find you in the company’s directory by it. The button is below the message field.
bot-contact-not-own = This is somebody else's number
bot-contact-unknown = This number is not in the company's directory
bot-ask-admin = Ask the support administrator to add you or to send you an invitation.
bot-invite-needed = You need an invitation to come in
bot-invite-used = This link has been used already
bot-invite-expired = This link has expired
bot-invite-unknown = There is no such link
bot-linked = { $name }, you are connected
bot-linked-next = Describe your question in a message or send /new to choose a service.
bot-linked-admin = You are the administrator. Send /panel to sign in to the panel.

bot-link-asked = Please confirm from your previous account
bot-link-asked-next = You are already connected with another Telegram account. We asked there whether this one may take its place. If you can no longer reach it, ask the support administrator.
bot-link-question = Another Telegram account wants to take the place of this one
bot-link-question-next = If it is you, confirm, and your tickets will go there. If it is not, refuse.
bot-link-yes = Yes, it is my account
bot-link-no = This is not me
bot-link-refused = The connection was refused
bot-link-kept = Nothing changes: you keep writing from this account.
bot-account-replaced = Done, you now write from another account

bot-panel = Sign in to the panel
bot-panel-once = The link works once, for 15 minutes.
bot-panel-open = Sign in
bot-away = You are away
bot-away-next = No new tickets will be assigned to you. To return: /back
bot-back = Welcome back
bot-back-next = New tickets may be assigned to you again.
bot-language-chosen = I will write in English now
bot-draft-cancelled = The ticket was not sent
bot-draft-cancelled-next = Start again: /new
bot-message-dropped = The message was not sent anywhere.
bot-nothing-to-cancel = There is nothing to cancel right now.

command-new = New ticket
command-my = My tickets
command-help = What the bot can do
command-language = Language
command-cancel = Cancel what you started
command-panel = Sign in to the panel
command-away = Step away
command-back = Return
chat-article-helped = Glad that it helped. No ticket was needed.
command-team = My people's tickets
command-approvals = Waiting for my decision
command-order = Order of tickets
chat-answer-edited = We corrected your answer.
chat-edit-not-taken = This edit could not be taken over. Change the answer before you send: the button “{ $button }” under the summary.
