# /modes: what alarms in each way to be armed.

about-modes = Was in den Modi Abwesend, Zuhause und Nacht Alarm auslöst

mode-alarms = { $movement ->
    [at_once] { $unknown ->
        [on] Bewegung oder ein fremdes Gesicht löst Alarm aus.
       *[off] Bewegung löst Alarm aus.
      }
    [unless_known] { $unknown ->
        [on] Bei Bewegung warte ich bis zu 8 s auf ein Gesicht: Ist nur die Familie da, bleibe ich still; ein fremdes oder gar kein Gesicht löst Alarm aus.
       *[off] Bei Bewegung warte ich bis zu 8 s auf ein Gesicht: Ist nur die Familie da, bleibe ich still; gar kein Gesicht löst Alarm aus.
      }
   *[never] { $unknown ->
        [on] Nur ein fremdes Gesicht löst Alarm aus; Bewegung allein bleibt still.
       *[off] { $unsure ->
            [on] { $mode ->
                [armed_away] Nur ein Gesicht, bei dem ich unsicher bin, löst Alarm aus; Bewegung allein bleibt still.
               *[other] Ein Gesicht, bei dem ich unsicher bin, melde ich ohne Ton; alles andere bleibt still.
              }
           *[off] Bewegung und Gesichter bleiben still.
          }
      }
  }
mode-alarms-unsure = { $mode ->
    [armed_away] Auch ein Gesicht, bei dem ich unsicher bin, löst Alarm aus.
   *[other] Ein Gesicht, bei dem ich unsicher bin, melde ich ohne Ton.
  }
armed-movement = Bewegung löst Alarm aus.

## The list
modes-head = Was Alarm auslöst, wenn ich scharf geschaltet bin:
modes-line = { $armed ->
    [yes] 🔒 <b>{ modes-name }</b> · { $what }
   *[no] <b>{ modes-name }</b> · { $what }
  }
modes-line-deaf = 🟠 <b>{ modes-name }</b> · In diesem Modus würde nichts Alarm auslösen.
modes-name = { $mode ->
    [armed_home] Zuhause
    [armed_night] Nacht
   *[armed_away] Abwesend
  }

## One mode
modes-mode-head = { $armed ->
    [yes] 🔒 <b>{ modes-name }</b> · jetzt so scharf geschaltet
   *[no] <b>{ modes-name }</b>
  }
modes-deaf = 🟠 In diesem Modus würde nichts Alarm auslösen: { $why ->
    [cameras] Keine Kamera zählt.
   *[triggers] Bewegung und Gesichter sind alle still.
  }
modes-no-faces = Solange ich niemanden am Gesicht erkenne, löst Bewegung in jedem Modus sofort Alarm aus.
modes-cameras = Kameras, die zählen: { $cameras }.
modes-cameras-off = Kameras, die hier nicht zählen: { $cameras }.
modes-zones-off = Zonen, die hier nicht zählen: { $zones }.
modes-exit = { $delay ->
    [none] Ich bin sofort scharf geschaltet.
   *[some] Nach dem Scharfschalten hast du { $span } Zeit zu gehen.
  }
modes-entry = { $delay ->
    [none] Was Alarm auslöst, tut es sofort.
   *[some] Wer hereinkommt, hat { $span } Zeit, unscharf zu schalten, bevor es Alarm gibt.
  }
modes-reset-done = ⚪ { modes-name } ist wieder wie am Anfang.
modes-undone = 🟢 { modes-name } ist wieder wie zuvor.
modes-undo-gone = ⚪ Hier gibt es nichts mehr rückgängig zu machen.
modes-deaf-question = 🟠 Ich bin scharf geschaltet ({ alarm-mode }). Damit würde nichts mehr Alarm auslösen. Trotzdem ändern?
modes-late = ⚪ Das hast du vorhin geändert, als ich offline war, darum habe ich es gelassen, wie es ist:
modes-changed = ⚪ { $name } hat geändert, was Alarm auslöst ({ alarm-mode }).

## Cameras and zones of a mode
modes-cameras-head = <b>{ modes-name }</b> · welche Kameras zählen
    Die ausgeschalteten nehmen hier nichts auf und melden nichts.
modes-no-camera = Es gibt noch keine Kamera.
modes-zones-head = <b>{ modes-name }</b> · welche Zonen zählen
modes-zones-which = <b>{ modes-name }</b> · die Zonen welcher Kamera?
modes-zones-of = { $camera }: Eine ausgeschaltete Zone gilt hier, als wäre sie nicht gemalt.
modes-no-zones = Keine Kamera hat Zonen: Mit /zones malst du welche.

## Buttons
button-modes = Was Alarm auslöst
button-mode-name = { modes-name }
button-movement = { $movement ->
    [at_once] Sofort
    [unless_known] Außer bekannt
   *[never] Nie
  }
button-movement-now = ✓ { button-movement }
button-unknown = { $value ->
    [on] Fremde: an
   *[off] Fremde: aus
  }
button-unsure = { $value ->
    [on] Unsichere: an
   *[off] Unsichere: aus
  }
button-mode-cameras = Kameras: { $count } von { $total }
button-mode-zones = Zonen
button-counts = { $value ->
    [on] ✓ { $name }
   *[off] { $name }: aus
  }
button-exit = Raus: { $span }
button-entry = Rein: { $span }
button-modes-less = −
button-modes-more = +
button-modes-reset = Zurücksetzen
button-modes-undo = Rückgängig machen
button-modes-change = Ändern
button-modes-keep = So lassen
