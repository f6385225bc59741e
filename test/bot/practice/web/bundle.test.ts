import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { PageBuildError, buildPage } from "../../../../bot/practice/web/bundle.ts";

const modules = path.resolve(import.meta.dirname, "../../../../node_modules");
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "vigil-page-"));
  // Preact is looked for beside the sources, as in the real folder.
  await symlink(modules, path.join(folder, "node_modules"));
  await writeFile(path.join(folder, "index.html"), "<!doctype html><title>Ünder</title>");
  await writeFile(path.join(folder, "colours.css"), ":root { --ink: #123; }");
  await writeFile(
    path.join(folder, "page.css"),
    '@import "./colours.css"; .day { & p { inset: 0; } }',
  );
});
afterEach(() => rm(folder, { recursive: true }));
const writeMain = (source: string) => writeFile(path.join(folder, "main.tsx"), source);

test("TypeScript and Preact become one script, with its sources in it", async () => {
  await writeMain("const name: string = 'Wächter'; document.body.title = String(<b>{name}</b>);");
  const { html, style, script } = await buildPage(folder);
  expect(html).toContain("Ünder");
  expect(style).toMatch(/--ink: #123;[^]*\.day \{\s*& p \{/);
  expect(style).not.toContain("@import");
  expect(script).toContain("Wächter");
  expect(script).not.toMatch(/^\s*(?:import|export) /m);
  expect(script).toContain("sourceMappingURL=data:application/json;base64,");
  expect(() => new Function(script)).not.toThrow();
});

test("two pages can be built at the same time", async () => {
  await writeMain("document.title = 'both';");
  const pages = await Promise.all([buildPage(folder), buildPage(folder)]);
  for (const { script } of pages) expect(script).toContain("both");
});

test("a mistake in the sources is told with its file and line", async () => {
  await writeMain("const fine = 1;\nconst broken = ;\n");
  const failure = await buildPage(folder).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(PageBuildError);
  expect((failure as Error).message).toMatch(/Unexpected ";"[^]*main\.tsx:2:15:/);
});

test.each(["index.html", "page.css", "main.tsx"])("without %s, that is said", async (name) => {
  await writeMain("document.title = 'fine';");
  await rm(path.join(folder, name));
  const failure = await buildPage(folder).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(PageBuildError);
  expect((failure as Error).message).toContain(name);
});
