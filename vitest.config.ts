// Owns how the tests run: units and rooms first, then the whole program, which mostly waits for
// real cameras, a few files side by side; and the closing line that CI reads.
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const quiet = "test/e2e/faces.test.ts";
/** Minutes of waiting for a lost camera, a dead network, a restart: they begin first, beside the rooms. */
const waiting = ["camera-faults", "outage", "kill"].map((name) => `test/e2e/${name}.test.ts`);
/** Two more than there are processors: many of these tests wait for processes and cameras. More only loads the
 * modules once more. */
const workers = availableParallelism() + 2;
/** Of the whole program, which mostly waits for real cameras. */
const whole = 4;
/** Replaces a module of ours, so it must not share its modules with other files. */
const apart = "test/bot/setup/camera-search.test.ts";

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}

function rank({ moduleId }: TestSpecification): number {
  return waiting.some((name) => moduleId.endsWith(name)) ? 0 : 1;
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    pool: "forks",
    globalSetup: ["./test/setup/models.ts"],
    reporters: ["default", "./test/closing-line.ts"],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Cameras and processes on a machine that others use, too: in CI a test may try twice, and the
    // run names every test that needed it (closing-line.ts). At a desk, once must do.
    retry: process.env["CI"] ? 1 : 0,
    projects: [
      {
        extends: true,
        test: {
          name: "rooms",
          include: ["test/**/*.test.ts"],
          exclude: ["test/e2e/**", apart],
          // Files share their modules: loading them anew for each took a quarter of the time.
          isolate: false,
          restoreMocks: true,
          maxWorkers: workers,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: "apart",
          include: [apart],
          maxWorkers: workers,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: "waiting",
          include: waiting,
          maxWorkers: workers,
          testTimeout: 180_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          exclude: [quiet, ...waiting],
          maxWorkers: whole,
          testTimeout: 120_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: "faces",
          include: [quiet],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          // Alone: a verdict needs its five looks a second.
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
