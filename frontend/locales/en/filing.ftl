filing-title = Somebody on the telephone
filing-lead = Note what they ask for. Nothing binds them. They leave with a code, and a letter if they wish.
filing-household = A device for a household
filing-household-text = You pass the person to a structure of their choice. Their name is written nowhere.
filing-household-button = Look for a structure
filing-household-say = Ask for the town, say which places are near, and let the person choose.
filing-near = The person’s town or postal code
filing-site-chosen = Which place does the person choose?
filing-category = Which device do they need?
filing-note = A word on the device
filing-note-hint = For instance “large screen”. Nothing on the person: no name, number or health.
filing-pass = Pass the person to this place
filing-none-text = Note their number: somebody calls back with a solution.
filing-gift = Give equipment
filing-gift-text = The organisation is registered already: you prepare a draft. Its people read it and send it, or not.
filing-gift-search = The organisation’s name or SIRET
filing-gift-search-hint = Three letters at least.
filing-gift-button = Search
filing-gift-none = No giver of that name. Note the person’s number: we call back to register them.
filing-gift-of = Gift of { $donor }
filing-gift-say = Ask how many devices, roughly, and where they are.
filing-gift-site = Where is the equipment?
filing-gift-units = How many devices?
filing-gift-draft = Prepare the draft
filing-else = Something else
filing-else-text = Note the person’s number and subject: somebody calls back.
filing-else-button = Note a call to make
filing-follow = The person has a code already: see where it stands
filed-title = It is noted
filed-code = The code to tell the person:
filed-letter = Confirm by letter
filed-address = Name and address, line by line
filed-address-hint = They serve for this letter only: they are not kept. Folded in three, the address falls in the envelope’s window.
filed-letter-button = Make the letter (PDF)
filed-mail = Confirm by message
filed-email = The person’s e-mail address
filed-email-hint = It serves to send this message, then it is erased.
filed-mail-button = Send the message
filed-mailed = The message leaves at once.
filed-again = Note something else
error-filing-units = Write a whole number, a thousand at most.
error-filing-no-units = Write how many devices, at least one.
error-filing-site = Choose the site where the equipment is.
error-filing-address = Write two to six lines of at most 60 characters: name, street, postal code and town.
error-filing-email = This e-mail address cannot be read. Write for instance nadia@example.org.
error-orientation-place = Choose a place in the list.
error-orientation-wrong-state = This person has an answer already. Go back to the list.

letter-title = Your call: { $what }
letter-from = Sender: { $place }
letter-sender = From
letter-to = To
letter-hello = Hello,
letter-called = You called us. Here is where it stands.
letter-code = Your code: { $code }. Give it over the telephone, or enter it at this address: { $page }
letter-spelled = To say it: { $letters }, then the digits two by two.
letter-call = To reach us: { $phone }, { $hours }.
letter-nothing-binds = This letter binds you to nothing. Your name and address are not kept.
letter-bye = Yours sincerely.
letter-footer = Letter confirming a call

mail-filed-lot-subject = A draft of a gift is waiting for you
mail-filed-lot-text = Hello,

    Somebody of yours called to give equipment. We have prepared a draft: read it, correct it, then send it. Nothing leaves without you.
    { $address }

    Code to say on the telephone: { $code }
mail-orientation-subject = Somebody is passed to you by telephone
mail-orientation-text = Hello,

    Somebody has chosen your place to ask for a device: { $category }. They call or come with the code { $code }. With their agreement, file the request then.
    { $address }

orientations-title = People passed by telephone
orientations-lead = They chose you. They call or come with their code: file the request with them, if they agree.
orientations-none = Nobody is expected.
orientations-none-text = When an agent passes somebody to you, their code will be here.
orientations-dates = Passed on { $sent }, expected until { $until }.
orientations-start = File the request with them
orientations-not-come = They did not come
orientations-not-for-us = We cannot help them
orientation-declined = It is noted.
orientations-todo = { $count ->
    [one] One person is passed to you by telephone.
   *[other] { $count } people are passed to you by telephone.
}
orientations-todo-detail = A call or a visit will follow, with a code.
orientations-todo-button = See

follow-kind-orientation = Request for a household
follow-now-orientation-sent = The structure that you chose is expecting you.
follow-where = You are expected at { $structure }: { $address }.
follow-where-call = Its number: { $phone }.
follow-asked = Device asked for: { $category }.
follow-next-orientation-sent = Call it or come by with this code before { $date }. It files the request with you.
follow-now-orientation-declined = The structure could not file the request.
follow-next-orientation-declined = Call us: we will look for another one with you.
follow-now-orientation-lapsed = The time to see the structure is over.
follow-next-orientation-lapsed = Call us if you still need a device.
