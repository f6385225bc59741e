import { expect, test } from "vitest";
import { passphraseProblem } from "../../../bot/backup/passphrase.ts";

test.each([
  ["twelve marks", null],
  ["eleven mark", "short"],
  ["x".repeat(201), "long"],
  ["aaaaaaaaaaaab", "plain"],
  ["четыре слова и точка", null],
  ["🔑🔒🚪🏠🌙⭐🔥🎲🍋🪜💡🧭", null],
])("%j: %s", (passphrase, problem) => {
  expect(passphraseProblem(passphrase)).toBe(problem);
});
