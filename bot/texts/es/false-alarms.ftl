# What caused false alarms, and the setting that would have stopped each.

causes-head = <b>Qué causó tus falsas alarmas</b>
causes-count = { $count ->
    [one] 1 en los últimos { $days } días.
   *[other] { $count } en los últimos { $days } días.
  }
causes-none = 🟢 Ninguna falsa alarma en los últimos { $days } días. Toca [Falsa alarma] debajo de un aviso que lo sea, y busco qué tienen en común.
causes-small = { $camera }: { $count ->
    [one] 1 era pequeña, de { $largest } px como mucho.
   *[other] { $count } eran pequeñas, de { $largest } px como mucho.
  } Ahora cuenta lo que llega a { $now } px; con { $to } px { $count ->
    [one] se habría evitado.
   *[other] se habrían evitado.
  }
causes-small-costs = { $camera }: { $count ->
    [one] 1 era pequeña, de { $largest } px como mucho.
   *[other] { $count } eran pequeñas, de { $largest } px como mucho.
  } Con { $to } px también { $loses ->
    [one] se habría perdido una alarma real, así que lo dejo como está.
   *[other] se habrían perdido { $loses } alarmas reales, así que lo dejo como está.
  }
causes-place = { $camera }: { $count ->
    [one] 1 ocurrió
   *[other] { $count } ocurrieron siempre
  } { $row ->
    [upper] { $column ->
        [left] arriba a la izquierda.
        [right] arriba a la derecha.
       *[middle] arriba en el centro.
      }
    [lower] { $column ->
        [left] abajo a la izquierda.
        [right] abajo a la derecha.
       *[middle] abajo en el centro.
      }
   *[middle] { $column ->
        [left] a la izquierda.
        [right] a la derecha.
       *[middle] en el centro.
      }
  } Ninguna alarma real se dio solo ahí.
causes-household = { $camera }: { $count ->
    [one] 1 la causó gente de casa, { causes-mode }.
   *[other] { $count } las causó gente de casa, { causes-mode }.
  } El movimiento podría esperar a ver una cara.
causes-mode = { $mode ->
    [armed_home] con la alarma armada (en casa)
    [armed_night] con la alarma armada (noche)
   *[armed_away] con la alarma armada (fuera)
  }
causes-unchecked = { $count ->
    [one] De 1 alarma real no puedo saberlo.
   *[other] De { $count } alarmas reales no puedo saberlo.
  }
causes-hours = { $camera }: { $count } de { $of } llegaron entre las { $from } y las { $to }.
causes-stopped = { $count ->
    [one] 1 ya no se daría con mis ajustes de ahora.
   *[other] { $count } ya no se darían con mis ajustes de ahora.
  }
causes-unexplained = { $count ->
    [one] 1 se habría dado con cualquier ajuste.
   *[other] { $count } se habrían dado con cualquier ajuste.
  }
causes-gone = { $count ->
    [one] 1 fue en una cámara que ya no está.
   *[other] { $count } fueron en cámaras que ya no están.
  }

# After a tap.
causes-area-set = 🟢 { $camera }: ahora cuenta lo que llega a { $to } px. Antes eran { $before } px.
causes-area-back = ⚪ { $camera }: vuelve a contar lo que llega a { $to } px.
causes-ignored = 🟢 { $camera }: esa parte de la imagen se ignora ahora.
causes-ignored-already = ⚪ { $camera }: esa parte de la imagen ya se ignora.
causes-watched-again = ⚪ { $camera }: esa parte de la imagen vuelve a contar.
causes-camera-gone = ⚪ Esta cámara ya no está.
causes-zone-name = Falsas alarmas

causes-button-area = Poner { $value }: { $camera }
causes-button-place = Ignorarla en { $camera }
causes-button-household = Esperar a ver una cara
causes-button-area-back = Volver a { $value }
causes-button-watch = Dejar que cuente otra vez
causes-button-show = Mostrar la zona
