agreement-heading = Donation agreement
agreement-back = Back to the batch
agreement-open = Read and sign the agreement
agreement-version = { $reference }, version { $version }
agreement-document = The agreement
agreement-document-title = Donation agreement { $reference }, version { $version }
agreement-text = What the agreement says
agreement-translated = This page is a translation. The document that is signed is in French.
agreement-more = And { $count } more lines, which the document names.
agreement-hash = Hash of the document (SHA-256): { $hash }
agreement-list-hash = Hash of the whole list (SHA-256): { $hash }
agreement-annex-list = Annex: the list
agreement-donor = The donor, controller
agreement-workshop = The workshop, processor
agreement-attachment = The document as it was signed

agreement-state-none = No agreement yet
agreement-state-to-sign = To be signed
agreement-state-again = To be signed again
agreement-state-half-signed = Signed by one side
agreement-state-complete = Signed by both sides
agreement-state-ended = Ended
agreement-now-none = The agreement is drawn as soon as a workshop takes the batch.
agreement-now-to-sign = Donor and workshop sign before the collection. Without both signatures, nothing leaves.
agreement-now-again = What the agreement says has changed since it was signed. Donor and workshop sign this new version before the collection.
agreement-now-half-signed = One side has signed. The collection waits for the other signature.
agreement-now-complete = The batch may be collected. The document bears the page of evidence of both signatures.
agreement-now-ended = This agreement no longer stands: the batch was withdrawn, or goes to another workshop.

agreement-title-object = What is given
agreement-text-object = { $donor } (the donor) hands over to { $workshop } (the workshop) the equipment of batch { $lot }: { $units }, { $lines }, listed in the annex. Both sides count. Each difference is written with its reason.
agreement-taken-out = These lines of the file are leased and are not part of it: { $lines }.
agreement-title-basis = On what grounds
agreement-text-basis = The donor declares that it owns this equipment and may dispose of it on these grounds:
agreement-basis-public-free-gift = free gift of a public body (code général de la propriété des personnes publiques, articles L3212-2 and D3212-3). The value of each device is at most €300; the donor is the judge of it.
agreement-basis-company-patronage = corporate patronage (code général des impôts, article 238 bis).
agreement-basis-company-gift = gift of a company, without a tax receipt.
agreement-basis-purchase = sale to the workshop, at the price agreed between the parties.
agreement-basis-take-back = taken back by the workshop that had sold this equipment.
agreement-title-destination = What the equipment may become
agreement-text-destination = The donor’s wish follows each device to the end:
agreement-wish-solidarity-only = the equipment goes only to people in need, given, lent or sold at a solidarity price. What cannot serve again is kept for parts or recycled.
agreement-wish-sale-allowed = sale is possible, to local authorities or schools for instance. What cannot serve again is kept for parts or recycled.
agreement-wish-mixed = the workshop gives one part and sells the other. What cannot serve again is kept for parts or recycled.
agreement-public-gift = Given for free by a public body, this equipment is never sold to others than people in need or associations that help them, within the ceilings of the decree of 7 November 2022.
agreement-title-collection = The collection
agreement-text-collection = The workshop collects the equipment at this address: { $address }. Before that day, the donor lifts start-up passwords, account locks and remote management tools, and sets aside what is leased. A slip is signed at the collection.
agreement-title-erasure = Where and how the data are erased
agreement-text-erasure = Each storage is erased according to NIST SP 800-88 rev. 2 (September 2025), or destroyed. For each storage the workshop gives a proof: method, tool, serial number, result, verification.
agreement-erasure-by-donor = The donor erases itself and gives its proof. The workshop checks, and erases again what is not proven.
agreement-erasure-on-site = The workshop erases at the donor’s, before departure.
agreement-erasure-disk-kept = The donor keeps the storages. The workshop receives no data.
agreement-erasure-sealed-transport = The workshop erases on its premises, after a sealed transport. This is the rule when the donor chose nothing else before the collection.
agreement-title-purpose = Personal data: subject, duration, nature, categories (GDPR, article 28)
agreement-text-purpose = Subject: erase or destroy the data that the storages hold. Nature: transport, keeping, erasure, check, proof. Duration: from the collection to the proof of erasure of the last storage. Data: all that the storages may hold, which the workshop does not look at. People: staff, employees, pupils, users or customers of the donor.
agreement-title-instructions = The donor’s instructions
agreement-text-instructions = The workshop acts only on written instructions of the donor, this agreement among them, also for any transfer out of the European Union; none is planned. It tells the donor when it thinks that an instruction breaks the law.
agreement-title-secrecy = Secrecy and security
agreement-text-secrecy = Those who touch the storages are bound to secrecy. The workshop keeps the storages locked up until they are erased, seals containers, notes their numbers, and follows each storage by its serial number (article 32).
agreement-title-others = The workshop’s own processors
agreement-text-others = The workshop entrusts nothing to a third party without the donor’s written consent. An accepted third party has the same obligations, and the workshop answers for it.
agreement-title-help = Help to the donor
agreement-text-help = The workshop helps the donor to answer people who exercise their rights, and to meet its obligations of security, impact assessment and consultation (articles 32 to 36).
agreement-title-breach = Data breach
agreement-text-breach = The workshop tells the donor without delay, at most 48 hours after it learnt of it, of any loss, theft or access, with what it knows: storages, possible data, measures taken.
agreement-title-deletion = What becomes of the data
agreement-text-deletion = At the end no data are left: each storage is erased or destroyed, no copy is kept. The workshop gives the certificates of erasure.
agreement-title-audit = Audit
agreement-text-audit = The workshop keeps at the donor’s disposal all that proves these obligations, and accepts an audit by the donor or an auditor it mandates, announced fifteen days before.
agreement-title-receipt = Tax receipt
agreement-text-receipt = The workshop, an eligible body, gives the receipt 2041-MEC-SD (Cerfa 16216) for what it received. The donor alone fixes the value, under its own responsibility.
agreement-title-end = End
agreement-text-end = The donor may withdraw until the collection. After the collection the handing over is final. If the workshop may no longer receive this batch before the collection, the agreement ends.
agreement-title-signing = Signature
agreement-text-signing = Each side signs on the screen, through a person who declares to be empowered to do so. Kept are: name, role, time, account, and the hash of the document. A new version is signed again; the old ones stay readable.

agreement-signatures = Signatures
agreement-not-yet = Not signed yet.
agreement-evidence = Page of evidence
agreement-evidence-text = The signatures were given on the screen, over the document inside this file, whose hash is told below.
agreement-evidence-who = Signed by
agreement-evidence-role = Role
agreement-evidence-for = For
agreement-evidence-empowered = Power
agreement-evidence-time = On
agreement-evidence-session = Account
agreement-evidence-hash = Hash of the signed document
agreement-empowered-said = declares that this role empowers them to sign for their organisation
agreement-sign-title = Sign
agreement-signs = You sign as { $name }, for { $organisation }.
agreement-ask-to-sign = Only a signatory may sign the agreement:
agreement-role = Your role
agreement-role-hint = For instance: chief executive, managing director.
agreement-empowered = My role empowers me to sign for my organisation.
agreement-sign = Sign the agreement
agreement-sign-hint = Kept with your signature: your name, your role, the time, your account and the hash of the document.
agreement-done-signed = You have signed the agreement.

agreement-share-title = Have it reviewed
agreement-share-text = Your legal department reads it and answers without an account, through a link. The link expires, and you can revoke it.
agreement-recipient = For whom
agreement-recipient-hint = A name or a department, so that you find your way.
agreement-days = For how many days
agreement-share = Create a link
agreement-link-made = The link is ready
agreement-link-once = Copy this address and send it yourself. It is shown only once.
agreement-link-address = Address of the link
agreement-link-open = Open until { $date }.
agreement-link-expired = Expired since { $date }.
agreement-link-revoked = Revoked on { $date }.
agreement-link-read = First opened on { $date }.
agreement-link-unread = Never opened.
agreement-revoke = Revoke
agreement-revoke-of = Revoke the link of { $who }
agreement-done-revoked = The link no longer opens.
agreement-remarks = What you were answered
agreement-remark-about = { $who }, { $date }, on version { $version }
agreement-verdict-fine = Nothing to change
agreement-verdict-remarks = Some remarks

agreement-gift-title = Change the grounds or the wish
agreement-gift-text = Possible until the collection. What is signed will have to be signed again. If the workshop may not receive on these grounds, we look for another one.
agreement-gift = Save this change
agreement-done-gift = The grounds and the wish are saved.
agreement-earlier = Earlier versions
agreement-earlier-text = They no longer stand, and stay readable.
agreement-earlier-detail = { $signatures ->
    [0] No signature, closed on { $date }
    [one] One signature, closed on { $date }
   *[other] { $signatures } signatures, closed on { $date }
}
agreement-needed-title = The agreement is not signed
agreement-needed-text = The collection waits for the signatures of the donor and of the workshop.

review-heading = Donation agreement to review
review-shown = { $donor } shows you this agreement ({ $recipient }). This link opens until { $date }.
review-now-none = It is not drawn yet.
review-now-to-sign = Nobody has signed yet.
review-now-again = It has changed since it was signed, and is to be signed again.
review-now-half-signed = One side has signed.
review-now-complete = Both sides have signed. You can read the document with its page of evidence.
review-now-ended = It no longer stands: the batch was withdrawn, or goes to another workshop.
review-go = Answer
review-said = What you answered
review-say = Your answer
review-name = Your name
review-name-hint = The donor sees it with your answer.
review-verdict = What do you say?
review-words = Your remarks
review-words-hint = Name the clause by its number. The donor reads them, and nobody else.
review-send = Send to the donor
review-done = The donor has received your answer.

todo-agreement-sign = Sign the donation agreement of batch { $reference }
todo-agreement-again = Sign the donation agreement of batch { $reference } again
todo-agreement-button = Read and sign

mail-agreement-signed-subject = Agreement of batch { $lot }: your turn to sign
mail-agreement-signed-text =
    { $who } has signed the donation agreement of batch { $lot }.

    Read it and sign in your turn, before the collection:
    { $address }
mail-agreement-complete-subject = Agreement of batch { $lot }: signed by both sides
mail-agreement-complete-text =
    The donation agreement of batch { $lot } is signed by both sides. The collection may take place.

    The document, with the page of evidence:
    { $address }
mail-agreement-changed-subject = Agreement of batch { $lot }: to be signed again
mail-agreement-changed-text =
    What the donation agreement of batch { $lot } says has changed since it was signed. A new version is to be signed before the collection; the old one stays readable.

    The new version:
    { $address }
mail-agreement-remark-subject = Agreement of batch { $lot }: an answer
mail-agreement-remark-text =
    { $who } has reviewed the donation agreement of batch { $lot }. Their answer: { $said }.

    Read it here:
    { $address }

lot-event-change-gift = The donor changed the grounds or the wish.
lot-event-draw-agreement = The donation agreement is drawn.
lot-event-replace-agreement = The agreement has changed: a new version is to be signed.
lot-event-end-agreement = The agreement has ended.
lot-event-sign-agreement = The donation agreement is signed by one side.
lot-event-share-agreement = A link to the agreement is created.
lot-event-revoke-agreement-link = A link to the agreement is revoked.
lot-event-remark-agreement = The agreement was reviewed through a link.

error-agreement-over = This version of the agreement no longer stands. Read the new one and sign it.
error-agreement-already-signed = Your organisation has already signed this version. There is nothing to do again.
error-agreement-changed = The text has changed since you read it. Read it again, then try again.
error-agreement-altered = The kept file is not the one whose hash is shown. Nothing is signed. Call us.
error-agreement-not-now = The batch waits for no collection: there is no agreement to sign. Open the page of the batch to see where it stands.
error-agreement-unsigned = The donation agreement is not signed by both sides. Sign it, or ask for the other signature, then collect the batch.
error-agreement-to-sign-again = The agreement has changed since it was signed. Donor and workshop sign the new version, then the workshop collects the batch.
error-agreement-role-needed = Tell your role: it is written with your signature.
error-agreement-empowered-needed = Tick this box if your role empowers you. If not, ask a person who is.
error-agreement-recipient-needed = Say for whom this link is.
error-agreement-name-needed = Tell your name: the donor sees it with your answer.
error-agreement-verdict-needed = Choose one of the two answers.
error-agreement-words-needed = Write your remarks, or choose “Nothing to change”.
error-text-too-long-here = This text is too long. Shorten it.
error-link-days-out-of-range = Give a number of days, from 1 to { $most }.
error-gift-fixed = The batch is collected, withdrawn or not declared yet: this choice is no longer changed here. Call us if this is a mistake.
