form-errors-title = { $count ->
    [one] One answer needs correcting
   *[other] { $count } answers need correcting
}
form-errors-title-prefix = To correct: 
form-error-about = { $label }: { $message }
form-error = Error: 
form-optional = (optional)
form-choose = Choose…
flash-success = Done
flash-information = Good to know
flash-warning = Please note
flash-error = Something went wrong
step-done = Done
step-now = Now
step-next = Next
people-call = Call { $name }
people-write = Email { $name }
pagination-label = Pages of results
pagination-next = Next page
pagination-first = Back to the first page
chip-remove = Remove the filter: { $label }
chips-label = Filters applied
figure-source = Source: { $source }
file-drop = Drop your file here, or choose it
file-chosen = File chosen: [name], [size]
file-sending = Sending: [percent]%
file-reading = File received. Reading it…
file-failed = The file was not sent: the connection was lost. Your file is still selected: try again, or call { $phone }.
file-units = KB MB
form-date-hint = For example 12/3/26, 12 March 2026 or tomorrow
form-past-date-hint = For example 12/3/26, 12 March 2026, yesterday or today
form-money-hint = For example 1,200.50
dialog-cancel = Keep things as they are
chart-about = The same figures are in the table below the chart.
chart-as-table = View as a table
paper-printed = Printed on { $date }
