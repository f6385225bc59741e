# What caused false alarms, and the setting that would have stopped each.

causes-head = <b>Что вызвало ложные тревоги</b>
causes-count = { $count ->
    [one] За последние { $days } дней: { $count } ложная тревога.
    [few] За последние { $days } дней: { $count } ложные тревоги.
    [many] За последние { $days } дней: { $count } ложных тревог.
   *[other] За последние { $days } дней: { $count } ложной тревоги.
  }
causes-none = 🟢 За последние { $days } дней ложных тревог не было. Нажми «Ложная тревога» под оповещением, которое пришло зря, и я поищу, что у них общего.
causes-small = { $camera }: { $count ->
    [one] { $count } раз двигалось что-то мелкое
    [few] { $count } раза двигалось что-то мелкое
    [many] { $count } раз двигалось что-то мелкое
   *[other] { $count } раза двигалось что-то мелкое
  }, не больше { $largest } пкс. Сейчас считается всё от { $now } пкс; при { $to } пкс этого не было бы.
causes-small-costs = { $camera }: { $count ->
    [one] { $count } раз двигалось что-то мелкое
    [few] { $count } раза двигалось что-то мелкое
    [many] { $count } раз двигалось что-то мелкое
   *[other] { $count } раза двигалось что-то мелкое
  }, не больше { $largest } пкс. При { $to } пкс не было бы и { $loses ->
    [one] { $loses } настоящей тревоги, поэтому оставляю как есть.
   *[other] { $loses } настоящих тревог, поэтому оставляю как есть.
  }
causes-place = { $camera }: { $count ->
    [1] 1 раз
    [one] все { $count } раз
    [few] все { $count } раза
    [many] все { $count } раз
   *[other] все { $count } раза
  } { $row ->
    [upper] { $column ->
        [left] вверху слева.
        [right] вверху справа.
       *[middle] вверху посередине.
      }
    [lower] { $column ->
        [left] внизу слева.
        [right] внизу справа.
       *[middle] внизу посередине.
      }
   *[middle] { $column ->
        [left] слева.
        [right] справа.
       *[middle] посередине.
      }
  } Настоящих тревог только из-за этого места не было.
causes-household = { $camera }: { $count ->
    [one] { $count } раз это были свои, { causes-mode }.
    [few] { $count } раза это были свои, { causes-mode }.
    [many] { $count } раз это были свои, { causes-mode }.
   *[other] { $count } раза это были свои, { causes-mode }.
  } При движении я мог бы ждать лица.
causes-mode = { $mode ->
    [armed_home] режим «дома»
    [armed_night] режим «ночь»
   *[armed_away] режим «не дома»
  }
causes-unchecked = { $count ->
    [one] Про { $count } настоящую тревогу этого сказать не могу.
    [few] Про { $count } настоящие тревоги этого сказать не могу.
    [many] Про { $count } настоящих тревог этого сказать не могу.
   *[other] Про { $count } настоящей тревоги этого сказать не могу.
  }
causes-hours = { $camera }: { $count } из { $of } — между { $from } и { $to }.
causes-stopped = При нынешних настройках { $count } из них уже не было бы.
causes-unexplained = { $count ->
    [one] { $count } из них была бы при любых настройках.
   *[other] { $count } из них были бы при любых настройках.
  }
causes-gone = { $count ->
    [1] 1 из них — с камеры, которой больше нет.
   *[other] { $count } из них — с камер, которых больше нет.
  }

# After a tap.
causes-area-set = 🟢 { $camera }: теперь считается движение от { $to } пкс. Раньше: { $before } пкс.
causes-area-back = ⚪ { $camera }: снова считается движение от { $to } пкс.
causes-ignored = 🟢 { $camera }: эту часть кадра больше не замечаю.
causes-ignored-already = ⚪ { $camera }: эту часть кадра я и так не замечаю.
causes-watched-again = ⚪ { $camera }: эта часть кадра снова считается.
causes-camera-gone = ⚪ Этой камеры больше нет.
causes-zone-name = Ложные тревоги

causes-button-area = Поставить { $value }: { $camera }
causes-button-place = Не замечать там: { $camera }
causes-button-household = Ждать лица
causes-button-area-back = Вернуть { $value }
causes-button-watch = Снова считать
causes-button-show = Показать
