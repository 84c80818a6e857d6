sandbox-title = Practise without risk
sandbox-lead = Everything here is made up: organisations, devices, households. Choose a role and do anything it can do. Nobody is contacted and no message is sent.
sandbox-mailbox = Read the messages sent
sandbox-mailbox-note = The emails the people in each role would have received.
sandbox-take = Choose this role
sandbox-current = Your current role

persona-role-donor = Donor
persona-role-refurbisher = Refurbishing workshop
persona-role-buyer = Public buyer
persona-role-buyer2 = Second buyer
persona-role-buyer3 = Third buyer
persona-role-mediator = Digital support
persona-role-lead = Territory lead
persona-role-funder = Funder
persona-role-operator = National operator
persona-role-applicant = Applicant workshop
persona-role-operator2 = Second person of the operator
persona-try-donor = Register a batch from a spreadsheet, then track it to the workshop.
persona-try-refurbisher = Accept a batch, test and erase devices, publish them, and ship the ones people are waiting for.
persona-try-buyer = Look for equipment near you, open a pooled order, and sign your purchase orders.
persona-try-buyer2 = Join a pooled order with your own quantity and delivery place, and certify your deliveries.
persona-try-buyer3 = Join the same order, leave it before committing, and certify your deliveries.
persona-try-mediator = Ask for a device for a household, reply when one is offered, and record handovers.
persona-try-lead = Decide on an allocation round, launch a collection campaign, and open a pooled order for your towns.
persona-try-funder = See what becomes of the devices, and the figures with their sources.
persona-try-operator = Start an allocation round, decide on those waiting, and see failed tasks.
persona-try-applicant = Complete your referencing file, join the proofs and send it.
persona-try-operator2 = Confirm what a colleague proposes: two people accredit or refuse a workshop.

mailbox-title = Messages sent
mailbox-lead = On the practice site, emails stay here instead of being sent.
mailbox-empty = No message yet
mailbox-empty-text = Choose a role and do something: each email that Rebond would have sent will appear here.
mailbox-to = To { $recipient }
mailbox-back = All messages
mail-from = From
mail-to = To
mail-sent = Sent

sandbox-group-give = Give
sandbox-group-renew = Refurbish
sandbox-group-buy = Buy together
sandbox-group-help = Help a household
sandbox-group-steer = Oversee
sandbox-waiting = Waiting now:
sandbox-nothing = Nothing is waiting for this role right now. Move forward in time, or try another role: more will come.
sandbox-more = { $count ->
    [one] And one more on their desk.
   *[other] And { $count } more things on their desk.
}
sandbox-tour = Take the guided tour ({ $count } steps)
sandbox-tour-again = Take the guided tour again
sandbox-was-reset = The practice site has just been reset: you were signed out, and everything is back as it was at the start. Choose a role to continue.

clock-title = Move forward in time
clock-today = Today is { $date }.
clock-about = Move the date forward to see what happens when things fall due: unanswered offers go to the next workshop, pooled orders close, reminders are sent. The date moves for everyone, and never back.
clock-day = By a day
clock-week = By a week
clock-next = To the next due date
clock-next-is = Next due date: { $date }. { $title } ({ $who }).
clock-moved = Today is now { $date }. What was due has been done, or is being done now.

reset-card-title = Start again
reset-about = Puts the practice site back to how it started, for everyone: organisations, devices, messages and the practice date.
reset-link = Reset the practice site
reset-last = Last reset: { $date }.
reset-title = Reset the practice site?
reset-back = Back to the practice site
reset-lead = Everything done here will be lost, for everyone. It cannot be recovered.
reset-lost = What will be lost
reset-lost-acts = { $count ->
    [0] Nothing has been done here since the start.
    [one] One action since the start.
   *[other] { $count } actions since the start.
}
reset-lost-mails = { $count ->
    [0] No message is in the mailbox.
    [one] One message in the mailbox.
   *[other] { $count } messages in the mailbox.
}
reset-lost-people = { $count ->
    [0] Nobody is signed in at the moment.
    [one] One person signed in, who will be signed out and told.
   *[other] { $count } people signed in, who will be signed out and told.
}
reset-lost-date = The practice date: it will be { $date } again.
reset-then = The practice site will close for less than a minute, then open as on its first day.
reset-do = Yes, reset it
reset-cancel = No, keep it as it is
resetting-title = The practice site is being reset
resetting-text = This takes less than a minute. You do not need to do anything.
resetting-then = Everything will be as it was at the start. People who were signed in will need to choose their role again.
resetting-look = Check whether it is ready
resetting-failed = The reset stopped halfway
resetting-failed-text = The practice site stays closed until the reset is finished. Start it again; if it stops once more, call us.
resetting-again = Start the reset again
sandbox-goes-on = Take the persona marked “Take and go on”: it leads you to the page you asked for.
sandbox-goes-on-kept = Take the persona marked “Take and go on”: what you wrote is taken along.
sandbox-console = Practice site: open { $address } and choose a persona. Or sign in with a persona’s address and the password “{ $password }”.
sandbox-go-on = Continue
sandbox-take-and-go-on = Choose and continue
