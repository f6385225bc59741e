// A process that people-kill.test.ts starts and kills: it adds, renames and forgets people as fast
// as it can, and prints what was confirmed to be on disk.
import { systemClock } from "../../storage/clock.ts";
import { silentLog } from "../../storage/log.ts";
import { type NewCrop, People } from "../../storage/people.ts";

const people = await People.open(String(process.argv[2]), systemClock, silentLog);
const start = people.all().length * 1000 + Date.now();

for (let count = 0; ; count++) {
  const name = `Person ${start} ${count}`;
  const { person } = await people.add(name, [crop(), crop()]);
  say({ added: person.id, name });
  await people.addCrops(person.id, [crop()]);
  say({ crops: person.id });
  if (count % 2 === 0) continue;
  await people.forget(person.id);
  say({ forgotten: person.id });
}

function crop(): NewCrop {
  const rgb = new Uint8Array(112 * 112 * 3).map((_, at) => (at * 31) % 256);
  return { rgb, source: { kind: "photo" }, takenAt: 0 };
}

function say(what: object): void {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}
