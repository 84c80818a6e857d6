layout-skip = Skip to content
layout-home = Rebond, home
layout-nav = Main navigation
layout-menu = Menu
layout-find = Find equipment
layout-give = Give
layout-buy = Buy together
layout-help = Help a household
layout-figures = Figures
layout-sign-in = Sign in
layout-sign-out = Sign out
layout-desk = My desk
layout-language = Français, read this page in French
layout-account = Your account
layout-acting = You are acting for { $organisation } as: { $capacity }.
layout-switch = Act in another role
layout-practice = Practice site.
layout-practice-text = Everything here is made up: try anything without risk.
layout-practice-date = Today is { $date } (practice date).
layout-practice-link = Change role
layout-practice-mail = Read the messages sent
layout-description = Rebond: computer equipment donated, refurbished, bought together and given to the households that need it.
layout-footer-question = Questions? Talk to a person.
layout-footer-callback = Request a callback
layout-footer-follow = Track with a code
layout-footer-department = Not in this département?
layout-footer-check = Check a certificate
layout-footer-find-us = Where to find us
layout-footer-opinion = Give feedback
layout-footer-stats = Service usage and feedback
layout-footer-about = About
layout-footer-use = Use Rebond
layout-footer-more = Find out more
layout-footer-accessibility-full = Accessibility: fully compliant
layout-footer-accessibility-partial = Accessibility: partially compliant ({ $rate }%)
layout-footer-accessibility-none = Accessibility: not compliant ({ $rate }%)
layout-footer-privacy = Privacy
layout-footer-legal = Legal notice
layout-footer-api = API and documentation
layout-footer-figures = Figures and sources
layout-footer-catalogue = Available equipment
layout-footer-promise = A shared, open service with no advertising.
layout-sections = Sections
layout-sections-waiting = { $count ->
    [one] { $count } waiting
   *[other] { $count } waiting
}

capacity-donor = donor
capacity-refurbisher = refurbisher
capacity-buyer = buyer
capacity-mediation-structure = support organisation
capacity-prescriber = referring organisation
capacity-territorial-lead = territory lead
capacity-funder = funder
capacity-operator = operator

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
date-full = { $day } { $month } { $year }
date-long = { $weekday } { $date }
date-near = { $weekday } { $day } { $month }
date-with-time = { $date } at { $hour }:{ $minute }
date-hour = { $hour }:{ $minute }
date-today = today
date-tomorrow = tomorrow
date-yesterday = yesterday
date-in-days = { $days ->
    [one] in { $days } day
   *[other] in { $days } days
}
date-days-ago = { $days ->
    [one] { $days } day ago
   *[other] { $days } days ago
}
distance-under-one = less than 1 km
layout-footer-sitemap = Site map
layout-footer-budget = What the service costs
layout-footer-glossary = Glossary
