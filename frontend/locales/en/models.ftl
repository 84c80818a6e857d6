models-title = Known models
models-lead = Donors’ lists are compared with these models: “T480” becomes “Lenovo ThinkPad T480”. Withdrawing a model changes nothing on devices already received.
models-add = Add a model
models-take-file = Take the models as a CSV file
models-import-title = Add or correct models with a file
models-import-text = Take the CSV file first, complete it, then send it back. New models are added, known ones are corrected, none is withdrawn. If a single line is wrong, nothing changes.
models-import-file = File of models
models-import-hint = CSV in UTF-8, with at least the columns category, brand and name. 5,000 lines at most.
models-import = Send the file
models-file = models
models-search-hint = Brand or name of the model
models-tabs = Models in use or withdrawn
models-state-in-use = In use
models-state-withdrawn = Withdrawn
models-column-title = Model
models-column-category = Type
models-column-years = Sold in
models-column-processor = Usual processor
models-column-memory = Memory (GB)
models-column-storage = Disk (GB)
models-column-also = Other names
models-column-weight = Weight (g)
models-column-origin = Origin
models-origin-delivered = delivered with Rebond
models-origin-operator = added or corrected here
models-count = { $count ->
    [one] { $count } model
   *[other] { $count } models
}{ $withdrawn ->
    [0] .
   *[other] , { $withdrawn } no longer in use.
}
models-withdraw = Withdraw
models-restore = Take back into use
models-withdrawn = { $count ->
    [one] { $count } model withdrawn.
   *[other] { $count } models withdrawn.
}
models-restored = { $count ->
    [one] { $count } model taken back into use.
   *[other] { $count } models taken back into use.
}
models-added = { $title } is added. The next lists will be compared with this model.
models-imported = File read: { $added } models added, { $changed } corrected, { $unchanged } unchanged.
model-new-title = Add a model
model-new-lead = Only the type, the brand and the name are required. The rest is what is met most often, not a promise.
model-category = Type of device
model-brand = Brand
model-brand-hint = As it is usually written, for example “Lenovo”.
model-name = Name of the model
model-name-hint = Without the brand, for example “ThinkPad T480”.
model-also = Other names
model-also-hint = Separated by semicolons, for example the manufacturer’s reference.
model-first-year = First year of sale
model-last-year = Last year of sale
model-cpu = Usual processor
model-memory = Usual memory
model-storage = Usual disk
model-screen = Diagonal of the screen
model-weight = Weight without charger
model-gigabytes = GB
model-inches = inches
model-grams = g
model-save = Add the model
model-next = It serves from the next list that is sent. You can withdraw it at any time.
error-model-category = Choose the type of device.
error-model-text = Write between 1 and { $limit } characters.
error-model-names = Write at most { $limit } other names, separated by semicolons, of at most 120 characters each.
error-model-number = Write a number between { $least } and { $most }, or leave it empty.
error-model-years = The last year cannot come before the first. Correct one of them.
error-model-known = This model exists already. Look for it in the list, or give another name.
error-models-missing = Choose the file of models to send.
error-models-not-utf8 = The file is not in UTF-8. In your spreadsheet choose “CSV UTF-8”, then send it again.
error-models-unreadable = The file cannot be read as CSV. Save it again as CSV UTF-8.
error-models-heading-missing = The column { $heading } is missing. Take the file offered here as a model, then complete it.
error-models-empty = The file has headings, but no line. Add one line per model.
error-models-too-many = The file has more than { $limit } models. Send it in several parts.
error-models-twice = The same model stands twice, the second time on line { $line }. Remove one of the two lines. Nothing was changed.
error-models-line = Line { $line } is wrong in the column { $heading }. Correct it, then send the file again. Nothing was changed.
