// Owns which settings a download uses: the ones that npm itself would use in this folder (registry,
// scopes, tokens, certificates, proxy), read by npm's own library. Behind a company's mirror, what
// made `npm install` work makes our downloads work, too.
import path from "node:path";
import Config from "@npmcli/config";
import npm from "@npmcli/config/lib/definitions/index.js";
import { getProxyForUrl } from "proxy-from-env";
import { DownloadError } from "./download-error.ts";

/** npm's options by its own (camel-case) names, as pacote and npm-registry-fetch take them. */
export type NpmSettings = Record<string, unknown>;

export interface SettingsPlace {
  /** Whose .npmrc counts; default: Vigil's own folder. */
  project?: string;
  /** Default: the process environment. */
  env?: NodeJS.ProcessEnv;
}

const vigilsFolder = path.resolve(import.meta.dirname, "../..");

/**
 * What npm would use in `project`: environment (npm_config_*) over the project's .npmrc over the
 * user's over the machine's. Unknown keys are ignored without a word. Rejects with DownloadError
 * when a settings file contradicts itself.
 */
export async function loadNpmSettings(place: SettingsPlace = {}): Promise<NpmSettings> {
  // A copy, because loading writes what it found back into the environment.
  const env = { ...(place.env ?? process.env) };
  const config = new Config({
    definitions: npm.definitions,
    shorthands: npm.shorthands,
    flatten: npm.flatten,
    npmPath: npmFolder(env),
    argv: [],
    cwd: place.project ?? vigilsFolder,
    env,
  });
  try {
    await config.load();
    return withoutTraces(() => ({ ...config.flat }));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new DownloadError(
      "settings",
      `npm's settings cannot be used: ${why}. Look at .npmrc here and in your home folder.`,
      { cause },
    );
  }
}

/** The host of the proxy that a request to `address` goes through, or null; never its password. */
export function proxyHost(settings: NpmSettings, address: string): string | null {
  const host = URL.canParse(address) ? new URL(address).hostname : address;
  const spared = [settings["noProxy"] ?? []].flat().join(",").split(",");
  const direct = spared
    .map((domain) => domain.trim().replace(/^\./, ""))
    .some((domain) => domain !== "" && (host === domain || host.endsWith(`.${domain}`)));
  if (direct) return null;
  const proxy = settings["httpsProxy"] ?? settings["proxy"];
  return hostOf(typeof proxy === "string" && proxy !== "" ? proxy : getProxyForUrl(address));
}

/** "host:port" of an address, without its credentials and path; null for what is no address. */
export function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).host : null;
}

/** Where npm itself lives, for the settings that its packager built in; it may not exist. */
function npmFolder(env: NodeJS.ProcessEnv): string {
  const running = env["npm_execpath"];
  if (running && path.basename(running) === "npm-cli.js") {
    return path.resolve(path.dirname(running), "..");
  }
  const binaries = path.dirname(process.execPath);
  return process.platform === "win32"
    ? path.join(binaries, "node_modules/npm")
    : path.resolve(binaries, "../lib/node_modules/npm");
}

/** Flattening npm's settings sets NODE_ENV and npm's user agent for the whole process: not here. */
function withoutTraces<T>(work: () => T): T {
  const before = ["NODE_ENV", "npm_config_user_agent"].map(
    (name) => [name, process.env[name]] as const,
  );
  try {
    return work();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}
