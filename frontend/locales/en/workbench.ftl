workbench-title = Bench
workbench-code = Code of the device
workbench-code-hint = Read the label with the scanner, or write the reference, the serial number or the inventory number.
workbench-open = Open
workbench-camera = Read with the camera
workbench-camera-stop = Stop the camera
workbench-camera-away = The code reader does not load. Check the connection, or write the code.
workbench-camera-refused = The camera does not answer, or access is refused. Allow it in the browser, or write the code.
workbench-open-at = Open at the bench
workbench-unknown = No device of your workshop bears “{ $code }”. Read the code again, or look for the device in the workshop’s list. If it has just come in, record its reception first.
workbench-several = Several devices bear this code: which one is before you?
workbench-latest = Latest devices
workbench-how = Read a code: the device opens with the next thing to do. Without a connection, what you say is kept here and sent when it returns.
workbench-to-test = See the devices to test
workbench-next = Next
workbench-reader = You may read everything here. To work on it, ask the person who administers your workshop for the role of agent.
workbench-yes = Works
workbench-no = Does not work
workbench-none = Has none
workbench-functions = All functions
workbench-untold = Not tried yet
workbench-looks = Battery and looks
workbench-battery-is = Battery at { $percent }%
workbench-note-battery = Note the battery
workbench-record-text = What you said becomes a test session of its history.
workbench-record-now = Record what was tried so far
workbench-repair-title = Repair it, or keep it for parts
workbench-repair-text = As it is, the rules grade it “for parts”. A repair may give it a life again.
workbench-repair = To be repaired
workbench-parts = Keep for parts
workbench-parts-sure = Keep this device for its parts?
workbench-parts-yes = Yes, for parts
workbench-grade-text = From what you said and the published rules. It will be ready at once.
workbench-grade = Grade: { $grade }
workbench-nothing = Nothing to do here
workbench-proposed = Proposed grade
workbench-proposed-later = It will come once everything has been tried and looked at.
workbench-other-grade = Give another grade
workbench-whole = See its whole page
workbench-label = Print its label
workbench-serial = serial no. { $serial }
workbench-progress = { $told ->
    [one] { $told } function of { $total } has an answer
   *[other] { $told } functions of { $total } have an answer
}
workbench-reason = { $what }: { $grade }
workbench-reason-function = { $function }: does not work
workbench-reason-look = { $subject }: { $marks }
workbench-look-case-marks = Looks of the case
workbench-look-screen-marks = Looks of the screen
workbench-look-how = At 30 cm, under a lamp.
workbench-look-how-screen = Switched on, at 30 cm.
workbench-marks-none = No marks
workbench-marks-light = Light marks
workbench-marks-visible = Visible marks
workbench-marks-broken = Broken or incomplete
workbench-queue-one = 1 act waits for a connection. It is kept on this device.
workbench-queue-many = # acts wait for a connection. They are kept on this device.
workbench-queue-done = Everything is sent.
workbench-queue-refused = Refused:
workbench-queue-drop = Remove
workbench-queue-signed-out = Your session has ended. What you said is kept here: sign in again to send it.
workbench-queue-read = Code read without a connection: #. The device will open when it returns.
workbench-queue-after = Every function has an answer

grading-title = How the state of a device is graded
grading-lead = Every device is graded the same way, whichever the workshop. The grade is that of its gravest fault.
grading-word = A function that is missing or fails shows in the word too: the device is said “reused”, never “refurbished”.
grading-since = These rules hold since { $date }. They are Rebond’s own, and the operator may change them; a grade that was given stays.
grading-at-best = at best “{ $grade }”
grading-marks = What is seen
grading-marks-how = The case at 30 cm under a lamp, the screen switched on.
grading-battery = The battery
grading-battery-from = { $percent }% or more of its original capacity
grading-battery-less = Less
grading-functions = What does not work
grading-functions-how = All functions are tried (French decree 2022-190). This is what each leaves when it fails.

error-workbench-nothing-told = Nothing was said: answer for one function at least.
error-workbench-subject-unknown = “{ $text }” is no function that the bench knows.
error-workbench-answer-unknown = “{ $text }” is no answer: say “passed”, “failed” or “not_applicable”, or what is seen.
error-workbench-battery-unlikely = A battery’s health is a number from 0 to 100, in percent of its original capacity.
error-workbench-key-malformed = The key of an act has 8 to 64 letters, digits or dashes. Send it again with another key.
error-workbench-function-not-theirs = These devices have no such function: { $devices }. Remove them, or choose another function; nothing was noted.
error-workbench-record-first = What was said last is in no test session. Record the tests first, then give the grade.
error-workbench-too-many = { $most } devices at most at once. Do it in several goes.

part-stock-title = Stock of parts
part-stock-section = Parts
part-stock-empty = No part in stock. Add those that you buy or recover: the bench proposes them as soon as a function fails.
part-stock-quantity = { $count ->
    [0] None left
    [one] { $count } in stock
   *[other] { $count } in stock
}
part-stock-count-of = Counted: { $part }
part-stock-count = Correct
part-stock-counted = The stock is corrected.
part-stock-add = Add parts
part-stock-label = Part
part-stock-label-hint = For example “Battery 01AV423”
part-stock-category = For which devices?
part-stock-function = What it mends
part-stock-models = Models it fits
part-stock-models-hint = Separated by commas, for example “T480, T580”. Nothing: all of the category.
part-stock-how-many = How many?
part-stock-add-button = Add to the stock
part-stock-added = { $part }: added to the stock.
part-stock-back = Back to the bench
part-stock-mends = Mends what fails
part-stock-use = Use
part-stock-use-of = Use: { $part }
part-stock-take = Put into the stock
part-stock-take-text = A part taken out of this device goes into the stock, for devices of the same model.
error-part-none-left = No “{ $part }” is left in stock. Count the stock, or choose another part.
error-part-does-not-fit = “{ $part }” is not made for this device. Choose a part that fits, or add its model to the stock.
error-part-not-for-parts = Parts are taken only from a device kept for its parts. Grade it “for parts” first.
error-part-function = Devices of this category have no such function. Choose another one.
error-part-model-short = “{ $model }” is too short to name a model: three letters or digits at least.
error-part-models-many = { $most } models at most for one part. Leave it empty if it fits all.

bench-several-title = Say the same of several devices
bench-several-lead = For example ten computers whose Wi-Fi does not work. If one code is refused, nothing is noted for any.
bench-several-codes = Codes of the devices
bench-several-codes-hint = One a line: references or serial numbers. The scanner goes to the next line by itself. 50 at most.
bench-several-subject = What is it about?
bench-several-answer = Answer
bench-several-rest = All the rest works
bench-several-rest-hint = The functions of which nothing was said yet are noted as good.
bench-several-button = Note for all
bench-several-done = { $count ->
    [one] It is noted for { $count } device.
   *[other] It is noted for { $count } devices.
}
bench-several-labels-title = These devices
error-workbench-codes-unknown = No device of your workshop, or several, bear: { $codes }. Mend or remove these codes; nothing was noted.

workbench-queue-again = Send again
workbench-queue-other = Another person, or another organisation, is signed in in this browser. What you said is kept here: sign in again to send it.
workbench-queue-fault = The server does not manage it. The act is kept, and goes again by itself from time to time.
workbench-queue-behind-one = 1 act of the same device waits behind a refusal.
workbench-queue-behind-many = # acts of the same device wait behind a refusal.
workbench-queue-read-instead = It takes the place of #, read before it: read that code again later.
workbench-queue-read-drop = Do not open it
