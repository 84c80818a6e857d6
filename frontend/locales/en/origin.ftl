# What the origin of a device allows (law 13), and the page that explains it to everybody.

error-origin-receiver-not-listed = This organisation is not accredited, or its accreditation is suspended: it receives no new lot. Another workshop is being looked for.
error-origin-receiver-issues-no-receipts = A gift under patronage can only go to an organisation that issues the tax receipt. Add this evidence to your accreditation application.
error-origin-only-people-in-need = This way is for people in need and those who help them. For any other buyer, use the catalogue.

origin-source-origin-receiver-not-listed = Rebond’s rule: only accredited organisations receive lots
origin-source-origin-receiver-not-entitled = Code général de la propriété des personnes publiques, articles L3212-2 and D3212-3
origin-source-origin-receiver-issues-no-receipts = Code général des impôts, article 238 bis; receipt 2041-MEC-SD (Cerfa 16216)
origin-source-origin-public-gift-never-sold = Code général de la propriété des personnes publiques, article L3212-2
origin-source-origin-donor-wished-solidarity = wish written in the donation agreement
origin-source-origin-only-people-in-need = Rebond’s rule; for gifts of public bodies, article L3212-2

origin-permit-sale = The device may be sold to anyone, at the catalogue’s price.
origin-permit-gift = The device may be given to a person in need, or to an association that helps them.
origin-permit-legal-ceiling = The device may be sold to a person in need, or to an association that helps them, up to the decree’s price ceiling.
origin-permit-platform-ceiling = The device may be sold at the solidarity price, up to the same ceilings: Rebond applies them to all.
origin-permit-loan = The device may be lent to a person in need, to an association or to a place of digital help.
origin-source-sale = no rule forbids it: neither the law nor the donor’s wish
origin-source-gift = Code général de la propriété des personnes publiques, article L3212-2; Rebond’s rule for other gifts
origin-source-legal-ceiling = decree of 7 November 2022 on solidarity resale
origin-source-platform-ceiling = Rebond’s rule, after the decree of 7 November 2022
origin-source-loan = Rebond’s rule: a loan stays with its lender

origin-receiver-unlisted = organisation that is not accredited, or suspended
origin-receiver-workshop = accredited workshop
origin-receiver-receipt-issuer = accredited workshop that issues tax receipts
origin-receiver-entitled = workshop entitled to receive gifts of public bodies
origin-receiver-entitled-issuer = entitled workshop that also issues tax receipts

origin-pool-sale = Sale in the catalogue
origin-pool-gift = Gift to a household
origin-pool-solidarity-sale = Sale at the solidarity price
origin-pool-loan = Loan

origin-buyer-household = household in need
origin-buyer-association = association that helps people in need
origin-buyer-mediation-place = place of digital help
origin-buyer-public-body = public body
origin-buyer-company = company
origin-buyer-anyone = anyone else

origin-title = Origin decides destination
origin-lead = A device given for people of modest means does not end in a shop. Here is the rule, and the means to check it yourself.
origin-description = Where a donated device may go: the whole rule, its sources and a step-by-step check.
origin-short-title = In short
origin-short-public = What a public body gives for free goes to an entitled organisation, then to people in need. It is never sold to a town hall, a company or a private buyer.
origin-short-company = What a company gives follows its wish: solidarity only, sale allowed, or both.
origin-short-sold = What a workshop buys or takes back may be sold, unless its owner asked for solidarity.
origin-short-held = The rule is written in the software and in the database: a forbidden sale is refused there.
origin-try-title = Check a case
origin-try-basis = Where the device comes from
origin-try-wish = What the donor wishes
origin-try-receiver = Who receives the lot
origin-try-pool = How the device leaves
origin-try-buyer = Who will have it
origin-try-send = See the answer
origin-answer-yes = Yes, it is possible.
origin-answer-no = No, it is not possible.
origin-answer-source = Source:
origin-rules-title = The rules, in the order they are asked
origin-rules-rule = Rule
origin-rules-source = Source
origin-open-title = What stays open
origin-ceilings-title = Price ceilings
origin-ceilings-text = Highest prices, tax included, of a sale at the solidarity price.
origin-ceiling-laptop = Laptop
origin-ceiling-desktop = Desktop with screen, keyboard and mouse
origin-ceiling-tablet = Tablet
origin-ceiling-smartphone = Smartphone
origin-ceiling-screen = Screen
origin-ceiling-printer = Printer
origin-ceiling-multifunction-printer = Multifunction printer
origin-value-text = A public body gives for free only goods worth at most €300 each (article D3212-3). It is the judge of that, and says so in the donation agreement.
lost-page-origine-et-destination = Origin decides destination
origin-link = Where this equipment may go: the rule
