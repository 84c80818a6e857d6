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
