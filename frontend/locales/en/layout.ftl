layout-skip = Skip to content
layout-home = Rebond, home
layout-nav = Main navigation
layout-menu = Menu
layout-find = Find
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
layout-practice = Practice ground.
layout-practice-text = Everything here is invented: try things without risk.
layout-practice-date = Today is { $date } (practice date).
layout-practice-link = Change role
layout-practice-mail = Read the messages sent
layout-description = Rebond: computer equipment given, made fit again, bought together and handed to the households that need it.
layout-footer-question = A question? A person answers.
layout-footer-callback = Be called back
layout-footer-follow = Follow with a code
layout-footer-check = Check a certificate
layout-footer-department = Another département?
layout-footer-find-us = Where to find us
layout-footer-opinion = Give my opinion
layout-footer-stats = Use of the service and opinions
layout-footer-about = About
layout-footer-use = Use Rebond
layout-footer-more = Go further
layout-footer-accessibility-full = Accessibility: fully compliant
layout-footer-accessibility-partial = Accessibility: partially compliant ({ $rate }%)
layout-footer-accessibility-none = Accessibility: not compliant ({ $rate }%)
layout-footer-privacy = Privacy
layout-footer-legal = Legal notice
layout-footer-api = API and documentation
layout-footer-figures = Figures and sources
layout-footer-catalogue = Equipment available
layout-footer-promise = A shared, open service, without advertising.
layout-sections = Sections
layout-sections-waiting = { $count ->
    [one] { $count } waiting
   *[other] { $count } waiting
}

capacity-donor = donor
capacity-refurbisher = refurbisher
capacity-buyer = buyer
capacity-mediation-structure = mediation structure
capacity-prescriber = referring body
capacity-territorial-lead = territorial lead
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
