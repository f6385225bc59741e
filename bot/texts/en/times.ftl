# Spans and moments, in the reader's language.

span-seconds = { $count } s
span-minutes = { $count } min
span-hours = { $count } h
span-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
  }
span-ago = { $span } ago
just-now = just now
at-time = at { $time }
at-time-on = at { $time } on { $date }
