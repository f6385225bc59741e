# Spans and moments, in the reader's language. Where a span stands, no preposition asks for the
# dative ("schon 2 Tage", never "seit 2 Tage"), except where it is always short.

span-seconds = { $count } s
span-minutes = { $count } min
span-hours = { $count } h
span-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
  }
span-ago = vor { $span }
just-now = gerade eben
at-time = um { $time }
at-time-on = am { $date } um { $time }
