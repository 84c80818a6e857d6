certificate-issue = Get the certificate of erasure
certificate-issue-lot = Get the lot’s certificate of erasure
certificate-done = Certificate { $number } is among the documents below.
certificate-document-device = Certificate of erasure { $number }, device { $reference }
certificate-document-lot = Certificate of erasure { $number }, lot { $reference }
certificate-said-stands = { $storages ->
    [one] { $storages } storage, { $date }
   *[other] { $storages } storages, { $date }
}
certificate-said-revoked = { $storages ->
    [one] No longer valid: its proof was revoked. { $storages } storage, { $date }
   *[other] No longer valid: a proof was revoked. { $storages } storages, { $date }
}
error-check-mark-required = Write the number of the certificate or its hash, or drop the file below.
error-certificate-nothing-erased = Nothing has been erased with an accepted proof yet. The certificate can be made after the first erasure.
error-certificate-not-received = The workshop has not received this lot yet. The certificate can be made after the first erasure.
error-certificate-too-large = This lot has more than { $most } devices, too many for one certificate. Ask the workshop for each device’s own, or call us.

certificate-title = Certificate of erasure { $number }
certificate-footer = Certificate of erasure { $number }, made with Rebond
certificate-statement = { $storages ->
    [one] { $workshop } certifies that the storage below was erased or destroyed, and that the result was verified.
   *[other] { $workshop } certifies that the { $storages } storages below, of { $devices } devices, were erased or destroyed, and that each result was verified.
}
certificate-not-all = { $count ->
    [one] One storage is not covered: it is named at the end, with the reason.
   *[other] { $count } storages or devices are not covered: they are named at the end, each with its reason.
}
certificate-donor = Handed over by
certificate-donor-unknown = Not recorded
certificate-workshop = Erased by
certificate-siret = SIRET { $siret }
certificate-fact-number = Number
certificate-fact-date = Issued on
certificate-fact-device = Device
certificate-fact-lot = Lot
certificate-fact-standard = Reference
certificate-storages = Erased storages
certificate-field-device = Device
certificate-field-device-serial = Serial number of the device
certificate-field-storage-serial = Serial number of the storage
certificate-field-method = Method
certificate-field-tool = Tool and version
certificate-field-exit = Exit status of the tool
certificate-field-verification = Verification
certificate-field-from = Start
certificate-field-to = End
certificate-field-operator = Operated by
certificate-field-report = Hash of the report
certificate-field-means = Means of destruction
certificate-seen = Seen destroyed: the storage is in pieces or beyond use
certificate-seen-short = Seen destroyed
certificate-verified = Read back after the erasure: nothing was found
certificate-verified-short = Verified
certificate-unknown = Not recorded
certificate-column-device = Device
certificate-column-storage = Storage
certificate-column-method = Method
certificate-column-tool = Tool
certificate-column-verified = Result
certificate-column-reason = Why
certificate-left = What this certificate does not cover
certificate-left-text = For these devices and storages, nothing is certified here.
certificate-reason-pending = Not erased yet
certificate-reason-removed = Storage taken out of the device, without proof of erasure
certificate-reason-destroyed = Storage destroyed, without a recorded proof
certificate-reason-no-storage = Device without storage
certificate-verify = Check this certificate
certificate-verify-title = Without an account, in seconds
certificate-verify-text = Scan this code, or go to { $address } with the certificate’s number or this file. The page says whether the certificate is authentic and whether all its proofs still stand.
certificate-qr = QR code: check certificate { $number } online
certificate-hash = Hash of the attached evidence (SHA-256): { $hash }
certificate-methods = Methods of NIST SP 800-88 revision 2 (September 2025): Clear overwrites the storage, Purge erases it in depth, Destroy destroys it. The name of the person who operated is in the workshop’s register. The evidence, readable by machines, is attached to this file (JSON).
certificate-attachment = Evidence of erasure, readable by machines

mail-certificate-subject = The certificate of erasure of your lot { $reference }
mail-certificate-text = Hello,

    Every device of your lot { $reference } has found what comes next. Certificate of erasure { $number } is among the lot’s documents:
    { $address }

    It can be checked without an account, with the QR code it bears.

check-title = Check a certificate of erasure
check-lead = Write the certificate’s number or its hash, or drop the file you received. The answer is immediate, without an account.
check-again = Check another certificate
check-field = Number or hash
check-field-hint = For example EFF-2026-000012. The hash is the certificate’s run of 64 digits and letters.
check-button = Check
check-file = Or the certificate’s file
check-file-hint = The PDF as you received it, or the evidence file inside it. It is not kept.
check-file-button = Check this file
check-privacy = This page does not say who handed the equipment over, and shows the end of serial numbers only.
check-heads = The hashes signed every day
check-verdict-authentic = Authentic
check-verdict-revoked = Revoked
check-verdict-unknown = Unknown
check-means-authentic = This certificate was issued here, and all the proofs it rests on still stand.
check-means-revoked = This certificate was issued here, but it is no longer valid: a proof it rests on turned out to be false. Assume that data may be left.
check-means-unknown = No certificate issued here has this number, hash or file. One changed character is enough: take the original file, or copy the number again.
check-call = In doubt? Call us:
check-statement = { $storages ->
    [one] On { $date }, { $workshop } certified the verified erasure of one storage.
   *[other] On { $date }, { $workshop } certified the verified erasure of { $storages } storages.
}
check-fact-number = Number
check-fact-date = Issued on
check-fact-workshop = Erased by
check-fact-device = Device
check-fact-lot = Lot
check-fact-covers = Covers
check-fact-left = Does not cover
check-fact-revoked = Revoked
check-fact-newer = Newer certificate
check-fact-file-hash = Hash of the file (SHA-256)
check-fact-evidence-hash = Hash of the evidence (SHA-256)
check-covers = { $storages ->
    [one] { $storages } storage
   *[other] { $storages } storages
}, { $devices ->
    [one] { $devices } device
   *[other] { $devices } devices
}
check-left = { $count ->
    [one] { $count } device or storage, named in the certificate
   *[other] { $count } devices or storages, named in the certificate
}
check-revoked-since = { $count ->
    [one] { $count } proof, on { $date }
   *[other] { $count } proofs, the last one on { $date }
}
check-attested = What is certified
check-masked = Only the end of each serial number is shown.
check-with-file = The list of storages is shown with the file, or the hash written in it. A number alone can be guessed: it does not show the list.
check-more = { $count ->
    [one] And { $count } more storage, in the certificate.
   *[other] And { $count } more storages, in the certificate.
}
check-column-device = Device
check-column-storage = Storage
check-column-method = Method and tool
check-column-end = Ended
check-row-revoked = Proof revoked

heads-title = The hashes signed every day
heads-lead = Every night, Rebond signs where the histories of all devices and the journal of its acts end. What was erased or changed afterwards would no longer fit the signature.
heads-how = Keep a copy of this list: one line is enough to find out later that an earlier event is missing.
heads-key = Public key (Ed25519)
heads-none = Nothing is signed yet: the first signature is made tonight.
heads-list = Signatures, newest first
heads-next = Earlier signatures
heads-machines = The same list for machines, with the signatures (JSON)
heads-check = Check a certificate of erasure
heads-column-number = Number
heads-column-day = Signed on
heads-column-events = Events
heads-column-journal = Acts in the journal
heads-column-digest = Hash

lost-page-verifier = Check a certificate of erasure
lost-page-verifier-empreintes = The hashes signed every day
