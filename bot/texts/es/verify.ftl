# /verify: whether the evidence is as it was sealed. Also printed by `npm run verify`.

about-verify = Comprobar que nadie modificó las grabaciones
follows-verify = [ocho caracteres de un sello]

# Stands at the end of a clip's caption, behind the date; $head is eight characters.
verify-caption = Sello { $head }

verify-begun = Comprobando todas las grabaciones con el sello…
verify-progress = Comprobando las grabaciones: { $done } de { $of } incidentes, { $size }.
verify-cancelled = ⚪ La comprobación se canceló, así que no se averiguó nada.
verify-missing = Aquí no hay nada sellado.
verify-busy = Ya estoy comprobando las grabaciones.
verify-toast-over = Esa comprobación ya terminó.
verify-button-again = Comprobar otra vez
verify-button-all = Comprobarlo todo
verify-not-eight = Después de /verify van los ocho caracteres que siguen a “Sello” debajo de un clip o en un resumen: cifras y letras de la a a la f.

verify-well = 🟢 Todas las grabaciones están como se sellaron.
verify-wrong = 🔴 No todas las grabaciones están como se sellaron.
# What was found first comes behind it, as a sentence of its own.
verify-first = Lo primero:
verify-file = { $kind ->
    [changed] { $file } ({ $camera }, { $when }) se modificó.
    [grown] { $file } ({ $camera }, { $when }) tiene líneas que no se sellaron.
    [replaced] { $file } ({ $camera }, { $when }) se selló dos veces, con contenido distinto.
    [changed_before] { $file } ({ $camera }, { $when }) ya se había modificado antes de que se borrara según las reglas.
    [missing] { $file } ({ $camera }, { $when }) falta, y ninguna regla lo borró.
    [set_aside] { $file } ({ $camera }, { $when }) no se pudo leer y se apartó.
    [incident_missing] El incidente entero ({ $camera }, { $when }) falta, y ninguna regla lo borró.
    [added] { $file } ({ $camera }, { $when }) se añadió: nunca se selló.
    [incident_added] El incidente entero ({ $camera }, { $when }) se añadió: nunca se selló.
   *[unreadable] { $file } ({ $camera }, { $when }) no se puede leer del disco.
  }
verify-in-all = En total: { $counts }.
verify-count = { $kind ->
    [changed] { $count ->
        [one] { $count } modificado
       *[other] { $count } modificados
      }
    [grown] { $count } con más de lo que se selló
    [replaced] { $count ->
        [one] { $count } sellado dos veces
       *[other] { $count } sellados dos veces
      }
    [changed_before] { $count ->
        [one] { $count } modificado antes de borrarse
       *[other] { $count } modificados antes de borrarse
      }
    [missing] { $count ->
        [one] { $count } que falta
       *[other] { $count } que faltan
      }
    [set_aside] { $count ->
        [one] { $count } apartado
       *[other] { $count } apartados
      }
    [incident_missing] { $count ->
        [one] { $count } incidente entero que falta
       *[other] { $count } incidentes enteros que faltan
      }
    [added] { $count ->
        [one] { $count } añadido
       *[other] { $count } añadidos
      }
    [incident_added] { $count ->
        [one] { $count } incidente entero añadido
       *[other] { $count } incidentes enteros añadidos
      }
   *[unreadable] { $count ->
        [one] { $count } ilegible
       *[other] { $count } ilegibles
      }
  }
verify-chain = { $kind ->
    [edited] El propio sello se modificó, en su entrada { $number }.
    [gap] Al sello le faltan entradas, desde la { $number }.
    [no_beginning] Al sello le falta el principio.
    [order] Las entradas del sello no están en orden en la { $number }.
    [damaged] El sello tuvo que empezar de nuevo en la entrada { $number } ({ $when }): su final se modificó, o su secreto era otro.
    [secret_lost] El secreto del sello se perdió antes de esta fecha: { $when }. Lo anterior concuerda, pero ya no se puede demostrar.
    [cut] El sello se recortó o se reescribió: lo que decía el chat ({ $when }) no está en él.
    [no_secret] El secreto del sello, o el correcto, no está aquí: no se puede demostrar nada.
   *[none] Aquí no hay ningún sello.
  }
verify-checked = Como se selló, desde el { $since }: { $files ->
    [one] { $files } archivo
   *[other] { $files } archivos
  } de { $incidents ->
    [one] { $incidents } incidente
   *[other] { $incidents } incidentes
  } ({ $size }).
verify-removed = Borrado según las reglas, como dice el sello: { $count ->
    [one] { $count } archivo
   *[other] { $count } archivos
  }, { $incidents ->
    [one] { $incidents } incidente entero
   *[other] { $incidents } incidentes enteros
  }.
verify-older = { $count ->
    [one] { $count } incidente es anterior al sello.
   *[other] { $count } incidentes son anteriores al sello.
  }
verify-waiting = { $count ->
    [one] { $count } archivo de lo que sigue en curso aún no está sellado.
   *[other] { $count } archivos de lo que sigue en curso aún no están sellados.
  }
verify-after-restart = { $count ->
    [one] { $count } archivo se selló solo después de un reinicio.
   *[other] { $count } archivos se sellaron solo después de un reinicio.
  }
verify-unproven = { $count ->
    [one] { $count } archivo concuerda con un sello cuyo secreto no está aquí.
   *[other] { $count } archivos concuerdan con un sello cuyo secreto no está aquí.
  }
verify-recordings = { $count ->
    [one] { $count } grabación sin clip no está sellada: { $file } ({ $camera }, { $when }).
   *[other] { $count } grabaciones sin clip no están selladas. La primera: { $file } ({ $camera }, { $when }).
  }
verify-head = Sello { $head }, entrada { $number }.

verify-found = 🟢 { $head } está en el sello: entrada { $number }, { $when }.
verify-found-begun = El sello empezó con ella.
verify-found-what = { $kind ->
    [removed] Dice que esto se borró según las reglas: { $files } ({ $camera }, { $when }).
   *[sealed] Selló esto: { $files } ({ $camera }, { $when }).
  }
verify-found-changed = 🔴 { $head } está en el sello, pero su entrada { $number } ({ $when }) no se puede demostrar.
verify-not-found = 🔴 { $head } no está en el sello. Si los caracteres son correctos, el sello se recortó o se reescribió desde entonces.

trouble-seal = Las grabaciones no se pueden sellar ahora: no se puede escribir el sello. Revisa el disco, por favor.
verify-anew = { $because ->
    [secret_lost] 🟠 El secreto de mi sello ya no estaba, así que empecé un sello nuevo.
      Lo anterior ya no se puede demostrar; /verify lo sigue comparando.
   *[damaged] 🟠 El final de mi sello no está como lo escribí, así que empecé uno nuevo.
      Alguien o algo lo modificó mientras yo no estaba en marcha. Envía /verify para ver qué.
  }
