file-heading = Donor’s file
file-about = All that proves what became of this batch: the agreement, the slip, each device, each disk, certificates, waste and impact.
file-without-agreement = No agreement is kept here for this batch: it was collected before agreements were. Keep yours.
file-open = The donor’s file
file-archive = The whole file
file-archive-title = All in one file
file-archive-text = A ZIP file. The signed list of hashes lets anybody check each piece, off line and without an account.
file-contents = { $count ->
    [one] One piece
   *[other] { $count } pieces
}
file-year-open = The year’s file
file-year-heading = Donor’s file, { $year }
file-year-about = The batches that a workshop received in that year, with their proofs. Impact is counted once.
file-years = Years
file-year-none = No batch received in that year
file-year-none-text = A batch enters the year’s file when a workshop has counted it.
file-year-lots = Your given batches
file-lots = The batches
file-lot = Batch
file-figures = The figures
file-once = Each device is counted once, where it is today. Impact is that of one further year of use, by the factors in force on this day.
file-received-units = Devices received
file-weight = Mass
file-weight-value = { $weight } ({ $weighed } devices weighed of { $units })
file-avoided = CO2e avoided
file-avoided-value = { $kilograms } kg, for one further year of use
file-documents = What can be read
file-share-title = Show the disks
file-share-text = Your data-protection officer reads the state of each disk without an account, through a link. The link expires, and you can revoke it.
file-column-device = Device
file-column-category = Category
file-column-model = Model
file-column-device-serial = Device serial number
file-column-inventory = Inventory number
file-column-standing = Where it is
file-column-grams = Mass (g)
file-column-received = Received on
file-column-outcome = Outcome on
file-column-storage = Disk
file-column-storage-serial = Disk serial number
file-column-status = State
file-column-method = Method
file-column-tool = Tool
file-column-end = End
file-column-evidence = Proof
file-column-report = Hash of the report (SHA-256)
file-column-what = What
file-column-code = Waste code
file-column-receiver = Handed to
file-column-handed = Handed on
file-column-proof = Hash of the proof (SHA-256)
file-column-reused = Devices reused
file-column-avoided-each = CO2e avoided per device and year (g)
file-column-avoided = CO2e avoided (g)
file-column-source = Source
file-read-me =
    Donor’s file: { $about }
    Drawn on { $date }

    Each file has its hash in SHA256SUMS. SHA256SUMS.sig is the Ed25519 signature of that list.
    The key is in cle-publique.pem. Compare it with the one that the platform publishes (page /verifier/empreintes):
    { $key }

    To check off line, either:
      rebond check-file dossier.zip
    or, in the extracted folder:
      openssl pkeyutl -verify -pubin -inkey cle-publique.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig
      sha256sum -c SHA256SUMS

disk-status-erased = Erased, proven
disk-status-destroyed = Destroyed, proven
disk-status-destroyed-unproven = Destroyed, no proof attached
disk-status-removed = Removed
disk-status-no-storage = No disk
disk-status-pending = Pending

disks-heading = State of the disks
disks-shown = { $donor } shows you the state of these disks ({ $recipient }). This link opens until { $date }.
disks-each = Disk by disk
disks-more = And { $count } more, which the signed file names.
disks-check = Check off line
disks-check-text = This file tells the same state, signed with the platform’s key. The command rebond check-file checks it off line.
disks-signed = The signed state
disks-key = Signing key: { $key }
disks-key-page = The published key
lot-event-share-disks = A link to the state of the disks is created.
lot-event-revoke-disks-link = A link to the state of the disks is revoked.
error-disks-not-received = The workshop has not counted this batch yet: there is no state of disks. Come back after the reception.
error-year-unknown = This year does not exist. Choose one in the list.
