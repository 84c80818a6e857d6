form-errors-title = { $count ->
    [one] One answer needs mending
   *[other] { $count } answers need mending
}
form-errors-title-prefix = To mend: 
form-error-about = { $label }: { $message }
form-error = Error: 
form-optional = (optional)
form-choose = Choose…
flash-success = Done
flash-information = Good to know
flash-warning = Please note
flash-error = That did not work
step-done = Done
step-now = Now
step-next = Next
people-call = Telephone { $name }
people-write = Write to { $name }
pagination-label = Pages of results
pagination-next = Rest of the list
pagination-first = Back to the start
chip-remove = Remove the filter: { $label }
chips-label = Active filters
figure-source = Source: { $source }
file-drop = Drop your file here, or choose it
file-chosen = Chosen file: [name], [size]
file-sending = Sending: [percent]%
file-reading = File received. Reading it…
file-failed = The file has not left: the connection was cut. Your file is still chosen: try again, or call { $phone }.
file-units = KB MB
form-date-hint = For example 12/3/26, 12 March 2026 or tomorrow
form-past-date-hint = For example 12/3/26, 12 March 2026, yesterday or today
form-money-hint = For example 1,200.50
dialog-cancel = Change nothing
chart-about = The same figures are in the table below the drawing.
chart-as-table = See as a table
paper-printed = Printed on { $date }
