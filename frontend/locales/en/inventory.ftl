error-inventory-empty = The file is empty. Check that you chose the right file, then save it again.
error-inventory-too-large = The file is too large: 20 MB at most, pictures included. Remove the pictures, or send the list in several files.
error-inventory-binary = This file is not a spreadsheet. Send a list in CSV or XLSX format.
error-inventory-no-header = No column heading was recognised among the first lines{ $value ->
    [none] .
   *[other] {" "}(they read: { $value }).
} Add a line of headings, such as “Description”, “Brand”, “Model”, “Serial number”, “Quantity”.
error-inventory-no-lines = The column headings are there, but no line follows them. Add one line per device, or per group of identical devices.
error-inventory-too-many-lines = The list has more than 50,000 lines. Send it in several files.
error-inventory-xlsx-unreadable = The workbook is damaged and cannot be read. Open it in your spreadsheet program, save it again as XLSX or CSV, then send it again.
error-inventory-password-protected = The workbook is protected by a password. Remove the password, then send it again.
error-inventory-old-xls = This workbook is in the old XLS format. In your spreadsheet program, choose “Save as”, then XLSX or CSV.
error-inventory-open-document = This sheet is in ODS format. In LibreOffice, choose “Save as”, then XLSX or CSV.

inventory-refusal-serial-lost-to-spreadsheet = The spreadsheet lost this serial number (“{ $value }”). Copy it again from the label, into a column in Text format.
inventory-refusal-serial-placeholder = “{ $value }” is not a serial number: a machine shows it when it has none. Read the one on the label, or leave the cell empty.
inventory-refusal-serial-duplicate = Serial number { $value } already stands on line { $first }. Correct it, or remove one of the two lines.
inventory-refusal-serial-with-quantity = One serial number ({ $value }) for { $quantity } devices. Write one line per device, or remove the number.
inventory-refusal-serial-unreadable = This cell is too long for one serial number (“{ $value }”). Write one number per line.
inventory-refusal-memory-not-a-number = Memory “{ $value }” is not a number. Write it in figures, such as “16 GB”, or leave the cell empty.
inventory-refusal-memory-out-of-range = No machine has “{ $value }” of memory. Correct the number, such as “8 GB”, or leave the cell empty.
inventory-refusal-storage-out-of-range = No disk has a size of “{ $value }”. Correct it, such as “256 GB”, or leave the cell empty.
inventory-refusal-date-impossible = “{ $value }” is not a possible date. Write it as day/month/year, such as 25/07/2019, or leave the cell empty.
inventory-refusal-price-invalid = Price “{ $value }” is not possible. Write an amount in euros, zero or more, or leave the cell empty.
inventory-refusal-quantity-invalid = Quantity “{ $value }” is not a whole number from 1 to 10,000. Correct it, or leave the cell empty for a single device.
inventory-refusal-model-missing = This line does not say which device it is. Add a model or a description.
inventory-refusal-too-many-cells = This line has more cells than there are headings: a separator probably stands inside a text. Put that text in quotation marks.

inventory-flag-date-from-day-number = The date was a spreadsheet’s day number; it has been recovered.
inventory-flag-date-year-only = Only the year, or the month, is known; the date kept is its first day.
inventory-flag-date-unreadable = The date could not be read; it is left empty.
inventory-flag-formula-neutralised = A cell began like a formula; it is kept as plain text.
inventory-flag-personal-data-removed = A name, a telephone number or an address was removed: Rebond does not need it.
inventory-flag-serial-unknown = The list says that the serial number is unknown.
inventory-flag-category-unknown = The kind of device was not recognised; it is filed under “Other”.
inventory-flag-model-vague = The description names no precise model.
inventory-flag-memory-unit-assumed = The unit of the memory was deduced from the number.
inventory-flag-storage-unreadable = The size of the disk could not be read; it is left empty.
inventory-flag-price-unreadable = The price could not be read; it is left empty.
inventory-flag-text-shortened = A text that was too long has been cut.

inventory-note-encoding-mixed = The file mixes two encodings; each line was read in its own.
inventory-note-characters-lost = Accented letters had been lost before the file was sent. Check the texts, or export the list again in UTF-8.
inventory-note-sheet-without-heading = Sheet “{ $name }” has no column headings; it was not read.
inventory-note-sheet-hidden = Sheet “{ $name }” is hidden; it was not read.
inventory-note-sheet-summary = Sheet “{ $name }” seems to sum up the others; it was not read.
inventory-note-dates-month-first = The dates of this list are written month first; they were read so.
inventory-note-title-line = This line was taken for a title or a remark: “{ $name }”.
inventory-note-personal-column = Column “{ $name }” is about people; it was not kept.

inventory-meaning-quantity = Quantity
inventory-meaning-category = Kind of device
inventory-meaning-designation = Description
inventory-meaning-brand = Brand
inventory-meaning-model = Model
inventory-meaning-model-number = Manufacturer’s reference
inventory-meaning-serial = Serial number
inventory-meaning-inventory-number = Inventory number
inventory-meaning-processor = Processor
inventory-meaning-memory = Memory
inventory-meaning-storage = Disk
inventory-meaning-storage-kind = Kind of disk
inventory-meaning-operating-system = Operating system
inventory-meaning-purchase-date = Purchase date
inventory-meaning-purchase-price = Purchase price
inventory-meaning-state-note = State and remarks
