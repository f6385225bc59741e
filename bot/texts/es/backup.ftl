# /backup: the whole state as one encrypted file, and back.

about-backup = Ajustes, caras y personas en un archivo cifrado
backup-about =
    Una copia de seguridad lleva los ajustes, las zonas, las personas con acceso, las cámaras con sus contraseñas y las caras conocidas, en un solo archivo que solo se abre con tu frase de contraseña. Lo grabado no va en ella.
    Para recuperar una, envíame su archivo.
backup-ask = Envíame una frase de contraseña de al menos 12 caracteres; lo mejor son varias palabras que nadie adivine. Borro tu mensaje al instante. Sin ella nadie puede abrir el archivo, yo tampoco.
backup-once-more = Ahora la misma otra vez, para que un error al escribir no te deje fuera.
backup-differs = Eran dos distintas. Envíame la frase de contraseña otra vez, desde el principio.
backup-refused = { $problem ->
    [short] Es demasiado corta. Usa al menos 12 caracteres; lo mejor son varias palabras.
    [long] Es demasiado larga. Usa 200 caracteres como máximo.
   *[plain] Es demasiado fácil de adivinar. Usa varias palabras distintas.
  }
backup-deleted = Borré tu mensaje.
backup-delete-yourself = No puedo borrar tu mensaje. Bórralo tú, por favor.
backup-too-late = No llegó ninguna respuesta, así que dejé de esperar.
backup-not-made = No se hizo ninguna copia de seguridad.
backup-sent = La copia de seguridad está abajo.
backup-too-large = La copia de seguridad ocuparía { $size }, más de lo que Telegram me acepta. Ejecuta npm run backup en mi equipo.
backup-when = { $date }, { $time }
backup-made = 🔒 Copia de seguridad del { $when }
backup-holds = Contiene: { $members }, { $faces }, { $cameras }.
backup-faces = { $people } con { $photos }
backup-members = { $count ->
    [one] una persona con acceso
   *[other] { $count } personas con acceso
  }
backup-people = { $count ->
    [0] ninguna cara conocida
    [one] una cara conocida
   *[other] { $count } caras conocidas
  }
backup-photos = { $count ->
    [one] una foto
   *[other] { $count } fotos
  }
backup-cameras = { $count ->
    [one] una cámara
   *[other] { $count } cámaras
  }
backup-how-back = Guárdala en otro sitio que no sea este equipo. Para recuperarla, envíamela.
backup-only-at-machine = Es demasiado grande para enviármela de vuelta: en el equipo nuevo, ejecuta npm run restore.
backup-button-make = Hacer una copia
backup-button-another = Hacer otra
backup-open-ask = Esta es una copia de seguridad del { $when }. Envíame su frase de contraseña; borro tu mensaje al instante.
backup-wrong = Esa no es su frase de contraseña. Prueba otra vez.
backup-confirm = 🟠 ¿Restaurar la copia de seguridad del { $when }?
backup-confirm-what = Sustituye todos los ajustes, las caras conocidas y las personas con acceso de aquí. Lo grabado se conserva, la alarma queda como está y tú sigues como titular.
backup-commands = { $count ->
    [one] Una cámara de la copia ejecuta un programa en el equipo. La dejo fuera, porque un archivo no debe iniciar programas; escribe su línea a mano en .env.
   *[other] { $count } cámaras de la copia ejecutan un programa en el equipo. Las dejo fuera, porque un archivo no debe iniciar programas; escribe sus líneas a mano en .env.
  }
backup-button-restore = Restaurarla
backup-restoring = Restaurando. Vuelvo en unos segundos.
backup-restored = 🟢 Se restauró la copia de seguridad del { $when }.
backup-button-undo = Deshacer
backup-undo-ask = ¿Dejarlo todo como estaba antes de restaurar? Lo que se cambió desde entonces se pierde.
backup-button-undo-yes = Volver a lo de antes
backup-button-undo-no = Dejarlo así
backup-undone = 🟢 Todo está como antes de restaurar.
backup-undo-gone = De lo que había antes no queda nada guardado. Todo sigue como está.
backup-stays = Todo sigue como está.
backup-not-restored = No se restauró nada.
backup-gone = Ya no tengo ese archivo. Envíalo otra vez.
backup-owner-only = Solo quien es titular puede restaurar una copia de seguridad.
backup-file-too-large = Telegram solo me da archivos de hasta 20 MB. Ejecuta npm run restore con este archivo en mi equipo.
backup-file-not-fetched = Telegram no me dio el archivo. Envíalo otra vez.
backup-file-not-a-backup = Esto no es una copia de seguridad mía. Envíame el archivo que hizo /backup.
backup-file-newer = Esta copia de seguridad es de un Vigil más nuevo. Actualiza antes Vigil en este equipo.
backup-file-damaged = Esta copia de seguridad está dañada. Envía el archivo otra vez, o usa una anterior.
backup-file-wrong-passphrase = Esa no es su frase de contraseña. Prueba otra vez.
backup-button-status = Ver estado
backup-gains = Vuelve a tener acceso: { $names }.
backup-told = { $name } ha restaurado la copia de seguridad del { $when }: los ajustes, las caras y los miembros están como entonces.
backup-told-undone = { $name } ha deshecho la restauración: los ajustes, las caras y los miembros están como antes.
