# Spans and moments. A span stands in the nominative, which is the accusative, too: "через 1 день".
# Dates end in a full stop ("22 нояб. 2026 г."): none may follow.

span-seconds = { $count } с
span-minutes = { $count } мин
span-hours = { $count } ч
span-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
    [many] { $count } дней
   *[other] { $count } дня
  }
span-ago = { $span } назад
just-now = только что
at-time = в { $time }
at-time-on = { $date } в { $time }
