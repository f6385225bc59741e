// Owns the last line of a test run, in the one form that CI reads in any language:
// "N passed, N failed, N skipped"; and, above it, the tests that passed only at the second try.
import type { Reporter, TestModule } from "vitest/node";

export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    let passed = 0;
    let skipped = 0;
    let failed = unhandled.length;
    const unsteady: string[] = [];
    for (const module of modules) {
      if (module.errors().length > 0) failed += 1;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (test.diagnostic()?.flaky) unsteady.push(`${module.relativeModuleId}: ${test.name}`);
        if (state === "passed") passed += 1;
        else if (state === "failed") failed += 1;
        else skipped += 1;
      }
    }
    // The default reporter prints its own summary first; this must be the very last line.
    process.once("exit", () => {
      for (const name of unsteady) process.stdout.write(`Passed only at the second try: ${name}\n`);
      process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
    });
  }
}
