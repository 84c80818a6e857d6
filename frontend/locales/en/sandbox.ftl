sandbox-title = Practise without risk
sandbox-lead = Everything is invented here: organisations, devices, households. Take a role and do all it can do. Nobody is told, no message leaves.
sandbox-mailbox = Read the messages sent
sandbox-mailbox-note = The e-mails the personas would have received.
sandbox-take = Take this role
sandbox-current = Your present role

persona-role-donor = Donor
persona-role-refurbisher = Refurbishing workshop
persona-role-buyer = Public buyer
persona-role-buyer2 = Second buyer
persona-role-buyer3 = Third buyer
persona-role-mediator = Digital mediation
persona-role-lead = Territorial lead
persona-role-funder = Funder
persona-role-operator = National operator
persona-try-donor = Declare a lot from a spreadsheet, then track it to the workshop.
persona-try-refurbisher = Accept a lot, test and erase devices, publish them, and ship those that are waited for.
persona-try-buyer = Look for equipment near you, open a pooled order, and sign your purchase orders.
persona-try-buyer2 = Join a pooled order with your own quantity and delivery place, and certify your deliveries.
persona-try-buyer3 = Join the same order, leave it before committing, and certify your deliveries.
persona-try-mediator = Ask for a device for a household, answer when a device is proposed, and record hand-overs.
persona-try-lead = Decide on an allocation session in your area, and open a pooled order for your towns.
persona-try-funder = See what becomes of the devices, and the figures with their sources.
persona-try-operator = Run an allocation session, decide on those that wait, and see the tasks that failed.

mailbox-title = Messages sent
mailbox-lead = In the practice ground, e-mails stay here instead of leaving.
mailbox-empty = No message yet
mailbox-empty-text = Take a role and act: each e-mail that Rebond would have sent will appear here.
mailbox-to = To { $recipient }
mailbox-back = All messages
mail-from = From
mail-to = To
mail-sent = Sent

sandbox-group-give = Give
sandbox-group-renew = Make fit again
sandbox-group-buy = Buy together
sandbox-group-help = Help a household
sandbox-group-steer = Steer
sandbox-waiting = What is waiting now:
sandbox-more = { $count ->
    [one] And one more thing on their desk.
   *[other] And { $count } more things on their desk.
}
sandbox-tour = Take the guided tour ({ $count } steps)
sandbox-tour-again = Take the guided tour again
sandbox-was-reset = The practice ground has just been reset: you were signed out, and everything is as it was at first. Choose a role to go on.

clock-title = Move forward in time
clock-today = Today is { $date }.
clock-about = Let days pass to see what happens when things fall due: offers without an answer go to the next one, pooled orders close, reminders leave. The date moves for everybody, and never back.
clock-day = By a day
clock-week = By a week
clock-next = To the next due date
clock-next-is = Next due date: { $date }. { $title } ({ $who }).
clock-moved = Today is now { $date }. What had fallen due is done, or is being done this moment.

reset-card-title = Begin again
reset-about = Gives the practice ground back its first state, for everybody: organisations, devices, messages and the practice date.
reset-link = Reset the practice ground
reset-last = Last reset: { $date }.
reset-title = Reset the practice ground?
reset-back = Back to the practice ground
reset-lead = Everything that was done here will be lost, for everybody. Nothing can be recovered.
reset-lost = What will be lost
reset-lost-acts = { $count ->
    [0] Nothing has been done here since the beginning.
    [one] One act done here since the beginning.
   *[other] { $count } acts done here since the beginning.
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
reset-then = The practice ground will be closed for less than a minute, then open as on its first day.
reset-do = Yes, reset it
reset-cancel = No, keep it as it is
resetting-title = The practice ground is being reset
resetting-text = This takes less than a minute. There is nothing for you to do.
resetting-then = Everything will be as it was at first. People who were signed in will have to choose their role again.
resetting-look = See whether it is ready
resetting-failed = The reset stopped halfway
resetting-failed-text = The practice ground stays closed until it is finished. Start it again; if it stops once more, call us.
resetting-again = Start the reset again
sandbox-console = Practice ground: open { $address } and choose a persona. Or sign in with a persona’s address and the password “{ $password }”.
sandbox-goes-on = Take the persona marked “Take and go on”: it leads you to the page you asked for.
sandbox-go-on = Go on
sandbox-take-and-go-on = Take and go on
sandbox-goes-on-kept = Take the persona marked “Take and go on”: what you wrote is taken along.
