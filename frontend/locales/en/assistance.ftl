callback-title = Be called back
callback-lead = Leave your number: a person calls you by the next working day. It is free and needs no account.
callback-name = Your name
callback-telephone = Your phone number
callback-telephone-hint = For example 06 12 34 56 78. Outside France, begin with + and the country code.
callback-subject = What do you want to talk about?
callback-subject-give = Giving equipment
callback-subject-buy = Buying together
callback-subject-household = A device for a household
callback-subject-device = A device I already have
callback-subject-account = Signing in
callback-subject-other = Something else
callback-moment = When shall we call?
callback-moment-any = Between 9 am and 6 pm
callback-moment-morning = In the morning, between 9 am and noon
callback-moment-afternoon = In the afternoon, between 2 pm and 6 pm
callback-message = Anything else to tell us?
callback-message-hint = Do not include a social security number.
callback-button = Request a callback
callback-privacy = Your name and number are used only to call you back. They are erased thirty days after your request is closed.
callback-sooner = Want to talk sooner?
callback-asked-title = Request received
callback-asked-lead = Someone will call you by the next working day.
callback-asked-reference = Your request number is { $reference }.
callback-asked-tries = If you do not answer, we will try three times in all.
callback-asked-again = Change my number or ask again
callback-asked-back = Back to the home page
callbacks-title = People to call back
callbacks-lead = Oldest first. Names and numbers are erased 30 days after closing.
callbacks-none = Nobody is waiting for a call.
callbacks-none-text = When someone requests a callback, it will appear here.
callbacks-asked = Asked on { $date }.
callbacks-before = Call before { $date }.
callbacks-tries = { $count ->
    [one] One try made already.
   *[other] { $count } tries made already.
}
callbacks-page = Requested from the page { $page }
callbacks-late = Late
callbacks-reach = The person answered
callbacks-miss = No answer
callbacks-reopen = Put back on the waiting list
callback-state-reached = Called
callback-state-unreachable = No answer after three tries
callback-reached = Noted: the person was called.
callback-missed = Noted: to be called again.
callback-given-up = No answer after three tries: the request is closed.
callback-reopened = The request is waiting again.
callbacks-todo = { $count ->
    [one] One person is waiting for your call.
   *[other] { $count } people are waiting for your call.
}
callbacks-todo-detail = We promised to call them by the next working day.
callbacks-todo-button = Call
error-callback-name = Enter your name (80 characters at most).
error-callback-telephone = We cannot call this number. Enter ten digits, for example 06 12 34 56 78, or start with + and the country code. We do not call numbers starting with 08.
error-callback-subject = Choose what you want to talk about.
error-callback-moment = Choose a time from the list.
error-callback-message = Enter 500 characters at most.
error-callback-wrong-state = This request has changed in the meantime. Go back to the list to see its status.
callback-place = Your town or postcode
callback-place-hint = People in your département will call you, where possible.
callbacks-department = département { $code }
callbacks-for-caller = asked over the phone
callbacks-mine = You are handling this until { $until }.
callbacks-taken = { $name } is handling this until { $until }.
callbacks-take = I will call
callbacks-give-back = Leave it to others
callback-taken-now = It is yours: nobody else will call for 15 minutes.
callback-given-back = You have passed it back to the others.
error-callback-taken = Someone else is handling this now. Choose another one, or come back in 15 minutes.
callbacks-file = calls
callbacks-tabs = Calls by state
callbacks-search-hint = Reference, name or number
callbacks-column-reference = Reference
callbacks-column-subject = Subject
callbacks-column-moment = Preferred time
callbacks-column-state = State
callbacks-column-tries = Tries
callbacks-column-asked = Asked on
callbacks-column-before = Call before
callbacks-count = { $count ->
    [0] Nobody is waiting for a call.
    [one] One person is waiting for a call{ $late ->
        [0] .
       *[other] {" "}and has waited too long.
    }
   *[other] { $count } people are waiting for a call{ $late ->
        [0] .
        [one] , one of them for too long.
       *[other] , { $late } of them for too long.
    }
}
callbacks-count-here = { $count ->
    [0] No call.
    [one] One call.
   *[other] { $count } calls.
}
callbacks-batch-reach = { $count ->
    [one] One call is closed.
   *[other] { $count } calls are closed.
}
callbacks-batch-miss = { $count ->
    [one] One try is noted.
   *[other] { $count } tries are noted.
}
callbacks-batch-reopen = { $count ->
    [one] One call is waiting again.
   *[other] { $count } calls are waiting again.
}
callback-state-waiting = To be called
callback-asked-number = We will call { $telephone } { $moment }, by { $date } at the latest. Wrong number? Ask again below.
callback-moment-asked-any = between 9 am and 6 pm
callback-moment-asked-morning = between 9 am and noon
callback-moment-asked-afternoon = between 2 pm and 6 pm
