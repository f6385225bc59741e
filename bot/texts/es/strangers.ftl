# Strangers who come again: in alerts, on an incident's page, and on the page of their visits.

# $when is one of the strangers-on- or strangers-since- texts: "una vez, el martes", "3 veces desde el martes".
strangers-never = Nunca visto antes.
strangers-still-looking = Todavía busco si ya lo había visto.
strangers-seen = Visto antes: { $times ->
    [one] una vez, { $when }
   *[other] { $times } veces { $when }
  }.
strangers-seen-so-far = Visto antes: { $times ->
    [one] una vez, { $when }
   *[other] { $times } veces { $when }
  }, y sigo buscando.
strangers-seen-again = Visto de nuevo: { $times ->
    [one] una vez, { $when }
   *[other] { $times } veces { $when }
  }.
strangers-on-time = a las { $time }
strangers-on-date = el { $date }
# $day: 1 is Monday, 7 is Sunday.
strangers-on-weekday = { $day ->
    [1] el lunes
    [2] el martes
    [3] el miércoles
    [4] el jueves
    [5] el viernes
    [6] el sábado
   *[7] el domingo
  }
strangers-since-time = desde las { $time }
strangers-since-date = desde el { $date }
strangers-since-weekday = { $day ->
    [1] desde el lunes
    [2] desde el martes
    [3] desde el miércoles
    [4] desde el jueves
    [5] desde el viernes
    [6] desde el sábado
   *[7] desde el domingo
  }

strangers-status = Desconocidos: { $known } de { $total } caras revisadas

# The page of the visits.
strangers-button-visits = { $when ->
    [earlier] Ver visitas anteriores
    [later] Ver visitas posteriores
   *[both] Ver otras visitas
  }
strangers-button-forget = Olvidar a este desconocido
strangers-page-head = { $count ->
    [one] Otra visita de este desconocido
   *[other] { $count } visitas más de este desconocido
  }
strangers-page-newest = Las { $count } más recientes, por la cara, no por el nombre:
strangers-page-all = Por la cara, no por el nombre:
strangers-page-visit = { $number }. { $camera } · { $day } · { $time }
strangers-page-none = No me consta ninguna otra visita de este desconocido. Las caras se comparan durante 30 días, y 2000 como máximo.
strangers-page-looking = Todavía reviso caras de días anteriores: { $known } de { $total }. Puede haber más visitas; vuelve en unos minutos.
strangers-page-off = Distingo a los desconocidos en cuanto hay alguien registrado y puedo leer caras. /status dice más.
# Forgetting.
strangers-forget-question = ¿Olvidar de verdad a este desconocido? Se { $faces ->
    [one] borra para siempre 1 imagen de su cara
   *[other] borran para siempre { $faces } imágenes de su cara
  }, de { $incidents ->
    [one] 1 incidente
   *[other] { $incidents } incidentes
  }.
  Las fotos y los clips se conservan, también los que muestran la cara. Para quitarlos también, borra los incidentes: abre cada uno y toca “Borrar”.
strangers-forget-nothing = No se guarda nada de la cara de este desconocido. Las fotos y los clips se conservan hasta que borres el incidente.
strangers-forget-later = Todavía reviso caras de días anteriores y se me escaparían algunas. Prueba otra vez en unos minutos.
strangers-forgotten = ⚪ Olvidado: se { $faces ->
    [one] borró 1 imagen de su cara
   *[other] borraron { $faces } imágenes de su cara
  }, de { $incidents ->
    [one] 1 incidente
   *[other] { $incidents } incidentes
  }. Las fotos y los clips se conservan.
strangers-forgotten-in-use = { $inUse ->
    [one] Un incidente sigue en curso, o se avisó de él hace solo unos minutos, así que sus imágenes de la cara se quedan de momento.
   *[other] { $inUse } incidentes siguen en curso, o se avisó de ellos hace solo unos minutos, así que sus imágenes de la cara se quedan de momento.
  } Prueba otra vez en 10 minutos.
strangers-forgotten-by = ⚪ { $by } me hizo olvidar a un desconocido: se { $faces ->
    [one] borró 1 imagen de su cara
   *[other] borraron { $faces } imágenes de su cara
  }, de { $incidents ->
    [one] 1 incidente
   *[other] { $incidents } incidentes
  }. Las fotos y los clips se conservan.
