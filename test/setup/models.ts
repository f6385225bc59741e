// Owns that the default models are there before the tests that read faces: fetched once from npm,
// as the program itself would. Without a network those tests skip with a reason (or, under
// REQUIRE_REAL=1, this fails).
import { describeProgress } from "../../models/npm/progress.ts";
import { defaultPack } from "../../models/packs/catalogue.ts";
import { installedPack, installPack } from "../../models/packs/installer.ts";

const enoughMs = 120_000;

export default async function fetchModels(): Promise<void> {
  if (await installedPack(defaultPack)) return;
  const tell = (line: string) => process.stdout.write(`${line}\n`);
  let lastTold = 0;
  try {
    await installPack(defaultPack, {
      signal: AbortSignal.timeout(enoughMs),
      onProgress(progress) {
        if (performance.now() - lastTold < 2_000) return;
        lastTold = performance.now();
        tell(`Models for the tests: ${describeProgress(progress)}`);
      },
    });
  } catch (error) {
    if (process.env["REQUIRE_REAL"] === "1") throw error;
    tell(`The tests that read real faces are skipped: ${(error as Error).message}`);
  }
}
