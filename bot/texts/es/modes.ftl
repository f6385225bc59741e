# /modes: what alarms in each way to be armed.

about-modes = Qué dispara la alarma fuera, en casa y de noche

mode-alarms = { $movement ->
    [at_once] { $unknown ->
        [on] El movimiento o una cara desconocida disparan la alarma.
       *[off] El movimiento dispara la alarma.
      }
    [unless_known] { $unknown ->
        [on] El movimiento espera hasta 8 s a ver una cara; si solo hay gente de casa, no suena; sin cara o con un desconocido, dispara la alarma.
       *[off] El movimiento espera hasta 8 s a ver una cara; si solo hay gente de casa, no suena; sin cara, dispara la alarma.
      }
   *[never] { $unknown ->
        [on] Solo una cara desconocida dispara la alarma; el movimiento sin más no suena.
       *[off] { $unsure ->
            [on] { $mode ->
                [armed_away] Solo una cara dudosa dispara la alarma; el movimiento sin más no suena.
               *[other] De una cara dudosa aviso sin sonido; todo lo demás no suena.
              }
           *[off] Ni el movimiento ni las caras hacen sonar nada.
          }
      }
  }
mode-alarms-unsure = { $mode ->
    [armed_away] Una cara dudosa también dispara la alarma.
   *[other] De una cara dudosa aviso sin sonido.
  }
armed-movement = El movimiento dispara la alarma.

## The list
modes-head = Qué dispara la alarma cuando está armada:
modes-line = { $armed ->
    [yes] 🔒 <b>{ modes-name }</b> · { $what }
   *[no] <b>{ modes-name }</b> · { $what }
  }
modes-line-deaf = 🟠 <b>{ modes-name }</b> · Nada dispararía la alarma en este modo.
modes-name = { $mode ->
    [armed_home] En casa
    [armed_night] Noche
   *[armed_away] Fuera
  }

## One mode
modes-mode-head = { $armed ->
    [yes] 🔒 <b>{ modes-name }</b> · armada así ahora
   *[no] <b>{ modes-name }</b>
  }
modes-deaf = 🟠 Nada dispararía la alarma en este modo: { $why ->
    [cameras] no cuenta ninguna cámara.
   *[triggers] ni el movimiento ni las caras hacen sonar nada.
  }
modes-no-faces = Mientras no reconozca a nadie de cara, el movimiento dispara la alarma al instante en todos los modos.
modes-cameras = Cámaras que cuentan: { $cameras }.
modes-cameras-off = Cámaras que no cuentan aquí: { $cameras }.
modes-zones-off = Zonas que no cuentan aquí: { $zones }.
modes-exit = { $delay ->
    [none] Queda armada al instante.
   *[some] Después de armar tienes { $span } para salir.
  }
modes-entry = { $delay ->
    [none] La alarma se dispara al instante.
   *[some] Quien entra tiene { $span } para desarmar antes de que se dispare la alarma.
  }
modes-reset-done = ⚪ { modes-name }: como al principio.
modes-undone = 🟢 { modes-name }: como antes.
modes-undo-gone = ⚪ No queda nada que deshacer.
modes-deaf-question = 🟠 La alarma está armada ({ alarm-mode }). Con esto ya nada la dispararía. ¿Lo cambio igualmente?
modes-late = ⚪ Cambiaste esto antes, mientras yo estaba sin conexión, así que lo dejé como está:
modes-changed = ⚪ { $name } cambió qué dispara la alarma ({ alarm-mode }).

## Cameras and zones of a mode
modes-cameras-head = <b>{ modes-name }</b> · qué cámaras cuentan
    Las que no cuentan no graban ni avisan de nada aquí.
modes-no-camera = Aún no hay ninguna cámara.
modes-zones-head = <b>{ modes-name }</b> · qué zonas cuentan
modes-zones-which = <b>{ modes-name }</b> · ¿las zonas de qué cámara?
modes-zones-of = { $camera }: una zona que no cuenta se trata aquí como si no estuviera dibujada.
modes-no-zones = Ninguna cámara tiene zonas: con /zones se dibujan.

## Buttons
button-modes = Qué dispara la alarma
button-mode-name = { modes-name }
button-movement = { $movement ->
    [at_once] Al instante
    [unless_known] Salvo conocidos
   *[never] Nunca
  }
button-movement-now = ✓ { button-movement }
button-unknown = { $value ->
    [on] Desconocidos: sí
   *[off] Desconocidos: no
  }
button-unsure = { $value ->
    [on] Caras dudosas: sí
   *[off] Caras dudosas: no
  }
button-mode-cameras = Cámaras: { $count } de { $total }
button-mode-zones = Zonas
button-counts = { $value ->
    [on] ✓ { $name }
   *[off] { $name }: no
  }
button-exit = Salida: { $span }
button-entry = Entrada: { $span }
button-modes-less = −
button-modes-more = +
button-modes-reset = Restablecer
button-modes-undo = Deshacer
button-modes-change = Cambiarlo
button-modes-keep = Dejarlo así
