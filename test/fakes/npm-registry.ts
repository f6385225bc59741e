// Owns an npm registry on loopback: one packument and one tarball per package, with byte ranges,
// and a way to misbehave. Also makes the tarballs, so that they can hold what npm would never pack.
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { Header } from "tar";

export interface TarballEntry {
  path: string;
  content?: Buffer;
  type?: "File" | "SymbolicLink" | "Directory";
  linkpath?: string;
}

export interface FakePackage {
  name: string;
  version: string;
  tarball: Buffer;
}

export type Misbehave = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface FakeRegistry {
  address: string;
  /** "/name" and "/name.tgz", with " bytes=…" when a range was asked for. */
  requests: string[];
  /** Answers true when it has handled (or swallowed) the request itself. */
  misbehave: Misbehave | null;
  close(): Promise<void>;
}

export const sha256 = (content: Buffer): string =>
  createHash("sha256").update(content).digest("hex");

export const integrityOf = (content: Buffer): string =>
  `sha512-${createHash("sha512").update(content).digest("base64")}`;

export function packTarball(entries: readonly TarballEntry[]): Buffer {
  const blocks: Buffer[] = [];
  for (const { path, content = Buffer.alloc(0), type = "File", linkpath } of entries) {
    const header = new Header({
      path,
      type,
      size: content.length,
      mode: 0o644,
      mtime: new Date(0),
      ...(linkpath !== undefined && { linkpath }),
    });
    header.encode();
    blocks.push(
      header.block as Buffer,
      content,
      Buffer.alloc((512 - (content.length % 512)) % 512),
    );
  }
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

/** With `token`, nothing is given without it. */
export async function startRegistry(
  packages: readonly FakePackage[],
  { token }: { token?: string } = {},
): Promise<FakeRegistry> {
  const server = createServer((request, response) => {
    const url = decodeURIComponent(request.url ?? "");
    const { range } = request.headers;
    registry.requests.push(range ? `${url} ${range}` : url);
    if (registry.misbehave?.(request, response)) return;
    if (token && request.headers.authorization !== `Bearer ${token}`) {
      response.writeHead(401).end("{}");
      return;
    }
    const found = packages.find(({ name }) => url === `/${name}` || url === `/${name}.tgz`);
    if (!found) response.writeHead(404).end("{}");
    else if (url.endsWith(".tgz")) sendRange(request, response, found.tarball);
    else response.setHeader("content-type", "application/json").end(packument(found));
  });
  const registry: FakeRegistry = {
    address: "",
    requests: [],
    misbehave: null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  registry.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const packument = ({ name, version, tarball }: FakePackage) =>
    JSON.stringify({
      name,
      "dist-tags": { latest: version },
      versions: {
        [version]: {
          name,
          version,
          dist: { tarball: `${registry.address}/${name}.tgz`, integrity: integrityOf(tarball) },
        },
      },
    });
  return registry;
}

/** Answers with `content`, or the rest of it that was asked for. */
export function sendRange(
  request: IncomingMessage,
  response: ServerResponse,
  content: Buffer,
): void {
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
  response.setHeader("content-type", "application/octet-stream");
  response.setHeader("content-length", content.length - start);
  if (start > 0) {
    response.statusCode = 206;
    response.setHeader("content-range", `bytes ${start}-${content.length - 1}/${content.length}`);
  }
  response.end(content.subarray(start));
}

/** A listener for `misbehave`: sends `bytes` of `content` and breaks the connection. */
export function breakOffAfter(bytes: number, content: Buffer): Misbehave {
  return (request, response) => {
    if (!request.url?.endsWith(".tgz") && !request.url?.endsWith(".zip")) return false;
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
    response.writeHead(start > 0 ? 206 : 200, {
      "content-length": content.length - start,
      ...(start > 0 && {
        "content-range": `bytes ${start}-${content.length - 1}/${content.length}`,
      }),
    });
    // Only once the bytes are on their way may the connection go.
    response.write(content.subarray(start, start + bytes), () => response.destroy());
    return true;
  };
}
