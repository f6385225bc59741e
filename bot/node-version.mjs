// Owns the first thing `npm start` looks at: whether this Node is new enough (package.json's
// "engines"). Loaded before everything else, because an old Node already fails at reading the rest.
import { readFileSync } from "node:fs";

const { engines } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const [neededMajor, neededMinor] = engines.node.replace(">=", "").split(".").map(Number);
const [major, minor] = process.versions.node.split(".").map(Number);

if (major < neededMajor || (major === neededMajor && minor < neededMinor)) {
  console.error(
    `Vigil needs Node ${neededMajor}.${neededMinor} or newer, and this is Node ${process.versions.node}. ` +
      "Get a newer one from https://nodejs.org, then run npm install and npm start again.",
  );
  process.exit(1);
}
