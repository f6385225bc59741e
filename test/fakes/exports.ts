// Owns exports for tests: the real ones over a data folder, with incidents that the test puts there.
import { mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { Exports, type ExportsOptions } from "../../storage/export/exports.ts";
import { sealReader } from "../../storage/export/sealed-lines.ts";
import type { IncidentSummary } from "../../storage/history/incident-summary.ts";
import { Incidents } from "../../storage/incidents.ts";
import { silentLog } from "../../storage/log.ts";
import { FakeClock } from "./clock.ts";
import { dataFolder } from "./data-folder.ts";
import { FakeHistory, incidentSummary } from "./history.ts";

const berlin = "Europe/Berlin";

export async function openExports(part: Partial<ExportsOptions> = {}) {
  const dataDir = await dataFolder();
  const clock = new FakeClock();
  const temporaryFolder = path.join(dataDir, "temporary");
  await mkdir(temporaryFolder);
  const incidents = await Incidents.open(dataDir, clock, silentLog);
  const history = new FakeHistory();
  const options: ExportsOptions = {
    incidents,
    history,
    seal: sealReader(path.join(dataDir, "seal")),
    disk: { space: async () => ({ freeBytes: 50e9, sizeBytes: 100e9 }) },
    temporaryFolder,
    clock,
    version: "9.8.7",
    ...part,
  };
  const put = async (
    id: string,
    files: Record<string, Buffer | string>,
    of: Partial<IncidentSummary> = {},
  ) => {
    await mkdir(incidents.folder(id), { recursive: true });
    for (const [name, content] of Object.entries(files)) {
      await writeFile(path.join(incidents.folder(id), name), content);
    }
    const bytes = Object.values(files).reduce((sum, { length }) => sum + length, 0);
    history.incidents.push(incidentSummary({ id, timezone: berlin, bytes, ...of }));
  };
  const left = () => readdir(temporaryFolder);
  return { exports: new Exports(options), history, incidents, put, dataDir, clock, left };
}
