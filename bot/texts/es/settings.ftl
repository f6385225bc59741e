# /settings: one message, edited in place.

about-settings = Cámaras, detección, zonas, modos, personas e idioma

settings-root = ¿Qué quieres que haga de otra manera?
settings-menu-cameras = Cámaras
settings-menu-detection = Detección y avisos
settings-menu-zones = Zonas
settings-menu-modes = Modos
settings-menu-schedule = Horario
settings-menu-faces = Caras conocidas
settings-menu-members = Personas con acceso
settings-menu-household = Hogar
settings-menu-me = Solo para mí

settings-where = Detección y avisos: ¿para todas las cámaras o para una?
settings-camera-gone = Esta cámara ya no está.
settings-button-all = Todas las cámaras

## The settings of a camera, or of all
settings-list-camera = Detección y avisos · { $camera }
settings-list-all = Detección y avisos · Todas las cámaras
settings-list-camera-about = Lo que no es propio es como en todas las cámaras.
settings-list-all-about = Una cámara con un valor propio lo conserva.
settings-name = { $setting ->
    [sensitivity] Sensibilidad
    [minimumArea] Área mínima
    [backgroundAlpha] Ritmo del fondo
    [cooldownMs] Calma tras un aviso
    [preRollMs] El clip empieza antes
    [postMotionMs] El aviso termina tras
    [unknownMs] Desconocido tras
    [framesPerSecond] Imágenes por segundo
    [idleLook] Mientras nada se mueve
   *[alertStyle] Qué muestra un aviso
  }
settings-line = { settings-name }: { $value }
settings-line-own = { settings-name }: { $value } (propio)
settings-line-others = { settings-name }: { $value } ({ $others })
settings-other = { $camera }: { $value }
settings-value = { $setting ->
    [sensitivity] { $number }
    [minimumArea] { $number } px, { $percent } % de la imagen
    [backgroundAlpha] { $number }
    [framesPerSecond] { $number }
    [idleLook] { $choice ->
        [keyframes] solo fotogramas clave
       *[every_frame] tan atento como siempre
    }
    [alertStyle] { $choice ->
        [photo] una foto
       *[photo_then_clip] una foto y luego el clip
    }
   *[other] { $span }
  }
settings-value-short = { $setting ->
    [minimumArea] { $number }
    [sensitivity] { $number }
    [backgroundAlpha] { $number }
    [framesPerSecond] { $number }
   *[other] { $span }
  }
settings-seconds = { $number } s
settings-minutes = { $number } min

## One setting
settings-head-camera = { settings-name } · { $camera }
settings-head-all = { settings-name } · Todas las cámaras
settings-now = { $setting ->
    [sensitivity] Ahora { $number }: un punto que se aclara u oscurece eso, de 255, cuenta como cambiado. Más bajo ve más y da más falsas alarmas.
    [minimumArea] Ahora { $number } px, { $percent } % de la imagen: lo que se mueve debe ser al menos así de grande. Más bajo ve lo pequeño o lejano y da más falsas alarmas.
    [backgroundAlpha] Ahora { $number }: así de rápido me acostumbro a lo que ha cambiado. Más alto olvida antes un vehículo estacionado y puede pasar por alto a alguien lento.
    [cooldownMs] Ahora { $span }: si algo se mueve en este tiempo tras un aviso, el aviso sigue sin sonido. Más bajo suena más a menudo.
    [preRollMs] Ahora { $span }: el clip incluye este tiempo antes del movimiento. Más alto muestra mejor cómo empezó.
    [postMotionMs] Ahora { $span }: cuando nada se mueve durante este tiempo, el aviso termina. Más alto da menos clips y más largos.
    [unknownMs] Ahora { $span }: durante este tiempo miro una cara que no es de nadie de casa antes de llamarla desconocida. Más bajo es más rápido y se equivoca más.
    [framesPerSecond] Ahora { $number }: cuántas imágenes por segundo miro mientras algo se mueve. Más alto pierde menos de lo rápido y da más trabajo a este equipo.
    [idleLook] { $choice ->
        [keyframes] Ahora solo fotogramas clave: mientras nada se mueve miro una imagen cada uno o dos segundos, que es un tercio del trabajo. No veo lo que aparece y desaparece entre una y otra.
       *[every_frame] Ahora tan atento como siempre: miro todas las imágenes que puedo, también mientras nada se mueve. No se me escapa nada, a cambio del triple de trabajo.
    }
   *[alertStyle] { $choice ->
        [photo] Ahora una foto: el clip se graba igualmente y llega cuando tocas “Ver clip”.
       *[photo_then_clip] Ahora una foto y luego el clip: la foto llega al instante y se convierte en el clip.
    }
  }
settings-own = Es un valor propio. Para todas las cámaras es { $value }.
settings-as-all = Como en todas las cámaras.
settings-others = Con un valor propio: { $others }
settings-most = Más no es posible.
settings-least = Menos no es posible.
settings-memory-most = { $value } es lo máximo: en la memoria de esta cámara caben { $held }.
settings-memory-short = 🟠 En la memoria de esta cámara solo caben ahora { $held }; un clip no puede empezar antes.
settings-same-done = Todas las cámaras tienen ahora { $value }.
settings-same-done-before = Todas las cámaras tienen ahora { $value }. Antes: { $before }
settings-reset-done = Restablecido. Antes: { $before }.
settings-late = ⚪ Pediste { $wanted } mientras yo estaba sin conexión. Sigue en { $now }.

settings-button-less = −{ $unit ->
    [minutes] { $by } min
   *[plain] { $by }
  }
settings-button-more = +{ $unit ->
    [minutes] { $by } min
   *[plain] { $by }
  }
settings-button-choice = { $setting ->
    [idleLook] { $choice ->
        [keyframes] Solo fotogramas clave
       *[every_frame] Tan atento como siempre
    }
   *[alertStyle] { $choice ->
        [photo] Una foto
       *[photo_then_clip] Una foto y luego el clip
    }
  }
settings-button-chosen = ✓ { settings-button-choice }
settings-button-preview = Ver qué se mueve ahora
settings-button-same = Igual en todas las cámaras
settings-button-reset = Restablecer
settings-button-set = Poner { $value }
settings-button-leave = Dejarlo así

## What moves now
settings-preview-where = ¿La imagen de qué cámara?
settings-preview-none = 🟠 { $message }
settings-preview-head = { $camera } · { $time }
settings-preview-value = { settings-name }: { settings-value }
settings-preview-learning = Todavía estoy aprendiendo lo que está siempre ahí. Mira otra vez en unos segundos.
settings-preview-light = Cambió la luz en toda la imagen, y eso no cuenta como movimiento.
settings-preview-moving = Esto cuenta como movimiento: el mayor cambio ahora es de { $largest } px, y bastan { $minimum }.
settings-preview-small = No se mueve nada que cuente: el mayor cambio ahora es de { $largest } px, y hacen falta { $minimum }.
settings-preview-still = No se mueve nada: todos los cambios son ahora menores de { $smallest } px, y hacen falta { $minimum }.
settings-preview-slowly = Lo que cambies aquí se ve en las próximas imágenes, no en esta.
settings-preview-legend = Azul: cambió. Recuadro rojo grueso: cuenta como movimiento. Recuadro blanco fino: demasiado pequeño.

## The household
settings-household = Hogar
settings-household-language = Idioma: { $language }, para los grupos y para quien usa Telegram en un idioma que no hablo.
settings-household-timezone = Zona horaria: { $timezone }, donde ahora son las { $time }.
settings-household-known = { $state ->
    [on] Cuando llega a casa alguien que conozco, lo digo en una línea sin sonido.
   *[off] Cuando llega a casa alguien que conozco, no digo nada.
  }
settings-button-language = { $language }
settings-button-language-chosen = ✓ { $language }
settings-button-timezone = Cambiar zona horaria
settings-button-known = { $state ->
    [on] No decir quién llega
   *[off] Decir quién llega
  }
settings-timezone = Zona horaria: { $timezone }, donde ahora son las { $time }.
    Todas las horas que digo, y el horario, van según ella.
settings-button-city = { $city } · { $time }
settings-button-type = Elegir otra ciudad
settings-timezone-question = ¿En qué ciudad vives, o cuál es la mayor de tu zona horaria? Envíame su nombre en inglés, como Berlin o New York.
settings-timezone-question-group = ¿En qué ciudad vives, o cuál es la mayor de tu zona horaria? Responde a este mensaje con su nombre en inglés, como Berlin o New York.
settings-timezone-unknown = No conozco ninguna zona horaria “{ $asked }”.
settings-menu-backup = Copia de seguridad
