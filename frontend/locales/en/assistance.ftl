callback-title = Be called back
callback-lead = Leave your number: a person calls you by the next working day. It is free and needs no account.
callback-name = Your name
callback-telephone = Your telephone number
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
callback-message-hint = Do not write a social security number.
callback-button = Ask to be called back
callback-privacy = Your name and number are used only to call you back. They are erased thirty days after your request is closed.
callback-sooner = Sooner:
callback-asked-title = Noted
callback-asked-lead = A person calls you by the next working day.
callback-asked-reference = Your request has the number { $reference }.
callback-asked-tries = If you do not answer, we try three times in all.
callback-asked-back = Back to the first page
callbacks-title = People to call back
callbacks-lead = The oldest request first. Names and numbers are erased thirty days after closing.
callbacks-none = Nobody waits for a call.
callbacks-none-text = When somebody asks to be called back, it will be here.
callbacks-asked = Asked on { $date }.
callbacks-before = To call before { $date }.
callbacks-tries = { $count ->
    [one] One try made already.
   *[other] { $count } tries made already.
}
callbacks-page = Asked from the page { $page }
callbacks-late = Late
callbacks-reach = The person answered
callbacks-miss = No answer
callbacks-reopen = Put back in waiting
callback-state-reached = Called
callback-state-unreachable = No answer after three tries
callback-reached = Noted: the person was called.
callback-missed = Noted: to be called another time.
callback-given-up = Three tries without an answer: the request is closed.
callback-reopened = The request waits again.
callbacks-todo = { $count ->
    [one] One person waits for your call.
   *[other] { $count } people wait for your call.
}
callbacks-todo-detail = We promised them a call by the next working day.
callbacks-todo-button = Call
error-callback-name = Write your name, in at most 80 characters.
error-callback-telephone = This number cannot be called. Write ten digits, for example 06 12 34 56 78, or begin with + and the country code. Numbers in 08 are not called back.
error-callback-subject = Choose what you want to talk about.
error-callback-moment = Choose a moment from the list.
error-callback-message = Write at most 500 characters.
error-callback-wrong-state = This request changed meanwhile. Go back to the list to see where it stands.
callback-place = Your town or postal code
callback-place-hint = People of your département call you, where there are some.
callbacks-department = département { $code }
callbacks-for-caller = asked on the telephone
callbacks-mine = You are on it until { $until }.
callbacks-taken = { $name } is on it until { $until }.
callbacks-take = I will call
callbacks-give-back = Leave it to others
callback-taken-now = It is yours: nobody else calls for fifteen minutes.
callback-given-back = It was given back to the others.
error-callback-taken = Somebody else is on it at this moment. Choose another one, or come back in fifteen minutes.
callbacks-file = calls
callbacks-tabs = Calls by state
callbacks-search-hint = Reference, name or number
callbacks-column-reference = Reference
callbacks-column-subject = Subject
callbacks-column-moment = Moment wished
callbacks-column-state = State
callbacks-column-tries = Tries
callbacks-column-asked = Asked on
callbacks-column-before = To be called before
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
    [one] One asking waits again.
   *[other] { $count } askings wait again.
}
callback-state-waiting = To be called
callback-asked-number = We call { $telephone } { $moment }, by { $date } at the latest. Is a figure wrong? Ask again.
callback-moment-asked-any = between 9 am and 6 pm
callback-moment-asked-morning = between 9 am and noon
callback-moment-asked-afternoon = between 2 pm and 6 pm
