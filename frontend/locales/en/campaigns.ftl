campaign-state-draft = Draft
campaign-state-published = Announced
campaign-state-running = Under way
campaign-state-ended = Over
campaign-state-closed = Result published
campaign-state-cancelled = Called off
campaign-point-state-asked = Answer awaited
campaign-point-state-agreed = Open
campaign-point-state-declined = Declined
campaign-point-state-withdrawn = Withdrawn
campaign-round-state-asked = Answer awaited
campaign-round-state-accepted = Confirmed
campaign-round-state-declined = Declined
campaign-round-state-cancelled = Called off
campaign-period = From { $from } to { $to }
campaign-wishes = Wanted: { $goals }
campaign-month = { $month } { $year }
campaign-round-when = { $day }, { $hours }
campaign-progress = { $declared } declared of { $wished } wanted
campaign-side-lead = territory’s lead
campaigns-title = Collection campaigns
campaigns-lead = Call for equipment in your territory, with goals, drop-off points and group collections.
campaigns-new = Prepare a campaign
campaigns-shortage = See what will be missing
campaigns-none = No campaign yet
campaigns-none-text = Begin with what will be missing: one button makes a draft of it.
campaigns-column-title = Campaign
campaigns-column-period = Period
campaigns-column-state = State
campaigns-column-goals = Goals
campaigns-back = Back to campaigns
campaign-back = Back to the campaign
call-title-new = Prepare a campaign
call-title-edit = Change the campaign
call-lead = You keep a draft first. Nothing is public before you decide it.
call-title = Title
call-title-hint = At most 80 characters. For example: A computer for each pupil
call-words = Your call
call-words-hint = Whom you address, why, and what becomes of the devices.
call-from = First day
call-to = Last day
call-departments = Départements
call-departments-hint = Those that you steer.
call-communes = Communes
call-communes-hint = Only when the campaign is not for the whole département. One a line, by name or postal code.
call-goals = Goals
call-goals-hint = How many devices you look for. Leave empty what you do not look for.
call-months = Goal of each month
call-months-hint = All kinds together. If you fill them in, they add up to the goals.
call-save = Save
campaign-over = Collection campaign
campaign-step-draft = Draft
campaign-step-published = Announced
campaign-step-running = Under way
campaign-step-ended = Over
campaign-step-closed = Result published
campaign-step-cancelled = Called off
campaign-now-draft = Only you see this campaign. When it is ready, publish it: the workshops of your territory and the donors who asked for it are told.
campaign-now-published = The campaign is announced. It begins on { $from }.
campaign-now-running = The campaign is under way until { $to }.
campaign-now-ended = The campaign ended on { $to }. Write its result: it is published and sent to those who took part.
campaign-now-closed = The result is published.
campaign-now-cancelled = The campaign is called off. Those who took part are told.
campaign-publish = Publish the campaign
campaign-edit = Change the campaign
campaign-public-page = See the public page
campaign-add-point = Propose a drop-off point
campaign-add-round = Propose a group collection
campaign-cancel-open = Call the campaign off
campaign-cancel-reason = Why
campaign-cancel-hint = This reason is published and sent to those who take part.
campaign-cancel = Call the campaign off
campaign-close-title = Write the result
campaign-close-words = Result
campaign-close-hint = What the campaign made possible, and your thanks. The figures of the day go with it.
campaign-close = Publish the result
campaign-words = The call
campaign-goals = Goals
campaign-goals-what = Kind or month
campaign-goals-units = Devices
campaign-points = Drop-off points
campaign-points-none = No drop-off point. Propose one: the organisation that holds it must agree.
campaign-rounds = Group collections
campaign-rounds-none = No group collection. Propose a date to a workshop: it must agree.
campaign-points-column-label = Place
campaign-points-column-holder = Held by
campaign-points-column-hours = Hours
campaign-points-column-state = State
campaign-rounds-column-when = Date
campaign-rounds-column-workshop = Workshop
campaign-rounds-column-taken = Signed up
campaign-rounds-column-state = State
campaign-fact-period = Period
campaign-fact-territory = Territory
campaign-fact-goals = Wanted
campaign-event-draft = The campaign is prepared.
campaign-event-edit = The campaign is changed.
campaign-event-publish = The campaign is published.
campaign-event-cancel = The campaign is called off.
campaign-event-close = The result is published.
campaign-done-draft = The draft is kept. Add drop-off points and dates, then publish.
campaign-done-edit = The campaign is changed.
campaign-done-publish = The campaign is published. The workshops of your territory are told.
campaign-done-cancel = The campaign is called off, and those who took part are told.
campaign-done-close = The result is published, and those who took part are thanked.
point-title-new = Propose a drop-off point
point-lead = For the campaign “{ $campaign }”. The organisation that holds the place receives your request, and sets its hours when it agrees.
point-holder = Organisation that holds the place
point-holder-hint = Its name, or its SIRET
point-label = Name of the place
point-label-hint = For example: Front desk of the library
point-address = Address
point-address-hint = Number and street
point-commune = Commune
point-hours = Hours
point-hours-hint = As you would say it: 9 h - 12 h, 14 h - 17 h. Leave a closed day empty.
point-by-appointment = By appointment
point-by-appointment-hint = Donors call before they come.
point-closed-on = Days closed
point-closed-on-hint = For example: 24/12/2026, 31/12/2026. Public holidays are closed already.
point-takes = What the point takes
point-takes-these = Takes: { $categories }
point-ask = Send the request
point-agree = Agree and open the point
point-decline = Decline
point-change = Save the hours
point-withdraw-open = Withdraw this drop-off point
point-withdraw-text = The point leaves the public page, and the other side is told.
point-withdraw = Withdraw the point
point-over = Drop-off point, { $campaign }
point-side-holder = holds the place
point-hours-and-appointment = { $hours }, and by appointment
point-appointment-only = By appointment
point-call-first = Call before you come.
point-open = Open until { $until }.
point-opens = Opens on { $day } at { $at }.
point-closed-today = Closed today.
point-closed-now = Closed for now.
point-closed-days = Closed: { $days }
point-done-asked = The request is sent. The point appears as soon as the organisation agrees.
point-done-agreed = The drop-off point is open with these hours.
point-done-declined = You declined. The territory’s lead is told.
point-done-withdrawn = The drop-off point is withdrawn.
campaign-point-now-asked = { $lead } asks { $holder } to hold this drop-off point.
campaign-point-now-agreed = { $holder } holds this point. It appears on the page of the campaign of { $lead }.
campaign-point-now-declined = { $holder } does not hold this point. { $lead } may propose another.
campaign-point-now-withdrawn = This point is no more. { $holder } and { $lead } know it.
campaign-point-event-ask = The point is proposed.
campaign-point-event-agree = The organisation agrees, with its hours.
campaign-point-event-decline = The organisation declines.
campaign-point-event-withdraw = The point is withdrawn.
round-title-new = Propose a group collection
round-lead = For the campaign “{ $campaign }”. The workshop agrees first, then donors sign up until the van is full.
round-workshop = Workshop
round-workshop-hint = A listed workshop: its name, or its SIRET
round-day = Day
round-hours = Hours
round-hours-hint = For example: 9 h - 12 h
round-place = Meeting place
round-place-hint = For example: Car park of the town hall
round-capacity = Devices that the collection can take
round-capacity-hint = Signing up stops at this number.
round-ask = Propose to the workshop
round-taken = { $taken } devices signed up of { $capacity }
round-room = Room for { $left } of { $capacity }
round-full = Full
round-accept = Accept this date
round-decline-open = Decline this date
round-decline-reason = Why
round-decline = Decline
round-sign-up-title = Sign your devices up
round-sign-up = Sign up
round-sign-up-for = Sign up: { $when }
round-units = Number of devices
round-what = Which ones
round-what-hint = For example: 12 laptops and 4 screens
round-next = The next collection with room:
round-withdraw = Take my place back
round-withdraw-question = Take your place back?
round-withdraw-text = Your places go to others, and the workshop is told.
round-cancel-open = Call this collection off
round-cancel-hint = This reason is sent to those who signed up.
round-cancel = Call the collection off
round-sign-ups = Signed up
round-column-donor = Donor
round-column-phone = Telephone
round-column-units = Quantity
round-column-what = Devices
round-over = Group collection, { $campaign }
round-side-workshop = workshop
round-fact-workshop = Workshop
round-fact-place = Place
round-fact-room = Room left
round-now-signed = You signed up for { $units } devices. A reminder is sent to you the day before.
round-now-full = This collection is full.
campaign-round-now-asked = The workshop has not answered yet. Signing up begins as soon as it agrees.
campaign-round-now-accepted = The workshop comes. Donors sign up until the day before.
campaign-round-now-declined = The workshop does not come: { $reason }
campaign-round-now-cancelled = The collection is called off: { $reason }
campaign-round-event-ask = The collection is proposed to the workshop.
campaign-round-event-accept = The workshop agrees.
campaign-round-event-decline = The workshop declines.
campaign-round-event-cancel = The collection is called off.
campaign-round-event-sign-up = A donor signs up.
campaign-round-event-withdraw = A donor takes its place back.
campaign-round-suspended = The workshop may not receive devices for now.
round-done-asked = The date is proposed to the workshop. Signing up begins as soon as it agrees.
round-done-accepted = You come to this collection. A reminder is sent to you the day before.
round-done-declined = You declined. The territory’s lead is told.
round-done-cancelled = The collection is called off, and those who signed up are told.
round-done-signed-up = You are signed up. The workshop knows, and a reminder is sent to you the day before.
round-done-withdrawn = Your place is given back.
donor-campaigns-title = Campaigns near you
donor-campaigns-lead = The calls for equipment of your territory. Giving through a campaign helps to meet its goals.
donor-campaigns-none = No campaign near you
donor-campaigns-none-text = You may declare a lot at any time: a workshop nearby is asked.
donor-campaigns-places = Your places in group collections
donor-campaigns-column-when = Date
donor-campaigns-column-place = Place
donor-campaigns-column-units = Quantity
donor-campaigns-column-state = State
donor-campaigns-told = Be told of the next
donor-campaigns-follows = You asked for a message when a campaign opens in your territory.
donor-campaigns-not-told = We do not write to you without your agreement. Do you want a message when a campaign opens in your territory?
donor-campaigns-follow = Tell me
donor-campaigns-unfollow = Tell me no more
donor-campaigns-followed = You will be told of the next campaign of your territory.
donor-campaigns-unfollowed = You will not receive these messages any more.
new-lot-campaign = Collection campaign
new-lot-campaign-hint = Your lot counts towards its goals. Nothing else changes: a workshop nearby is asked.
new-lot-campaign-none = None
lot-campaign-title = Collection campaign
lot-campaign-hint = Choosing “None” takes the lot out of the campaign.
lot-campaign-choose = Save this choice
lot-campaign-joined = Your lot is given through this campaign. Thank you.
lot-campaign-left = Your lot is in no campaign any more.
lot-event-join-campaign = The lot is given through a collection campaign.
lot-event-leave-campaign = The lot is in no campaign any more.
ways-joined = This lot is given through the campaign
ways-points = Bring it yourself
ways-points-none = No drop-off point within 50 km. A workshop may also receive:
ways-campaigns = Give through a campaign
ways-campaigns-none = No campaign in your commune for now.
ways-campaigns-told = Be told of the next
ways-rounds = Come to a group collection
ways-rounds-none = No group collection announced. A neighbour who gives too? A workshop comes more willingly for two lots.
ways-eco = Hand over to an eco-organisation
ways-eco-text = For equipment too old or broken. Two eco-organisations are approved for electrical waste of households and professionals. Erase or take out the disks first.
ways-eco-ecosystem = ecosystem: recycling centres, shops, and collection for professionals
ways-eco-ecologic = Ecologic: collection from professionals and drop-off points
ways-eco-source = The State’s approvals for electrical equipment (code de l’environnement, R543-172 onwards), to be confirmed with them.
give-campaigns-text = Territories look for equipment: see which, and where to bring it near you.
public-campaigns-title = Collection campaigns
public-campaigns-description = The calls for IT equipment, their drop-off points, their dates and their results.
public-campaigns-lead = Territories look for equipment for the people who live there. Here is what they look for, where to bring it, and what has come.
public-campaigns-search = Search near me
public-points-near = Where to bring it, near { $place }
public-points-none = No drop-off point within 50 km for now.
public-points-give = Give equipment otherwise
public-campaigns-there = Campaigns in { $place }
public-campaigns-running = Campaigns under way and announced
public-campaigns-none = No campaign for now
public-campaigns-none-text = You may give at any time: a workshop nearby is asked.
public-campaigns-over = Campaigns that are over
points-map-heading = Drop-off points by département
points-map-title = Open drop-off points, by département
points-map-about = { $count ->
    [one] One département has a drop-off point.
    *[other] { $count } départements have drop-off points.
    }
points-map-caption = Points held by an organisation that agreed, on { $date }
points-map-count = Drop-off points
points-map-shape = { $name }: { $count }
campaign-join = Take part
campaign-join-in = Take part: { $title }
campaign-chart = Devices declared, by kind
campaign-figure-wished = Wanted
campaign-figure-declared = Declared by donors
campaign-figure-received = Received by a workshop
campaign-figure-fit = Made fit
campaign-figure-given = Given, sold or lent
campaign-column-month = Month
campaign-computed = Counted on { $date } from lots and the events of devices; each device counts once.
public-campaign-over = Collection campaign
public-campaign-description = { $title }, { $territory }: what is wanted, where to bring it, what has come.
public-campaign-now-draft = This campaign is being prepared.
public-campaign-now-published = It begins on { $from }. You may declare a lot already.
public-campaign-now-running = It is under way until { $to }.
public-campaign-now-ended = It ended on { $to }. Its result will be published here.
public-campaign-now-closed = It ended on { $to }. Thank you to all who took part.
public-campaign-now-cancelled = It is called off.
public-campaign-reason = The reason: { $reason }
public-campaign-result = Result
public-campaign-closing = { $declared } devices declared, { $received } received on the day of the result
public-campaign-join-title = Take part
public-campaign-step-1 = Declare what you give: a list, or quantities.
public-campaign-step-2 = A workshop fetches the lot; or bring it to a drop-off point, or to a group collection.
public-campaign-step-3 = Data are erased, and you follow each device to its new use.
public-campaign-declare = Declare a lot for this campaign
public-campaign-progress = How the campaign goes
public-campaign-table = Goals and results, by kind
public-campaign-months = Goal of each month
public-campaign-points-none = No drop-off point is open.
public-campaign-rounds-none = No group collection is announced.
public-campaign-dates = Add the dates to my calendar (ICS file)
public-campaign-whom = Who calls
calendar-round = Group collection, { $title }
shortage-title = What will be missing
shortage-lead = Forecast for the next three months: { $territory }.
shortage-sentence = { $count ->
    [0] Nothing should be missing.
    [one] One device should be missing.
    *[other] { $count } devices should be missing.
    }
shortage-call = Prepare a campaign with these goals
shortage-call-hint = A draft is made. You read it again before you publish it.
shortage-chart = Devices that should be missing, by kind
shortage-table = Requests and devices, by kind
shortage-column-need = What is needed
shortage-need = { $open } open and { $expected } expected ({ $filed } in 12 weeks)
shortage-have = { $stock } in stock and { $coming } on the way, at { $share }%
shortage-column-have = Available in 3 months
shortage-column-missing = Missing
shortage-source = Computed on { $date } from the requests, lots and devices of the territory
shortage-rule = How this forecast is computed
shortage-call-title = Collection: { $territory }
shortage-call-words = Households of our territory ({ $territory }) wait for equipment. Give what you do not use any more: a workshop nearby erases it and makes it fit.
shortage-done = A draft is ready with these goals. Read it again, then publish it.
forecast-title = How we forecast what will be missing
forecast-description = The rule of forecast of collection campaigns, with an example.
forecast-lead = A simple rule, the same everywhere, that anybody may redo.
forecast-need = What is needed
forecast-need-text = The requests that wait for a device, and those that will come in 13 weeks at the pace of the last 12. We round up.
forecast-have = What there is
forecast-have-text = The devices that are ready and promised to nobody, and a share of those on the way: lots declared or fetched, devices at a workshop. We round down.
forecast-share = The share reused
forecast-share-text = Over twelve months, of the same kind: devices sold, given or lent, of those whose fate is known. With fewer than 20 known fates, we take 50%.
forecast-missing = What is missing
forecast-missing-text = The difference, when it is positive, kind by kind. It becomes the goal of the campaign.
forecast-example = An example
forecast-example-open = Open requests
forecast-example-filed = Requests filed in 12 weeks
forecast-example-expected = Requests expected in 13 weeks
forecast-example-need = What is needed
forecast-example-stock = Devices in stock
forecast-example-under-way = Devices on the way
forecast-example-share = Share reused
forecast-example-devices = Devices expected
forecast-example-have = What there is
forecast-answer = { $need } − { $have } = { $missing } devices missing
forecast-limits = What the rule does not see
forecast-limits-text = Seasons, devices that change territory, and the origin of lots, which limits who may have them. A person always reads the goals again before publishing.
paper-lettre-entreprises = Letter to companies
paper-lettre-administrations = Letter to administrations
paper-affiche-a4 = Poster, A4
paper-affiche-a3 = Poster, A3
paper-from = From
paper-to = To
paper-to-companies = The management, or the IT department
paper-to-administrations = The chief executive, or the IT department
paper-greeting = Dear Sir or Madam,
paper-opening = { $lead } organises the campaign “{ $title }”, from { $from } to { $to }, in this territory: { $territory }. We look for: { $goals }.
paper-law-companies = A gift to a body of general interest may give right to a tax reduction (article 238 bis of the code général des impôts). You set the value of the gift, and the receipt is issued by the body that receives it, if it is entitled to.
paper-law-administrations = Administrations may give equipment that they no longer use, of a unit value of at most €300, to the associations and bodies named by law (articles L3212-2 and D3212-3 of the code général de la propriété des personnes publiques). The law of 15 November 2021 (REEN, article 16) asks them to send retired equipment to reuse.
paper-data = Your data are erased by a listed workshop, with a proof for each disk.
paper-how = To take part, declare your lot in a few minutes: { $address }
paper-closing = We thank you for your attention, and remain at your disposal.
paper-qr = Take part
paper-qr-alternative = QR code to the page of the campaign
paper-column-place = Place
paper-column-address = Address
paper-column-hours = Hours
paper-column-day = Day
todo-campaign-draft = Publish the campaign “{ $title }” when it is ready
todo-campaign-draft-button = Read the campaign again
todo-campaign-ended = Write the result of the campaign “{ $title }”
todo-campaign-ended-button = Write the result
todo-campaign-point = Answer: will you hold the drop-off point “{ $label }”?
todo-campaign-point-detail = You set the hours when you agree.
todo-campaign-point-button = Answer
todo-round-asked = Answer the group collection proposed: { $place }
todo-round-asked-button = Answer
todo-round-comes = Come to the group collection: { $place }
todo-round-bring = Bring your devices to the group collection: { $place }
todo-round-open = See the collection
mail-campaign-published-subject = A collection campaign opens: { $title }
mail-campaign-published-workshop =
    Hello,

    A collection campaign is announced in your territory: { $title }, from { $from } to { $to }. Goals: { $goals }.

    Lots may be offered to you, and the territory’s lead may ask you to come to a group collection.

    { $address }
mail-campaign-published-donor =
    Hello,

    A collection campaign opens in your territory: { $title }, from { $from } to { $to }. Goals: { $goals }.

    To take part: { $address }

    You receive this message because you asked for it. You may stop it from the page “Campaigns” of your desk.
mail-campaign-cancelled-subject = Campaign called off: { $title }
mail-campaign-cancelled-text =
    Hello,

    The campaign “{ $title }” is called off: { $reason }

    Your declared lots do not change: they go on towards a workshop.

    { $address }
mail-campaign-closed-subject = Thank you: the result of the campaign { $title }
mail-campaign-closed-text =
    Hello,

    The campaign “{ $title }” is over: { $declared } devices declared, { $received } received to this day.

    { $words }

    { $address }
mail-campaign-point-asked-subject = Will you hold a drop-off point? { $title }
mail-campaign-point-asked-text =
    Hello,

    { $lead } proposes that you hold the drop-off point “{ $label }” for the campaign “{ $title }”.

    You answer, and set the hours, on this page: { $address }
mail-campaign-point-subject-asked = Drop-off point: { $label }
mail-campaign-point-subject-agreed = Drop-off point agreed: { $label }
mail-campaign-point-subject-declined = Drop-off point declined: { $label }
mail-campaign-point-subject-withdrawn = Drop-off point withdrawn: { $label }
mail-campaign-point-text =
    Hello,

    Drop-off point “{ $label }”, held by { $holder }, campaign “{ $title }”: { $state }.

    { $address }
mail-campaign-round-asked-subject = Will you come to a group collection, { $day }?
mail-campaign-round-asked-text =
    Hello,

    { $lead } proposes a group collection to you for the campaign “{ $title }”: { $when }, { $place }, for at most { $units } devices.

    You answer on this page: { $address }
mail-campaign-round-subject-asked = Group collection, { $day }
mail-campaign-round-subject-accepted = Group collection confirmed, { $day }
mail-campaign-round-subject-declined = Group collection declined, { $day }
mail-campaign-round-subject-cancelled = Group collection called off, { $day }
mail-campaign-round-text =
    Hello,

    { $workshop } answered for the group collection ({ $when }): { $state }. Reason given: { $reason }

    { $address }
mail-campaign-round-cancelled-text =
    Hello,

    The group collection ({ $when }, { $place }) of the campaign “{ $title }” is called off: { $reason }

    The other dates and the drop-off points: { $address }
mail-campaign-signed-subject-donor = You are signed up for the group collection, { $day }
mail-campaign-signed-subject-workshop = Somebody signed up for your group collection, { $day }
mail-campaign-signed-text-donor =
    Hello,

    { $donor } is signed up for the group collection of the campaign “{ $title }”: { $when }, { $place }. Devices: { $units } ({ $what }).

    A reminder is sent to you the day before. To take your place back: { $address }
mail-campaign-signed-text-workshop =
    Hello,

    { $donor } signs up for your group collection of the campaign “{ $title }”: { $when }, { $place }. Devices: { $units } ({ $what }).

    { $address }
mail-campaign-withdrawn-subject = A place given back in your group collection, { $day }
mail-campaign-withdrawn-text =
    Hello,

    { $donor } takes its place back ({ $units } devices) in your group collection of the campaign “{ $title }”.

    { $address }
mail-campaign-reminder-subject = Tomorrow: group collection, { $day }
mail-campaign-reminder-donor =
    Hello,

    Tomorrow you bring { $units } devices to the group collection of the campaign “{ $title }”: { $when }, { $place }.

    { $address }
mail-campaign-reminder-workshop =
    Hello,

    Tomorrow you collect { $units } devices signed up for the group collection of the campaign “{ $title }”: { $when }, { $place }.

    The list: { $address }
nav-campaigns = Campaigns
lost-page-campagnes = Collection campaigns
lost-page-campagnes-regle-de-prevision = Rule of forecast of campaigns
error-campaign-answer-missing = Choose an answer: agree, decline or withdraw.
error-campaign-answered = An answer was given already, or the date is past. Load the page again to see where it stands.
error-campaign-category = This kind does not exist. Choose among those of the form.
error-campaign-closed-day = “{ $value }” does not read as a day. Write 24/12/2026 for example, and separate days by commas.
error-campaign-closing-words = Write the result in a few sentences.
error-campaign-commune-elsewhere = “{ $value }” is not in the départements chosen. Take this commune out, or tick its département.
error-campaign-commune-unknown = We do not find the commune “{ $value }”. Write its name or its postal code, one a line.
error-campaign-communes-many = Name at most { $most } communes, or leave empty for the whole département.
error-campaign-day = This day does not read. Write 12/1/2027 for example.
error-campaign-departments = Choose at least one département that you steer.
error-campaign-elsewhere = This campaign is not for the commune of the lot. Choose another, or none.
error-campaign-ends-before = The last day comes before the first. Change one of them.
error-campaign-ends-past = The last day is past already. Choose a day to come.
error-campaign-month = This month is not in the period. Leave it empty, or change the period.
error-campaign-months-differ = The goals of the months make { $months }, those of the kinds { $goals }. Correct them to be equal, or leave the months empty.
error-campaign-no-goal = Give at least one goal: a number in one kind.
error-campaign-no-territory = You steer no département yet. Call the operator to be given one.
error-campaign-not-open = This campaign or this date takes nothing more. See the other dates and the other campaigns.
error-campaign-nothing-missing = Nothing should be missing: there is no goal to take over. You may prepare a campaign yourself.
error-campaign-organisation-several = Several organisations bear this name: { $names }. Write the whole name, or the SIRET.
error-campaign-organisation-unknown = We do not find this organisation. Write its name as it is registered, or its SIRET.
error-campaign-period-over = The period is over already. Change the dates before you publish.
error-campaign-place-elsewhere = This commune is not in the territory of the campaign. Choose one that is, or change the campaign.
error-campaign-point-address = Write the number and the street.
error-campaign-point-label = Give the place a name.
error-campaign-point-never-open = Give hours, or tick “By appointment”.
error-campaign-point-takes = Tick at least one kind.
error-campaign-reason = Write why, in a sentence: it is sent to those concerned.
error-campaign-round-capacity = The collection takes one device at least. Write a number.
error-campaign-round-full = Only { $left } places are left. Reduce your number, or choose another date.
error-campaign-round-hours = Write one stretch only, for example 9 h - 12 h.
error-campaign-round-outside = This day is not in the period of the campaign. Change the day, or the period.
error-campaign-round-past = This day is past, or is today. Choose a day to come.
error-campaign-round-place = Write where donors come.
error-campaign-rounds-outside = A group collection that is planned falls outside this period. Call it off first, or keep its day in the period.
error-campaign-sign-up-units = Sign up one device at least.
error-campaign-sign-up-what = Say in a few words which devices you bring.
error-campaign-signed-up = You are signed up for this collection already. To change, take your place back and begin again.
error-campaign-title = Give the campaign a title.
error-campaign-too-long = A campaign lasts at most { $most } days. Bring the last day forward.
error-campaign-units = This number does not read. Write a whole number, at most { $most }.
error-campaign-unknown = This campaign does not exist. Choose one of the list, or none.
error-campaign-words = Write your call in a few sentences.
error-campaign-workshop-not-listed = This workshop is not listed for now. Choose one that is: the list is on the page “Workshops”.
error-campaign-wrong-state = The campaign or the lot is elsewhere in its life. Load the page again to see what is possible.
