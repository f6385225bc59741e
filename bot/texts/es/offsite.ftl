# /offsite: the second copy of all evidence, somewhere else (S3, WebDAV, Google Drive …).

about-offsite = La copia de las grabaciones en otro sitio
follows-offsite = [test]

## Why it fails: a clause without a full stop, to stand behind "La copia externa falla …: ".
why-offsite = { $why ->
    [no_program] rclone no está en este equipo
    [unknown_remote] rclone no conoce ningún sitio con ese nombre
    [not_obscured] la contraseña de BACKUP_REMOTE no está escrita como la quiere rclone
    [locked_config] los ajustes de rclone están protegidos con una contraseña
    [login] el almacenamiento rechaza el acceso
    [no_room] no queda espacio en el almacenamiento
    [certificate] el certificado del almacenamiento no es de confianza
    [no_network] el almacenamiento no responde
    [stalled] el almacenamiento ya no acepta nada
   *[other] rclone no pudo hacerlo
  }

## What to do about it: a sentence of its own.
offsite-advice = { $why ->
    [no_program] Instala rclone ahí, o pon RCLONE_PATH en .env.
    [unknown_remote] Mira rclone listremotes en mi equipo, y BACKUP_REMOTE en .env.
    [not_obscured] Ejecuta rclone obscure en mi equipo y pon lo que muestre en BACKUP_REMOTE.
    [locked_config] Dame su contraseña como RCLONE_CONFIG_PASS en el entorno en el que me inicias.
    [login] Renuévalo en mi equipo con rclone config, o corrige BACKUP_REMOTE en .env.
    [no_room] Libera espacio ahí, o usa un almacenamiento mayor.
    [certificate] Comprueba la dirección del almacenamiento y el reloj de este equipo.
    [no_network] Sigo intentándolo. ¿Está encendido el almacenamiento? ¿Funciona la red?
    [stalled] Sigo intentándolo. ¿Funciona la red?
   *[other] Sigo intentándolo. Mi registro de eventos tiene las palabras del propio rclone.
  }

## The page
offsite-none =
    ⚪ No hay ninguna copia externa.
    Con una, un ladrón que se lleve este equipo no se lleva las grabaciones: van a otro sitio desde la primera foto. Instala rclone en este equipo y ejecuta rclone config para darle un sitio: un almacenamiento S3, WebDAV, Google Drive y muchos más. Después pon en .env una línea como BACKUP_REMOTE=gdrive:vigil e iníciame otra vez.
offsite-well = 🟢 Copia externa · { $name }
offsite-never = ⚪ Copia externa · { $name }
offsite-failing = 🟠 Copia externa · { $name }
offsite-why = Falla desde hace { $span }: { $why }. { $advice }
offsite-last = Última copia: { $ago }.
offsite-nothing-yet = Aún no se ha copiado nada.
offsite-waiting = { $files ->
    [0] No hay nada pendiente de copiar.
    [one] Un archivo está pendiente de copiar ({ $size }).
   *[other] { $files } archivos están pendientes de copiar ({ $size }).
  }
offsite-unexamined = { $count ->
    [one] Falta por mirar un incidente más.
   *[other] Faltan por mirar { $count } incidentes más.
  }
offsite-removals = { $count ->
    [one] Falta por hacer un borrado ahí.
   *[other] Faltan por hacer { $count } borrados ahí.
  }
offsite-encrypted = 🔒 Cifrada antes de salir.
offsite-plain = Sin cifrar: quien pueda entrar en el almacenamiento lo ve todo.
offsite-bandwidth = Como máximo { $bandwidth } por segundo.
offsite-everything-copying = Copiando lo que había de antes: { $done ->
    [0] ninguno de { $days } días todavía.
    [one] 1 de { $days } días listo.
   *[other] { $done } de { $days } días listos.
  }
offsite-everything-done = Lo que había de antes también está ahí.
offsite-everything-differing = { $count ->
    [one] Un archivo de ahí es distinto del mío; lo dejé como está.
   *[other] { $count } archivos de ahí son distintos de los míos; los dejé como están.
  }
offsite-button-test = Probar
offsite-button-everything = Copiarlo todo ahora
offsite-button-cancel = Dejar de copiarlo todo
offsite-button-page = Copia externa

## The test
offsite-test-begun = Probando la copia externa…
offsite-test-well = 🟢 La copia externa funciona.
offsite-test-failed = 🟠 La copia externa no funciona: { $why }. { $advice }
offsite-test-wrong = 🟠 El almacenamiento no devuelve lo que puse en él. Usa otro.
offsite-test-stopped = ⚪ La prueba se detuvo.
offsite-test-step = { $outcome ->
    [well] 🟢
   *[failed] 🟠
  } { $step ->
    [write] Escribir un archivo pequeño
    [read] Leerlo y compararlo
    [list] Encontrarlo en la lista
   *[remove] Borrarlo de nuevo
  } · { $seconds } s
offsite-test-running = Ya hay una prueba en curso.

## In /status
offsite-status-copied = copia externa { $ago }
offsite-status-nothing = copia externa: nada todavía
offsite-status-waiting = { $files ->
    [one] 1 archivo por copiar
   *[other] { $files } archivos por copiar
  }
offsite-status-failing = La copia externa falla desde hace { $span }: { $why }. { $files ->
    [0] No hay nada pendiente.
    [one] Hay un archivo pendiente.
   *[other] Hay { $files } archivos pendientes.
  }

## To the owner, once, and resolved in place
offsite-notice-failing = 🟠 La copia externa falla desde hace { $span }: { $why }.
    { $advice }
offsite-notice-over = 🟢 La copia externa vuelve a funcionar · falló durante { $span }
