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
list-clear = Remove all filters
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
list-choose = Choose
list-choose-row = Choose { $row }
list-none-title = Nothing matches these filters
list-none-text = Remove a filter, or search with fewer words.
list-none-elsewhere = Search in all tabs ({ $count })
list-none-button = Remove all filters
list-export = Download this list:
list-export-xlsx = Spreadsheet (XLSX)
list-export-csv = Text (CSV)
list-export-too-long = This list is too long for a file: { $limit } rows at most. Filter it first, between two dates for instance.
batch-title = With the rows chosen:
batch-chosen-one = With the row chosen:
batch-chosen-many = With the # rows chosen:
batch-all = Choose all on this page
batch-refused = { $count ->
    [one] One row was refused.
   *[other] { $count } rows were refused.
}
batch-reason = { $names }: { $reason }
batch-and-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
error-list-value-unknown = The filter “{ $filter }” does not know “{ $value }”. Go back to the list and choose one of the values offered.
error-list-order-unknown = This list is not sorted by “{ $value }”. Go back to the list and choose one of the orders offered.
error-list-column-unknown = This list has no column “{ $value }”. Go back to the list and choose among the columns offered.
error-list-format-unknown = This list cannot be downloaded as “{ $value }”. Choose the spreadsheet (xlsx) or the text (csv).
error-list-place-unknown = This address no longer leads to a place in the list: the order changed, or the address is incomplete. Start the list again.
error-list-day-unreadable = This date cannot be read. Write the day, the month and the year, for example 12/3/2026.
error-list-days-reversed = This date comes before the first. Correct one of the two.
error-list-too-long-for-a-file = This list has { $count } rows; a file takes { $limit } at most. Filter it first, between two dates for instance.
error-batch-nothing-chosen = No row is chosen. Tick at least one box, then try again.
error-batch-too-many = That is too many at once: { $limit } rows at most. Choose fewer.
error-batch-act-unknown = There is no such action for this list. Go back to the list and choose one of the buttons.
