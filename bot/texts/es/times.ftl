# Spans and moments, in the reader's language.

span-seconds = { $count } s
span-minutes = { $count } min
span-hours = { $count } h
span-days = { $count ->
    [one] { $count } día
   *[other] { $count } días
  }
span-ago = hace { $span }
just-now = hace un momento
at-time = a las { $time }
at-time-on = el { $date } a las { $time }
