// Owns the longest thing that each control's button can say, from the rooms' own writers and the
// longest ids that storage hands out. Whoever adds a control adds its line here.
import { againData } from "../../bot/alerts/again-tap.ts";
import { tapData } from "../../bot/alerts/buttons.ts";
import { faceTapData } from "../../bot/alerts/naming/face-taps.ts";
import { backupData } from "../../bot/backup/taps.ts";
import { data } from "../../bot/callback-data.ts";
import { cameraData } from "../../bot/cameras/taps.ts";
import { enrollData } from "../../bot/enroll/taps.ts";
import { historyData } from "../../bot/history/taps.ts";
import { evidenceData } from "../../bot/evidence/taps.ts";
import { groupData } from "../../bot/groups/taps.ts";
import { strangersData } from "../../bot/history/strangers-taps.ts";
import { meData } from "../../bot/me/taps.ts";
import { membersData } from "../../bot/members/buttons.ts";
import { modesData } from "../../bot/modes/taps.ts";
import { offsiteData } from "../../bot/offsite/taps.ts";
import { peopleData } from "../../bot/people/buttons.ts";
import { type EntryForm, scheduleData } from "../../bot/schedule/taps.ts";
import { exportData } from "../../bot/history/export/taps.ts";
import { causesData } from "../../bot/history/false-alarms/taps.ts";
import { timelineData } from "../../bot/history/timeline/taps.ts";
import { settingsData } from "../../bot/settings/taps.ts";
import { summaryData } from "../../bot/summary/taps.ts";
import { thresholdData } from "../../bot/threshold/proposal.ts";
import { verifyData } from "../../bot/verify/taps.ts";
import { modeData } from "../../bot/watch-mode.ts";
import type { EditorView } from "../../bot/zones/editor-view.ts";
import { zoneData } from "../../bot/zones/taps.ts";

const camera = "c9999";
const pending = "p999999999";
const place = "255.255.255.255:65535";
const incident = "20261122-140211-c9999-999999";
/** As long as names of cameras may become (storage/incident-id.ts). */
const longestIncident = "20261122-140211-camera123456-999999";
const filter = { kind: "events", person: "p3k9x2m1q", day: "2026-11-22", camera: "c9999" } as const;
const track = 9_999_999_999;
const person = "p3k9x2m1q";
const added = "a3k9x2m1q";
const enrolment = "a7b8c9d0e";
const crop = "f3k9x2m1q";
/** Telegram's ids have 52 significant bits. */
const user = 4_503_599_627_370_495;
const group = -user;
const zone = { camera, zone: "zabcdef" };
const view: EditorView = { mode: "paint", enlarged: { column: 7, row: 7 } };
const cells = { x: 63, y: 63, width: 64, height: 64 };
const entry = "s999999";
const day = "2026-11-22";
const form: EntryForm = {
  id: entry,
  wanted: "armed_night",
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  minute: 1439,
};
const night = "armed_night";
const modesUndo = "z".repeat(12);
const timezone = Intl.supportedValuesOf("timeZone").reduce((one, other) =>
  other.length > one.length ? other : one,
);
const invitation = { hash: "f".repeat(64) } as Parameters<typeof membersData.revoke>[0];

/** By the control's name. */
export const longestData: Readonly<Record<string, string>> = {
  "backup.root": backupData.root(),
  "backup.make": backupData.make(),
  "backup.cancel": backupData.cancel(),
  "backup.restore": backupData.restore(999_999_999),
  "backup.drop": backupData.drop(999_999_999),
  "backup.askTakeBack": backupData.askTakeBack(),
  "backup.takeBack": backupData.takeBack(),
  "backup.keep": backupData.keep(),
  "summary.root": summaryData.root(),
  "summary.now": summaryData.now(),
  "summary.time": summaryData.time(),
  "summary.at": summaryData.at(1439),
  "summary.never": summaryData.never(),
  "export.days": exportData.days(day, day),
  "export.type": exportData.type(),
  "export.incident": exportData.incident(incident),
  "export.go": exportData.go(day, day),
  "export.stop": exportData.stop(),
  "timeline.day": timelineData.day(day),
  "causes.page": causesData.page(),
  "causes.area": causesData.area(camera, 307_200),
  "causes.ignore": causesData.ignore(camera, cells),
  "causes.watch": causesData.watch(camera, zone.zone),
  "alarm.arm": data.arm({
    mode: night,
    missing: ["c1001", "c1002", "c1003", "c1004", "c1005", "c1006", "c1007"],
    moving: true,
    delaySeconds: 300,
  }),
  "alarm.disarm": data.disarm(),
  "look.keepAlarm": data.keepAlarm(),
  "look.snapshot": data.snapshot(camera),
  "look.clip": data.clip(camera, 60),
  "look.clipStop": data.clipStop(),
  "look.live": data.live(camera),
  "look.liveStop": data.liveStop(),
  "look.status": data.status(),
  "look.cameraStatus": data.cameraStatus(camera),
  "look.unmute": data.unmute(camera),

  "offsite.page": offsiteData.page(),
  "offsite.test": offsiteData.test(),
  "offsite.everything": offsiteData.everything(),
  "offsite.cancel": offsiteData.cancel(),

  "alert.disarm": tapData({ kind: "disarm", incident }),
  "alert.mute": tapData({ kind: "mute", incident, minutes: 9_999 }),
  "alert.unmute": tapData({ kind: "unmute", incident }),
  "alert.falseAlarm": tapData({ kind: "false_alarm", incident, falseAlarm: true }),
  "alert.pin": tapData({ kind: "pin", incident, pinned: true }),
  "alert.clipAgain": tapData({ kind: "clip_again", incident }),

  "alerts.again": againData.again(),

  "face.know": faceTapData({ kind: "know", incident }),
  "face.choose": faceTapData({ kind: "choose", incident, track, page: 999 }),
  "face.is": faceTapData({ kind: "is", incident, track, person, sure: true }),
  "face.new": faceTapData({ kind: "new", incident, track, sure: true }),
  "face.undo": faceTapData({ kind: "undo", addition: added }),
  "face.cancel": faceTapData({ kind: "cancel" }),
  "face.keep": faceTapData({ kind: "keep" }),

  "enroll.begin": enrollData.begin(),
  "enroll.more": enrollData.more(person),
  "enroll.cancel": enrollData.cancel(enrolment),
  "enroll.done": enrollData.done(enrolment),
  "enroll.addTo": enrollData.addTo(enrolment, person),
  "enroll.anotherName": enrollData.anotherName(enrolment),
  "enroll.face": enrollData.face(enrolment, 9_999, 99),
  "enroll.use": enrollData.use(enrolment, 9_999),
  "enroll.leaveOut": enrollData.leaveOut(enrolment, 9_999),
  "enroll.selfies": enrollData.selfies(enrolment),
  "enroll.undo": enrollData.undo(added),

  "people.list": peopleData.list(999),
  "people.person": peopleData.person(person),
  "people.photos": peopleData.photos(person),
  "people.photo": peopleData.photo(person, crop),
  "people.askDelete": peopleData.askDelete(person, crop),
  "people.delete": peopleData.delete(person, crop),
  "people.askTakeBack": peopleData.askTakeBack(person, added),
  "people.takeBack": peopleData.takeBack(person, added),
  "people.rename": peopleData.rename(person),
  "people.keepName": peopleData.keepName(person),
  "people.askForget": peopleData.askForget(person),
  "people.forget": peopleData.forget(person),

  "cameras.root": cameraData.root(),
  "cameras.page": cameraData.page(camera),
  "cameras.rename": cameraData.rename(camera),
  "cameras.askPause": cameraData.askPause(camera),
  "cameras.pause": cameraData.pause(camera, "hour", true),
  "cameras.resume": cameraData.resume(camera),
  "cameras.askRemove": cameraData.askRemove(camera),
  "cameras.remove": cameraData.remove(camera),
  "cameras.restore": cameraData.restore(camera),
  "cameras.night": cameraData.night(camera),
  "cameras.add": cameraData.add(),
  "cameras.help": cameraData.help(),
  "cameras.try": cameraData.try(pending),
  "cameras.stopTrying": cameraData.stopTrying(pending),
  "cameras.keep": cameraData.keep(pending),
  "cameras.name": cameraData.name(pending),
  "cameras.offer": cameraData.offer(pending),
  "cameras.discard": cameraData.discard(pending),
  "cameras.another": cameraData.another(pending),
  "cameras.login": cameraData.login(pending),
  "cameras.find": cameraData.find(),
  "cameras.stopFinding": cameraData.stopFinding(),
  "cameras.pick": cameraData.pick(place),
  "cameras.pickOpen": cameraData.pickOpen(place),
  "cameras.smaller": cameraData.smaller(camera),
  "cameras.askSmaller": cameraData.askSmaller(camera),
  "cameras.stopSmaller": cameraData.stopSmaller(camera),
  "cameras.useSmaller": cameraData.useSmaller(pending, "watched"),

  "settings.root": settingsData.root(),
  "settings.where": settingsData.where(),
  "settings.list": settingsData.list(camera),
  "settings.one": settingsData.one(camera, "sensitivity"),
  "settings.change": settingsData.change(camera, "alertStyle", "photo_then_clip"),
  "settings.same": settingsData.same(camera, "backgroundAlpha", 0.0015),
  "settings.reset": settingsData.reset(camera, "sensitivity"),
  "settings.preview": settingsData.preview(camera, "sensitivity", camera),
  "settings.tune": settingsData.tune(camera, "backgroundAlpha", 0.0015, camera),
  "settings.household": settingsData.household(),
  "settings.language": settingsData.language("en"),
  "settings.timezones": settingsData.timezones(),
  "settings.typeTimezone": settingsData.typeTimezone(),
  "settings.timezone": settingsData.timezone(timezone),
  "settings.tellKnown": settingsData.tellKnown(false),

  "threshold.threshold": thresholdData(
    "show",
    { id: "x".repeat(60) },
    { preset: "low_light", known: 0.425 },
  ),
  "watch.louder": modeData("everything", "status"),
  "watch.quieter": modeData("only_strangers", "status"),

  "modes.root": modesData.root(),
  "modes.mode": modesData.mode(night),
  "modes.movement": modesData.sure(modesData.movement(night, "unless_known")),
  "modes.unknown": modesData.sure(modesData.unknown(night, false)),
  "modes.unsure": modesData.sure(modesData.unsure(night, false)),
  "modes.cameras": modesData.cameras(night),
  "modes.camera": modesData.sure(modesData.camera(night, camera, false)),
  "modes.zones": modesData.zones(night),
  "modes.zonesOf": modesData.zonesOf(night, camera),
  "modes.zone": modesData.zone(night, camera, zone.zone, false),
  "modes.exit": modesData.exit(night, 300),
  "modes.entry": modesData.entry(night, 300),
  "modes.reset": modesData.sure(modesData.reset(night)),
  "modes.undo": modesData.sure(modesData.undo(night, modesUndo)),

  "members.root": membersData.root(),
  "members.member": membersData.member(user),
  "members.role": membersData.role(user, "member"),
  "members.askOwner": membersData.askOwner(user),
  "members.owner": membersData.owner(user),
  "members.askRemove": membersData.askRemove(user),
  "members.remove": membersData.remove(user),
  "members.undo": membersData.undo(user),
  "members.invite": membersData.invite("member"),
  "members.revoke": membersData.revoke(invitation),
  "members.askStop": membersData.askStop(group),
  "members.stop": membersData.stop(group),
  "members.ignore": membersData.ignore(user),
  "members.hear": membersData.hear(user),
  "members.admit": membersData.admit(user),
  "groups.here": groupData.here(),

  "me.root": meData.root(),
  "me.languages": meData.languages(),
  "me.language": meData.language(null),
  "me.quiet": meData.quiet(),
  "me.quietOff": meData.quietOff(),
  "me.quietHours": meData.quietHours({ from: 1320, to: 1439 }),
  "me.unmute": meData.unmute(camera),
  "me.privately": meData.privately(true),

  "verify.begin": verifyData.begin(),
  "verify.stop": verifyData.stop(),

  "zones.root": zoneData.root(),
  "zones.camera": zoneData.camera(camera),
  "zones.add": zoneData.add(camera),
  "zones.addKind": zoneData.addKind(camera, "ignore"),
  "zones.editor": zoneData.editor(zone, view),
  "zones.paint": zoneData.paint(zone, view, cells, false),
  "zones.undo": zoneData.undo(zone, view, 999_999_999_999),
  "zones.more": zoneData.more(zone),
  "zones.kind": zoneData.kind(zone, "ignore"),
  "zones.name": zoneData.name(zone),
  "zones.askRemove": zoneData.askRemove(zone),
  "zones.remove": zoneData.remove(zone),

  "history.newest": historyData.newest(filter),
  "history.at": historyData.at(filter, longestIncident),
  "history.older": historyData.older(filter, longestIncident),
  "history.newer": historyData.newer(filter, longestIncident),
  "history.incident": historyData.incident(filter, longestIncident),
  "history.filter": historyData.filter(filter),
  "history.people": historyData.people(filter, 999),
  "history.cameras": historyData.cameras(filter, 999),
  "history.day": historyData.day(filter, "2026-11"),
  "history.calendar": historyData.calendar(filter, "2026-11"),
  "history.jump": historyData.jump(filter, day),
  "history.type": historyData.type(filter),
  "history.nothing": historyData.nothing(),
  "history.falseAlarm": historyData.falseAlarm(filter, longestIncident),
  "history.noFalseAlarm": historyData.noFalseAlarm(filter, longestIncident),
  "history.pin": historyData.pin(filter, longestIncident),
  "history.unpin": historyData.unpin(filter, longestIncident),
  "history.askDelete": historyData.askDelete(filter, longestIncident),
  "history.delete": historyData.delete(filter, longestIncident),
  "strangers.alert": strangersData.alert(longestIncident),
  "strangers.visits": strangersData.visits(filter, longestIncident),
  "strangers.askForget": strangersData.askForget(filter, longestIncident),
  "strangers.forget": strangersData.forget(filter, longestIncident),

  "evidence.root": evidenceData.root(),
  "evidence.plan": evidenceData.plan(),
  "evidence.choose": evidenceData.choose("days"),
  "evidence.set": evidenceData.set("room", 999_999_999),
  "evidence.sure": evidenceData.sure("room", 999_999_999),

  "schedule.root": scheduleData.root(),
  "schedule.entry": scheduleData.entry(entry),
  "schedule.fine": scheduleData.fine(),
  "schedule.phones": scheduleData.phones(),
  "schedule.skip": scheduleData.skip(entry, day, "entry"),
  "schedule.unskip": scheduleData.unskip(entry, day, "entry"),
  "schedule.form": scheduleData.form(form),
  "schedule.time": scheduleData.time(form),
  "schedule.save": scheduleData.save(form),
  "schedule.enable": scheduleData.enable(entry, false),
  "schedule.askDelete": scheduleData.askDelete(entry),
  "schedule.delete": scheduleData.delete(entry),
  "schedule.remind": scheduleData.remind(120),
  "schedule.presence": scheduleData.presence(false),
  "schedule.awayAfter": scheduleData.awayAfter(120),
  "schedule.addPhone": scheduleData.addPhone("255.255.255.255"),
  "schedule.askPhone": scheduleData.askPhone("h999999"),
  "schedule.removePhone": scheduleData.removePhone("h999999"),
};
