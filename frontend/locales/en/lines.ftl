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
department-lead = Every page will then show your area’s phone number and opening hours.
department-label = Your département
department-national = All of France
department-button = Show this number
department-privacy = Your choice is kept in a cookie in your browser for a year. We do not keep it.

find-us-title = Where to find us
find-us-lead = At these places, a person can help you, with or without an appointment.
find-us-near = Your town or postcode
find-us-near-hint = For example Bègles, or 33130.
find-us-button = Find places nearby
find-us-found = { $count ->
    [one] One place near you
   *[other] { $count } places near you, the nearest first
}
find-us-before = Call before you visit: opening hours vary. Say “I am looking for a computer through Rebond”: the structure makes the request with you, free of charge.
find-us-none = No places within 60 km.
find-us-none-text = Call us, or leave your number and we will look for one with you.

lines-title = Phone numbers
lines-lead = Each page shows the number for the person’s département, with who answers and when.
lines-nothing = You are not in charge of a département.
lines-nothing-text = The operator can give you some.
lines-edit = Change
lines-edit-of = Change the number: { $territory }
lines-without = Départements without their own number
lines-without-text = Calls go to the national number. Choose a département to give it its own.
line-title = Phone number: { $territory }
line-lead = This number appears straight away on the pages of people in this area.
line-place = Who answers
line-place-hint = The name of the place, for example “La Fabrique numérique, Bordeaux”.
line-hours = Opening hours, Paris time
line-hours-hint = For example 9 h - 12 h 30, 14 h - 18 h. Leave closed days empty. Public holidays are closed automatically.
line-button = Save this number
line-remove = Remove this number
line-back = Back to the numbers
line-written = The number has been saved.
line-removed = The number has been removed. Calls go to the national number.
error-line-place = Enter who answers (80 characters at most).
error-line-telephone = This number cannot be called. Enter ten digits, for example 05 56 00 00 00.
error-line-hours = We cannot read these hours. Enter them like 9 h - 12 h 30, 14 h - 18 h, earliest first.
error-line-no-hours = Open at least one day: a number nobody answers is no use.
