filing-title = Someone on the phone
filing-lead = Note what they are asking for. It does not commit them to anything. They leave with a code, and a letter if they want one.
filing-household = A device for a household
filing-household-text = You refer the person to an organisation of their choice. Their name is not recorded anywhere.
filing-household-button = Find an organisation
filing-household-say = Ask which town they live in, tell them which places are nearby and let them choose.
filing-near = The person’s town or postcode
filing-site-chosen = Which place does the person choose?
filing-category = Which device do they need?
filing-note = A note about the device
filing-note-hint = For example “large screen”. Nothing about the person: no name, number or health details.
filing-pass = Refer the person to this place
filing-none-text = Take their number: someone will call back with a solution.
filing-gift = Donate equipment
filing-gift-text = The organisation is already registered: you prepare a draft. Its staff check it and decide whether to send it.
filing-gift-search = The organisation’s name or SIRET
filing-gift-search-hint = At least three letters.
filing-gift-button = Search
filing-gift-none = No donor with that name. Take the person’s number: we will call back to register them.
filing-gift-of = Donation by { $donor }
filing-gift-say = Ask how many devices, roughly, and where they are.
filing-gift-site = Where is the equipment?
filing-gift-units = How many devices?
filing-gift-draft = Prepare the draft
filing-else = Something else
filing-else-text = Take the person’s number and the subject: someone will call back.
filing-else-button = Note a call to make
filing-follow = The person already has a code: see progress
filed-title = Noted
filed-code = Code to give the person:
filed-letter = Confirm by letter
filed-address = Name and address, line by line
filed-address-hint = Used for this letter only: we do not keep them. Folded in three, the address shows in the envelope window.
filed-letter-button = Create the letter (PDF)
filed-mail = Confirm by message
filed-email = The person’s email address
filed-email-hint = Used to send this message, then erased.
filed-mail-button = Send the message
filed-mailed = The message has been sent.
filed-again = Note something else
error-filing-units = Enter a whole number, up to 1,000.
error-filing-no-units = Enter how many devices, at least one.
error-filing-site = Choose the site where the equipment is.
error-filing-address = Enter two to six lines of 60 characters at most: name, street, postcode and town.
error-filing-email = We cannot read this email address. Enter it like nadia@example.org.
error-orientation-place = Choose a place from the list.
error-orientation-wrong-state = This person has already had an answer. Go back to the list.

letter-title = Your call: { $what }
letter-from = Sender: { $place }
letter-sender = From
letter-to = To
letter-hello = Hello,
letter-called = You called us. This is where things stand.
letter-code = Your code: { $code }. Give it over the phone, or enter it at this address: { $page }
letter-spelled = How to say it: { $letters }, then the digits in pairs.
letter-call = To reach us: { $phone }, { $hours }.
letter-nothing-binds = This letter does not commit you to anything. We do not keep your name and address.
letter-bye = Yours sincerely
letter-footer = Letter confirming a call

mail-filed-lot-subject = A draft donation is waiting for you
mail-filed-lot-text = Hello,

    Someone from your organisation called to donate equipment. We have prepared a draft: read it, correct it, then send it. Nothing is sent without you.
    { $address }

    Code to say over the phone: { $code }
mail-orientation-subject = Someone has been referred to you by phone
mail-orientation-text = Hello,

    Someone has chosen you to ask for a device: { $category }. They will call or visit with the code { $code }. If they agree, make the request with them then.
    { $address }

orientations-title = People referred by phone
orientations-lead = They chose you. They will call or come with their code: make the request with them, if they agree.
orientations-none = Nobody is expected.
orientations-none-text = When an agent refers someone to you, their code will appear here.
orientations-dates = Referred on { $sent }, expected until { $until }.
orientations-start = Make the request with them
orientations-not-come = They did not come
orientations-not-for-us = We cannot help them
orientation-declined = Noted.
orientations-todo = { $count ->
    [one] One person has been referred to you by phone.
   *[other] { $count } people have been referred to you by phone.
}
orientations-todo-detail = A call or a visit will follow, with a code.
orientations-todo-button = See

follow-kind-orientation = Request for a household
follow-now-orientation-sent = The organisation you chose is expecting you.
follow-where = You are expected at { $structure }: { $address }.
follow-where-call = Phone: { $phone }.
follow-structure = The organisation handling your request: { $structure }, { $address }.
follow-received = Your device: { $device }, refurbished by { $workshop }.
follow-received-call = The workshop’s phone number: { $phone }.
follow-asked = Device asked for: { $category }.
follow-next-orientation-sent = Call or visit with this code before { $date }. They will make the request with you.
follow-now-orientation-declined = The organisation could not make the request.
follow-next-orientation-declined = Call us and we will look for another one with you.
follow-now-orientation-lapsed = The time to contact the organisation is over.
follow-next-orientation-lapsed = Call us if you still need a device.
