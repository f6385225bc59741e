# /zones: the parts of each camera's picture that are watched or ignored.
about-zones = Qué partes de una imagen cuentan
follows-zones = [cámara]

zones-which-camera = ¿Zonas de qué cámara?
zones-no-camera = Aún no hay ninguna cámara, así que no hay nada que dividir en zonas.
zones-in-private = Las zonas se pintan en nuestro chat privado: hacen falta más toques de los que Telegram permite en un grupo.
zones-camera-gone = Ya no tengo esta cámara.
zones-gone = Entretanto esta zona se borró.
zones-too-many = Una cámara puede tener { $most } zonas como máximo. Borra antes una.
zones-late = ⚪ Tu toque llegó mientras yo estaba sin conexión, así que dejé todo como está. Toca otra vez si aún lo quieres.

## A camera's zones
zones-head = Zonas · { $camera }
zones-line = { $number } · { $name } · { $kind ->
    [watch] vigilada
   *[ignore] ignorada
  }
zones-line-empty = { $number } · { $name } · aún sin pintar
zones-none = Sin zonas: cuenta lo que se mueve en cualquier parte de la imagen.
zones-share = Cuenta el { $percent } % de la imagen.
zones-share-none = 🟠 No cuenta ninguna parte de la imagen. Solo te avisaría si taparan la cámara.
zones-blind = 🟠 { $cameras }: no cuenta ninguna parte de la imagen, se ignora entera.
zones-picture-last = { $camera } no muestra imagen ahora; esta se tomó { $when }.
zones-picture-none = Ahora no tengo imagen de { $camera }, así que la cuadrícula está vacía.
zones-new-kind = ¿Para qué es la zona nueva?
    Vigilar: en cuanto hay una zona así, solo cuenta lo que se mueve en ella o en otra igual.
    Ignorar: lo que se mueve en ella nunca cuenta, como una calle o un árbol.
zones-new-name = Zona { $number }
zones-removed = ⚪ Zona borrada: { $name }.

## One zone
zone-head = { $camera } · { $number } · { $name } · { $kind ->
    [watch] vigilada
   *[ignore] ignorada
  }
zone-kind-watch = Vigilada: solo cuenta lo que se mueve en zonas vigiladas.
zone-kind-ignore = Ignorada: lo que se mueve aquí nunca cuenta.
zone-empty = Aún no hay nada pintado, así que esta zona no cambia nada.
zone-how-paint = Toca una celda para pintarla y otra vez para borrarla.
zone-how-rows = Toca cualquier celda para pintar toda su fila.
zone-how-columns = Toca cualquier celda para pintar toda su columna.
zone-how-zoom = Toca la celda que quieres ver ampliada.
zone-enlarged = Ves { $cell } en grande.
zone-undo-none = Esto ya no se puede deshacer.
zone-remove-question = ¿Borrar de verdad la zona { $name }? Sus celdas contarán entonces como el resto de la imagen.
zone-name-question = ¿Cómo se va a llamar { $name }? Envíame un nombre de { $most } caracteres como máximo.
zone-name-empty = Un nombre necesita al menos un carácter visible.
zone-name-long = Este nombre es demasiado largo.
zone-name-kept = ⚪ El nombre sigue siendo { $name }.
zone-named = ⚪ { $old } se llama ahora { $name }.

## Told to the others
zones-painted-by = ⚪ { $by } está cambiando la zona { $name } de { $camera }.
zones-kind-by = { $kind ->
    [watch] ⚪ { $by } puso la zona { $name } de { $camera } como vigilada.
   *[ignore] ⚪ { $by } puso la zona { $name } de { $camera } como ignorada.
  }
zones-removed-by = ⚪ { $by } borró la zona { $name } de { $camera }.

## Buttons
zones-button-add = Añadir una zona
zones-button-watch = Vigilar
zones-button-ignore = Ignorar
zones-button-open-private = Abrir nuestro chat
zone-button-chosen = • { $label }
zone-button-paint = Pintar
zone-button-rows = Filas
zone-button-columns = Columnas
zone-button-zoom = Ampliar
zone-button-zoom-out = Alejar
zone-button-undo = Deshacer
zone-button-all = Todo
zone-button-none = Nada
zone-button-name = Nombrar
zone-button-more = Más
zone-button-done = Listo
