// Owns the part of the walk through the menus (menu-walk.ts) that is about what has happened: the
// history, exports, the seal, what is kept, the copy off site, the summary, and the backup.
import { ben, type MenuPhone } from "./menu-phone.ts";

const passphrase = "correct horse battery staple";

async function nothingYet(phone: MenuPhone): Promise<void> {
  await phone.say("events-none", "/events");
  await phone.say("intruders-none", "/intruders");
  await phone.say("export-none", "/export");
  await phone.say("verify-none", "/verify", 1_500);
  await phone.say("offsite-none", "/offsite");
}

/** Somebody walks through the room until a few incidents are over. */
async function happening(phone: MenuPhone): Promise<void> {
  await phone.say("arm-for-evidence", "/arm");
  await phone.tap("arm-for-evidence-anyway", /^arm:away:.*moving/, 800, false);
  await phone.arrives("evidence-alert", /^a:off:/);
  await phone.wait("evidence-alerts", 60_000);
  await phone.tapLatest("alert-saved", /^a:pin:.*:1$/);
  await phone.say("evidence-disarm", "/disarm");
  await phone.wait("evidence-told", 12_000);
}

async function history(phone: MenuPhone): Promise<void> {
  await phone.say("events", "/events", 1_500);
  await phone.tap("incident", /^ev:i:/, 1_000);
  await phone.tap("incident-false", /^ev:f:/, 1_000);
  await phone.tap("incident-earlier", /^ev:i:/, 1_000);
  await phone.tap("incident-false-too", /^ev:f:/, 1_000);
  await phone.tap("incident-saved", /^ev:p:/, 1_000, false);
  await phone.tap("incident-delete-ask", /^ev:x:/, 1_000);
  await phone.tap("incident-kept", /^ev:i:/, 1_000);
  await phone.tap("incident-list", /^ev:a:/, 1_500);
  await phone.tap("filter", /^ev:s:/);
  await phone.tap("filter-false", /^ev:s:\d*f/);
  await phone.tap("filter-day", /^ev:e:/);
  await phone.tap("filter-day-chosen", /^ev:s:.*d\d{6}/);
  await phone.tap("filter-shown", /^ev:l:/, 1_500);
  await phone.tap("causes", /^fa$/, 1_000);
  await phone.tap("cause-stopped", /^fa:(area|ignore)/, 1_000, false);
  await phone.tap("cause-back-to", /^fa:(area:.*all|watch)/, 1_000, false);
  await phone.say("events-of-today", "/events today", 1_500);
  await phone.tap("timeline", /^tl:/, 1_500);
  await phone.back("timeline-back");
  await phone.tap("calendar", /^ev:d:/);
  await phone.tap("calendar-earlier", /^ev:d:/);
  await phone.tap("calendar-type", /^ev:t:/);
  await phone.say("calendar-wrong", "whenever");
  await phone.say("calendar-typed", "today", 1_500);
  await phone.say("events-odd", "/events frobnicate", 1_500);
}

async function exporting(phone: MenuPhone): Promise<void> {
  await phone.say("export", "/export");
  await phone.tap("export-days", /^zip:t$/);
  await phone.say("export-days-wrong", "last summer");
  await phone.say("export-days-typed", "today", 1_000);
  await phone.tap("exported", /^zip:go:/, 4_000);
  await phone.say("events-to-export", "/events", 1_500);
  await phone.tap("incident-to-export", /^ev:i:/, 1_000);
  await phone.tap("incident-exported", /^zip:i:/, 3_000);
  await phone.say("events-to-delete", "/events", 1_500);
  await phone.tap("incident-to-delete", /^ev:i:/, 1_000);
  await phone.tap("delete-ask", /^ev:x:/, 1_000);
  await phone.tap("deleted", /^ev:y:/, 1_500);
}

async function seal(phone: MenuPhone): Promise<void> {
  await phone.say("verify", "/verify", 3_000);
  await phone.say("verify-eight", `/verify ${await phone.read(/Seal ([0-9a-f]{8})/)}`, 1_000);
  await phone.say("verify-unknown", "/verify 00000000", 1_000);
  await phone.say("verify-wrong", "/verify hello", 1_000);
}

async function kept(phone: MenuPhone): Promise<void> {
  await phone.say("evidence", "/evidence");
  for (const limit of ["days", "room", "free"]) {
    await phone.tap(`evidence-${limit}`, new RegExp(`^evidence:${limit}$`));
    await phone.tap(
      `evidence-${limit}-set`,
      /^evidence:set:(days:365|room:none|free:5000)$/,
      800,
      false,
    );
    await phone.back(null);
  }
  await phone.tap("evidence-plan", /^evidence:plan$/, 1_000);
  await phone.back("evidence-again");
  await phone.tap("summary-time", /^summary$/);
  await phone.tap("summary-at", /^summary:at:480$/);
  await phone.tap("summary-never", /^summary:never$/);
  await phone.tap("summary-at-noon", /^summary:at:720$/);
  await phone.say("summary", "/summary", 1_000);
  await phone.say("offsite", "/offsite");
  await phone.say("evidence-status", "/status");
  await phone.as(ben, "member-told-of-evidence");
  await phone.say("member-evidence", "/evidence");
  await phone.say("member-events", "/events", 1_500);
  await phone.tap("member-incident", /^ev:i:/, 1_000);
}

async function backup(phone: MenuPhone): Promise<void> {
  await phone.say("backup", "/backup");
  await phone.tap("backup-make", /^backup:make$/);
  await phone.say("backup-too-short", "short");
  await phone.say("backup-passphrase", passphrase);
  await phone.say("backup-differs", `${passphrase}s`);
  await phone.say("backup-passphrase-again", passphrase);
  await phone.say("backup-made", passphrase, 4_000);
  await phone.attach("backup-sent-back", await phone.download());
  await phone.say("backup-wrong", "not this one at all", 3_000);
  await phone.say("backup-opened", passphrase, 3_000);
  await phone.tap("backup-restored", /^backup:restore:/, 10_000);
  await phone.tap("backup-undo-ask", /^backup:undo$/, 1_000);
  await phone.tap("backup-undone", /^backup:undo:yes$/, 10_000);
}

/** In the order in which they need each other. */
export const evidenceWalks = {
  nothingYet,
  happening,
  history,
  exporting,
  seal,
  backup,
  kept,
};
