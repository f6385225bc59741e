# /backup: the whole state as one encrypted file, and back.

about-backup = Einstellungen, Gesichter und Mitglieder als verschlüsselte Datei
backup-about =
    Eine Sicherung enthält Einstellungen, Zonen, Mitglieder, Kameras mit ihren Passwörtern und die Personen mit ihren Gesichtern, in einer einzigen Datei, die nur deine Passphrase öffnet. Was aufgenommen wurde, ist nicht darin.
    Um eine wiederherzustellen, sende mir ihre Datei.
backup-ask = Sende mir eine Passphrase mit mindestens 12 Zeichen, am besten mehrere Wörter, die niemand errät. Ich lösche deine Nachricht sofort. Ohne sie kann niemand die Datei öffnen, auch ich nicht.
backup-once-more = Jetzt noch einmal dieselbe, damit dich kein Tippfehler aussperrt.
backup-differs = Das waren zwei verschiedene. Sende mir die Passphrase noch einmal, ganz von vorn.
backup-refused = { $problem ->
    [short] Das ist zu kurz. Nimm mindestens 12 Zeichen, am besten mehrere Wörter.
    [long] Das ist zu lang. Nimm höchstens 200 Zeichen.
   *[plain] Das ist zu leicht zu erraten. Nimm mehrere verschiedene Wörter.
  }
backup-deleted = Ich habe deine Nachricht gelöscht.
backup-delete-yourself = Ich kann deine Nachricht nicht löschen. Bitte lösch sie selbst.
backup-too-late = Es kam keine Antwort, darum warte ich nicht mehr.
backup-not-made = Es wurde keine Sicherung gemacht.
backup-sent = Die Sicherung steht unten.
backup-too-large = Die Sicherung wäre { $size } groß, mehr nimmt Telegram nicht von mir an. Führ auf meinem Rechner npm run backup aus.
backup-when = { $date }, { $time }
backup-made = 🔒 Sicherung vom { $when }
backup-holds = Darin: { $members }, { $faces }, { $cameras }.
backup-faces = { $people } ({ $photos })
backup-members = { $count ->
    [one] 1 Mitglied
   *[other] { $count } Mitglieder
  }
backup-people = { $count ->
    [0] keine Gesichter
    [one] 1 bekanntes Gesicht
   *[other] { $count } bekannte Gesichter
  }
backup-photos = { $count ->
    [0] keine Fotos
    [one] 1 Foto
   *[other] { $count } Fotos
  }
backup-cameras = { $count ->
    [0] keine Kamera
    [one] 1 Kamera
   *[other] { $count } Kameras
  }
backup-how-back = Bewahre sie woanders auf als auf diesem Rechner. Um sie wiederherzustellen, sende sie mir.
backup-only-at-machine = Sie ist zu groß, um sie mir zurückzusenden: Führ auf dem neuen Rechner npm run restore aus.
backup-button-make = Sicherung machen
backup-button-another = Noch eine machen
backup-open-ask = Das ist eine Sicherung vom { $when }. Sende mir ihre Passphrase; ich lösche deine Nachricht sofort.
backup-wrong = Das ist nicht ihre Passphrase. Versuch es noch einmal.
backup-confirm = 🟠 Die Sicherung vom { $when } wiederherstellen?
backup-confirm-what = Sie ersetzt hier alle Einstellungen, Personen und Mitglieder. Was aufgenommen wurde, bleibt, der Alarm bleibt, wie er ist, und du bleibst Besitzer.
backup-commands = { $count ->
    [one] Eine Kamera darin startet ein Programm auf dem Gerät. Ich lasse sie weg, weil eine Datei keine Programme starten darf; trag ihre Zeile von Hand in .env ein.
   *[other] { $count } Kameras darin starten ein Programm auf dem Gerät. Ich lasse sie weg, weil eine Datei keine Programme starten darf; trag ihre Zeilen von Hand in .env ein.
  }
backup-button-restore = Wiederherstellen
backup-restoring = Ich stelle sie wieder her. In ein paar Sekunden bin ich zurück.
backup-restored = 🟢 Die Sicherung vom { $when } ist wiederhergestellt.
backup-button-undo = Zurücknehmen
backup-undo-ask = Alles so zurückholen, wie es vor der Wiederherstellung war? Was seitdem geändert wurde, geht verloren.
backup-button-undo-yes = Zurückholen
backup-button-undo-no = So lassen
backup-undone = 🟢 Alles ist so, wie es vor der Wiederherstellung war.
backup-undo-gone = Was vorher war, habe ich nicht mehr. Alles bleibt, wie es ist.
backup-stays = Alles bleibt, wie es ist.
backup-not-restored = Nichts wurde wiederhergestellt.
backup-gone = Diese Datei habe ich nicht mehr. Sende sie noch einmal.
backup-owner-only = Nur ein Besitzer darf eine Sicherung wiederherstellen.
backup-file-too-large = Telegram gibt mir nur Dateien bis 20 MB. Führ auf meinem Rechner npm run restore mit dieser Datei aus.
backup-file-not-fetched = Die Datei kam von Telegram nicht an. Sende sie noch einmal.
backup-file-not-a-backup = Das ist keine Sicherung von mir. Sende mir die Datei, die /backup gemacht hat.
backup-file-newer = Diese Sicherung stammt von einem neueren Vigil. Aktualisiere zuerst Vigil auf diesem Rechner.
backup-file-damaged = Diese Sicherung ist beschädigt. Sende die Datei noch einmal, oder nimm eine ältere.
backup-file-wrong-passphrase = Das ist nicht ihre Passphrase. Versuch es noch einmal.
backup-button-status = Status
backup-gains = Bekommt wieder Zugang: { $names }.
backup-told = { $name } hat die Sicherung vom { $when } wiederhergestellt: Einstellungen, Personen und Mitglieder sind wie damals.
backup-told-undone = { $name } hat die Wiederherstellung zurückgenommen: Einstellungen, Personen und Mitglieder sind wie zuvor.
