// Owns the page's own files: the markup, and the style and the script that esbuild makes of the
// sources beside it. Read once at the start, so that all three belong together.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { build, formatMessages, stop } from "esbuild";
import type { BuildFailure } from "esbuild";

export interface PageFiles {
  readonly html: string;
  readonly style: string;
  readonly script: string;
}

/** The page cannot be shown; the message names the file and the line. */
export class PageBuildError extends Error {
  override readonly name = "PageBuildError";
}

const pageFolder = path.resolve(import.meta.dirname, "../page");
let building = 0;

/** Reads index.html of `folder` and bundles page.css and main.tsx. Throws PageBuildError. */
export async function buildPage(folder = pageFolder): Promise<PageFiles> {
  const [html, style, script] = await Promise.all([
    readText(path.join(folder, "index.html")),
    bundle(path.join(folder, "page.css")),
    bundle(path.join(folder, "main.tsx")),
  ]);
  return { html, style, script };
}

async function bundle(entry: string): Promise<string> {
  building += 1;
  try {
    const { outputFiles } = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      // Runs the same from <script defer> and <script type="module">.
      format: "iife",
      target: "es2022",
      jsx: "automatic",
      jsxImportSource: "preact",
      sourcemap: "inline",
      charset: "utf8",
      logLevel: "silent",
    });
    return outputFiles.map(({ text }) => text).join("");
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    const messages = await formatMessages(error.errors, { kind: "error", color: false });
    throw new PageBuildError(
      `The practice page can't be built from ${entry}:\n${messages.join("")}`,
    );
  } finally {
    building -= 1;
    // esbuild is a process of its own that would stay as long as we do; nobody needs it any more.
    if (building === 0) await stop();
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new PageBuildError(`The practice page lacks ${file}: ${(error as Error).message}`);
  }
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && "errors" in error && Array.isArray(error.errors);
}
