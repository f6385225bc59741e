// Owns the first step of the thread that reads faces: TypeScript. `execArgv: ["--import", "tsx"]`
// is not enough for a worker's first file on Node 20 (ERR_UNKNOWN_FILE_EXTENSION), and under
// vitest nobody registers tsx at all.
import { register } from "tsx/esm/api";

register();
await import("./worker.ts");
