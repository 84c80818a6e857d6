list-search = Search
list-search-button = Search
list-category = Equipment
list-site = Site
list-late = Late only
list-more = Filter and sort
list-more-set = { $count ->
    [one] One active filter
   *[other] { $count } active filters
}
list-any = Any
list-day-hint = For example 12/3/2026 (day first)
list-sort = Sort by
list-columns = Columns shown
list-apply = Apply
list-clear = Clear all filters
list-all = All
list-choice = { $label } ({ $count })
list-order = { $order }, { $way }
list-way-time-down = newest first
list-way-time-up = oldest first
list-way-text-up = A to Z
list-way-text-down = Z to A
list-way-number-up = smallest first
list-way-number-down = largest first
list-chip-words = “{ $words }”
list-choose = Select
list-choose-row = Select { $row }
list-none-title = Nothing matches these filters
list-none-text = Remove a filter, or use fewer words.
list-none-elsewhere = Search in all tabs ({ $count })
list-none-button = Clear all filters
list-export = Download this list:
list-export-xlsx = Spreadsheet (XLSX)
list-export-csv = Text (CSV)
list-export-too-long = This list is too long for a file: { $limit } rows at most. Filter it first, for example between two dates.
batch-title = With the selected rows:
batch-chosen-one = With the selected row:
batch-chosen-many = With the # selected rows:
batch-all = Select all on this page
batch-refused = { $count ->
    [one] One row was refused.
   *[other] { $count } rows were refused.
}
batch-reason = { $names }: { $reason }
batch-and-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
error-list-value-unknown = The filter “{ $filter }” does not recognise “{ $value }”. Go back to the list and choose one of the values shown.
error-list-order-unknown = This list cannot be sorted by “{ $value }”. Go back to the list and choose one of the options shown.
error-list-column-unknown = This list has no column “{ $value }”. Go back to the list and choose one of the columns shown.
error-list-format-unknown = This list cannot be downloaded as “{ $value }”. Choose the spreadsheet (xlsx) or the text (csv).
error-list-place-unknown = This address no longer leads to a place in the list: the order has changed, or the address is incomplete. Start the list again.
error-list-day-unreadable = We cannot read this date. Enter the day, month and year, for example 12/3/2026.
error-list-days-reversed = This date is before the first one. Correct one of them.
error-list-too-long-for-a-file = This list has { $count } rows; a file can hold { $limit }. Filter it first, for example between two dates.
error-batch-nothing-chosen = No rows are selected. Tick at least one box, then try again.
error-batch-too-many = Too many at once: { $limit } rows at most. Select fewer.
error-batch-act-unknown = This list has no such action. Go back to the list and choose one of the buttons.
