# /offsite: the second copy of all evidence, somewhere else (S3, WebDAV, Google Drive …).
# Where $span stands, no preposition asks for the dative ("schon 2 Tage").

about-offsite = Die Kopie aller Aufnahmen außer Haus
follows-offsite = [test]

## Why it fails: a clause without a full stop, to stand behind "The copy off site fails: …".
why-offsite = { $why ->
    [no_program] rclone fehlt auf diesem Rechner
    [unknown_remote] rclone kennt keinen Ort dieses Namens
    [not_obscured] das Passwort in BACKUP_REMOTE ist nicht so geschrieben, wie rclone es braucht
    [locked_config] die Einstellungen von rclone sind mit einem Passwort gesperrt
    [login] der Speicherdienst lehnt die Anmeldung ab
    [no_room] beim Speicherdienst ist kein Platz mehr
    [certificate] dem Zertifikat des Speicherdienstes wird nicht vertraut
    [no_network] der Speicherdienst antwortet nicht
    [stalled] der Speicherdienst nimmt nichts mehr an
   *[other] rclone ist gescheitert
  }

## What to do about it: a sentence of its own.
offsite-advice = { $why ->
    [no_program] Installiere rclone dort, oder setze RCLONE_PATH in .env.
    [unknown_remote] Schau auf dem Rechner nach, was rclone listremotes zeigt, und was als BACKUP_REMOTE in .env steht.
    [not_obscured] Führ auf dem Rechner rclone obscure aus und schreib in BACKUP_REMOTE, was es ausgibt.
    [locked_config] Gib mir das Passwort als RCLONE_CONFIG_PASS in der Umgebung, in der ich gestartet werde.
    [login] Erneuere sie auf dem Rechner mit rclone config, oder berichtige BACKUP_REMOTE in .env.
    [no_room] Schaff dort Platz, oder nimm einen Ort mit mehr Platz.
    [certificate] Prüf die Adresse des Speicherdienstes und die Uhr dieses Rechners.
    [no_network] Ich versuche es weiter. Läuft er, und geht das Netzwerk?
    [stalled] Ich versuche es weiter. Geht das Netzwerk?
   *[other] Ich versuche es weiter. Was rclone selbst sagt, steht auf dem Rechner in meinem Protokoll.
  }

## The page
offsite-none =
    ⚪ Es gibt keine Kopie außer Haus.
    Gibt es eine, sind die Aufnahmen nicht weg, wenn ein Dieb diesen Rechner mitnimmt: Vom ersten Foto an liegen sie auch woanders. Installiere rclone auf diesem Rechner und nenn ihm mit rclone config einen Ort, zum Beispiel einen S3-Speicher, WebDAV oder Google Drive. Schreib dann eine Zeile wie BACKUP_REMOTE=gdrive:vigil in .env und starte mich neu.
offsite-well = 🟢 Kopie außer Haus · { $name }
offsite-never = ⚪ Kopie außer Haus · { $name }
offsite-failing = 🟠 Kopie außer Haus · { $name }
offsite-why = Sie scheitert schon { $span }: { $why }. { $advice }
offsite-last = Zuletzt kopiert { $ago }.
offsite-nothing-yet = Noch ist nichts kopiert.
offsite-waiting = { $files ->
    [0] Nichts wartet auf das Kopieren.
    [one] Eine Datei wartet auf das Kopieren ({ $size }).
   *[other] { $files } Dateien warten auf das Kopieren ({ $size }).
  }
offsite-unexamined = { $count ->
    [one] Einen weiteren Vorfall muss ich noch durchsehen.
   *[other] { $count } weitere Vorfälle muss ich noch durchsehen.
  }
offsite-removals = { $count ->
    [one] Eine Löschung steht dort noch aus.
   *[other] { $count } Löschungen stehen dort noch aus.
  }
offsite-encrypted = 🔒 Verschlüsselt, bevor sie das Haus verlässt.
offsite-plain = Nicht verschlüsselt: Wer dort hineinsehen darf, sieht alles.
offsite-bandwidth = Höchstens { $bandwidth } pro Sekunde.
offsite-everything-copying = Ich kopiere, was schon vorher da war. { $done ->
    [0] Von { $days } Tagen ist noch keiner fertig.
   *[other] Fertige Tage: { $done } von { $days }.
  }
offsite-everything-done = Was schon vorher da war, ist auch dort.
offsite-everything-differing = { $count ->
    [one] Eine Datei dort ist anders als meine; ich habe sie gelassen, wie sie ist.
   *[other] { $count } Dateien dort sind anders als meine; ich habe sie gelassen, wie sie sind.
  }
offsite-button-test = Testen
offsite-button-everything = Jetzt alles kopieren
offsite-button-cancel = Nicht mehr alles kopieren
offsite-button-page = Kopie außer Haus

## The test
offsite-test-begun = Ich teste die Kopie außer Haus …
offsite-test-well = 🟢 Die Kopie außer Haus funktioniert.
offsite-test-failed = 🟠 Die Kopie außer Haus funktioniert nicht: { $why }. { $advice }
offsite-test-wrong = 🟠 Der Speicherdienst gibt nicht zurück, was ich dort abgelegt habe. Nimm einen anderen.
offsite-test-stopped = ⚪ Der Test wurde abgebrochen.
offsite-test-step = { $outcome ->
    [well] 🟢
   *[failed] 🟠
  } { $step ->
    [write] Kleine Datei schreiben
    [read] Zurücklesen und vergleichen
    [list] In der Liste finden
   *[remove] Wieder löschen
  } · { $seconds } s
offsite-test-running = Ein Test läuft schon.

## In /status
offsite-status-copied = Kopie außer Haus { $ago }
offsite-status-nothing = Kopie außer Haus: noch nichts
offsite-status-waiting = { $files ->
    [one] 1 Datei zu kopieren
   *[other] { $files } Dateien zu kopieren
  }
offsite-status-failing = Die Kopie außer Haus scheitert schon { $span }: { $why }. { $files ->
    [0] Nichts wartet.
    [one] Eine Datei wartet.
   *[other] { $files } Dateien warten.
  }

## To the owner, once, and resolved in place
offsite-notice-failing = 🟠 Die Kopie außer Haus scheitert schon { $span }: { $why }.
    { $advice }
offsite-notice-over = 🟢 Die Kopie außer Haus geht wieder · { $span } lang ging sie nicht
