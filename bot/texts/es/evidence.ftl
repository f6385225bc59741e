# /evidence: how long what I record is kept, what it takes, and what goes.

about-evidence = Cuánto se conservan las grabaciones y qué ocupan
evidence-menu = Grabaciones

evidence-none = Aún no hay grabaciones.
evidence-takes = Las grabaciones ocupan { $used }: { $count ->
    [one] 1 incidente, del { $oldest }.
   *[other] { $count } incidentes, el más antiguo del { $oldest }.
  }
evidence-pinned = De eso, { $size } están guardados para siempre y se quedan.
evidence-disk = En el disco quedan libres { $free } de { $size }.
evidence-fits = Al ritmo actual { $days ->
    [0] cabe menos de un día de grabaciones
    [one] cabe más o menos 1 día de grabaciones
   *[other] caben unos { $days } días de grabaciones
  }.
evidence-rules = { $days ->
    [0] Se conservan para siempre
    [365] Se conservan 1 año
    [one] Se conservan 1 día
   *[other] Se conservan { $days } días
  }, { $room ->
    [none] mientras quepan en el disco
   *[some] hasta { $most } como máximo
  }. En el disco quedan siempre libres { $free }.
evidence-used = { $used } de { $most }
evidence-used-gb = { $used } de { $most } GB

## What is chosen: days 0 and room "none" are no limit
evidence-days = { $days ->
    [0] Las grabaciones se conservan para siempre, mientras haya espacio.
    [365] Las grabaciones se conservan 1 año. Las más antiguas se borran solas; lo guardado para siempre se queda.
    [one] Las grabaciones se conservan 1 día. Las más antiguas se borran solas; lo guardado para siempre se queda.
   *[other] Las grabaciones se conservan { $days } días. Las más antiguas se borran solas; lo guardado para siempre se queda.
  }
evidence-room = { $room ->
    [none] Las grabaciones pueden ocupar todo lo que dé el disco.
   *[some] Las grabaciones pueden ocupar { $most }.
  } Cuando eso se llena, se borra lo más antiguo, primero las falsas alarmas. Lo guardado para siempre se queda.
evidence-free = En el disco quedan siempre libres { $free }. Si queda menos, se borra lo más antiguo, primero las falsas alarmas. Lo guardado para siempre se queda, y también los 2 GB más recientes del último día.

evidence-button-keep = { $days ->
    [0] Conservar para siempre
    [365] Conservar 1 año
    [one] Conservar 1 día
   *[other] Conservar { $days } días
  }
evidence-button-most = { $room ->
    [none] Usar todo el disco
   *[some] Usar hasta { $most }
  }
evidence-button-free = Dejar libres { $free }
evidence-button-days = { $days ->
    [0] Siempre
    [365] 1 año
    [one] 1 día
   *[other] { $days } días
  }
evidence-button-room = { $room ->
    [none] Todo el disco
   *[some] { $most }
  }
evidence-button-size = { $free }
evidence-button-chosen = ✓ { $label }
evidence-button-plan = Ver qué se borraría
evidence-button-pin = Elegir qué se queda
evidence-button-pinned = Ver lo guardado
evidence-button-more = Conservar más
evidence-button-evidence = Ver grabaciones
evidence-button-undo = Deshacer
evidence-button-remove = Borrar
evidence-button-leave = Dejarlo como estaba

## "de más de 7 días"
evidence-age = { $days ->
    [365] 1 año
    [one] 1 día
   *[other] { $days } días
  }
evidence-ask = { $limit ->
    [days] { $count ->
        [one] Con esto se borra ahora 1 incidente de hace más de { evidence-age } ({ $dates }, { $size }).
       *[other] Con esto se borran ahora { $count } incidentes de hace más de { evidence-age } ({ $dates }, { $size }).
    }
   *[other] { $count ->
        [one] Con esto se borra ahora 1 incidente ({ $dates }, { $size }).
       *[other] Con esto se borran ahora { $count } incidentes, primero las falsas alarmas y lo más antiguo ({ $dates }, { $size }).
    }
  }
evidence-agreed = { $count ->
    [one] 1 incidente ({ $dates }, { $size }) se borra dentro de un minuto.
   *[other] { $count } incidentes ({ $dates }, { $size }) se borran dentro de un minuto.
  }
evidence-told = { $name } cambió cuánto se conservan las grabaciones. { $count ->
    [one] 1 incidente ({ $dates }, { $size }) se borra dentro de un minuto.
   *[other] { $count } incidentes ({ $dates }, { $size }) se borran dentro de un minuto.
  }

## What would go
evidence-plan-now = { $count ->
    [one] 1 incidente ({ $dates }, { $size }) se borra en los próximos diez minutos.
   *[other] { $count } incidentes ({ $dates }, { $size }) se borran en los próximos diez minutos.
  }
evidence-plan-nothing = Ahora no hay que borrar nada.
evidence-plan-first = Si falta espacio, esto se borra primero:
evidence-plan-more = y después { $count ->
    [one] 1 más.
   *[other] { $count } más, primero los más antiguos.
  }

## By itself, to owners
evidence-near-room = 🟠 Las grabaciones ocupan { $used }. { $when ->
    [soon] Pronto
   *[later] Más o menos en { $span }
  } empiezo a borrar las más antiguas.
evidence-near-disk = 🟠 El disco se llena: quedan libres { $free }, y deben quedar { $minimum }. { $when ->
    [soon] Pronto
   *[later] Más o menos en { $span }
  } empiezo a borrar las grabaciones más antiguas.
evidence-near-order = Primero las falsas alarmas; lo guardado para siempre se queda.
evidence-removed = { $reason ->
    [too_much] { $count ->
        [one] Borré 1 incidente ({ $dates }) para no pasar de { $most }.
       *[other] Borré { $count } incidentes ({ $dates }) para no pasar de { $most }.
    }
   *[disk_full] { $count ->
        [one] Borré 1 incidente ({ $dates }) para que queden libres { $free } en el disco.
       *[other] Borré { $count } incidentes ({ $dates }) para que queden libres { $free } en el disco.
    }
  }
evidence-full = 🟠 El disco está lleno: quedan libres { $free }, y no puedo borrar ninguna grabación para hacer sitio.
    Los avisos siguen llegando, pero pronto sin grabaciones en el disco. Las grabaciones ocupan { $used } de los { $size } del disco: libera espacio en este equipo, o deja de guardar para siempre lo que no haga falta.
evidence-pins = 🟠 Lo guardado para siempre ocupa { $size }, y todas las grabaciones pueden ocupar { $most }: no borro nada más para hacer sitio.
    Deja de guardar para siempre lo que no haga falta, o conserva más.
evidence-stuck-pinned = 🟠 Lo guardado para siempre llena el espacio, así que no borro nada más para hacer sitio.
evidence-stuck-disk = 🟠 El disco está lleno: quedan libres { $free }, y no puedo borrar ninguna grabación para hacer sitio.
evidence-trouble-disk = El disco está casi lleno: quedan libres { $free }. Los avisos siguen llegando, pero puede que lo que grabe no se conserve.
evidence-button-summary = Resumen diario
