import { expect, test } from "vitest";
import { readRange } from "../../../../bot/practice/web/kept-files.ts";

test.each([
  [undefined, "whole"],
  ["bytes=0-", { first: 0, last: 99 }],
  ["bytes=0-0", { first: 0, last: 0 }],
  ["bytes=10-19", { first: 10, last: 19 }],
  ["bytes=90-500", { first: 90, last: 99 }],
  ["bytes=99-", { first: 99, last: 99 }],
  ["bytes=-1", { first: 99, last: 99 }],
  ["bytes=-500", { first: 0, last: 99 }],
  ["bytes=100-", "unsatisfiable"],
  ["bytes=100-200", "unsatisfiable"],
  ["bytes=-0", "unsatisfiable"],
  ["bytes=20-10", "whole"],
  ["bytes=-", "whole"],
  ["bytes=0-1,5-6", "whole"],
  ["bytes=a-b", "whole"],
  ["lines=0-1", "whole"],
])("of 100 bytes, %s is %j", (header, range) => {
  expect(readRange(header, 100)).toEqual(range);
});
