hours-clock = { $hour }:00
hours-clock-minutes = { $hour }:{ $minute }
hours-day = { $day }
hours-days = { $from } to { $to }
hours-stretch = { $from } to { $to }
hours-and = and
hours-line = { $days }, { $hours }
hours-none = no hours
hours-paris = (Paris time)
line-open = Open now, until { $until }.
line-opens = Closed now. Opens { $day } at { $at }.
line-closed = Closed now.

department-title = My département
department-lead = We then show your territory’s number, with its hours, on every page.
department-label = Your département
department-national = All of France
department-button = Show this number
department-privacy = Your choice stays in a cookie of your browser, for a year. We keep nothing of it.

find-us-title = Where to find us
find-us-lead = In these places, a person helps you, with or without an appointment.
find-us-near = Your town or postal code
find-us-near-hint = For instance Bègles, or 33130.
find-us-button = See places nearby
find-us-found = { $count ->
    [one] One place near you
   *[other] { $count } places near you, the nearest first
}
find-us-before = Call before you come: hours differ from place to place.
find-us-none = No place within 60 km.
find-us-none-text = Call us, or leave your number: we will look with you.

lines-title = Telephone numbers
lines-lead = Each page shows the number of the person’s département, with who answers and when.
lines-nothing = You lead no département.
lines-nothing-text = The operator may entrust you with some.
lines-edit = Change
lines-edit-of = Change the number: { $territory }
lines-without = Départements without their own number
lines-without-text = The national number answers there. Choose a département to give it its own.
line-title = Number: { $territory }
line-lead = This number is shown at once on the pages of people of this territory.
line-place = Who answers
line-place-hint = The name of the place, for instance “La Fabrique numérique, Bordeaux”.
line-hours = Hours, Paris time
line-hours-hint = Write for instance 9 h - 12 h 30, 14 h - 18 h. Leave a closed day empty. Public holidays are closed by themselves.
line-button = Save this number
line-remove = Take this number away
line-back = Back to the numbers
line-written = The number is saved.
line-removed = The number is taken away. The national number answers.
error-line-place = Write who answers, in at most 80 characters.
error-line-telephone = This number cannot be called. Write ten digits, for instance 05 56 00 00 00.
error-line-hours = These hours cannot be read. Write for instance 9 h - 12 h 30, 14 h - 18 h, from the earliest to the latest.
error-line-no-hours = Open at least one day: a number that nobody answers is of no use.
