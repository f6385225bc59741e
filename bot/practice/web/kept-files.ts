// Owns how a file of the chat goes to the browser: in parts, because <video> seeks with ranges, and
// never as something that the browser would run or show as a page of ours.
import type { ServerResponse } from "node:http";
import type { KeptFile } from "../emulator.ts";

/** First and last byte. */
export interface ByteRange {
  first: number;
  last: number;
}

/**
 * What a Range header asks of `size` bytes (RFC 9110, 14.1.2). "whole" without one and for what may
 * be ignored: several ranges, other units, nonsense.
 */
export function readRange(
  header: string | undefined,
  size: number,
): ByteRange | "whole" | "unsatisfiable" {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === undefined || last === undefined || first + last === "") return "whole";
  if (first === "") {
    const length = Math.min(Number(last), size);
    return length === 0 ? "unsatisfiable" : { first: size - length, last: size - 1 };
  }
  if (last !== "" && Number(last) < Number(first)) return "whole";
  if (Number(first) >= size) return "unsatisfiable";
  return { first: Number(first), last: last === "" ? size - 1 : Math.min(Number(last), size - 1) };
}

export function sendKeptFile(
  response: ServerResponse,
  file: KeptFile,
  rangeHeader: string | undefined,
): void {
  const size = file.bytes.length;
  // Opened by itself, it is in a world of its own, whatever is in it.
  response.setHeader("content-security-policy", "default-src 'none'; media-src 'self'; sandbox");
  response.setHeader("accept-ranges", "bytes");
  const range = readRange(rangeHeader, size);
  if (range === "unsatisfiable") {
    response.writeHead(416, { "content-range": `bytes */${size}`, "content-length": 0 });
    response.end();
    return;
  }
  response.setHeader("content-type", contentType(file));
  if (file.kind === "document") {
    response.setHeader("content-disposition", attachment(file.name ?? "file"));
  }
  const { first, last } = range === "whole" ? { first: 0, last: size - 1 } : range;
  response.writeHead(range === "whole" ? 200 : 206, {
    "content-length": last - first + 1,
    ...(range === "whole" ? {} : { "content-range": `bytes ${first}-${last}/${size}` }),
  });
  response.end(file.bytes.subarray(first, last + 1));
}

function contentType({ kind }: KeptFile): string {
  if (kind === "photo" || kind === "thumbnail") return "image/jpeg";
  return kind === "document" ? "application/octet-stream" : "video/mp4";
}

/** RFC 6266: a plain name for old clients, the true one for all others. */
function attachment(name: string): string {
  const plain = name.replaceAll(/[^\w. -]/g, "_");
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
