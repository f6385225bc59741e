// Owns reading a request's parameters as the real server does: from JSON, from multipart (grammY
// sends every scalar as text there, and files as attach:// references), from a form or the address.
import type { IncomingHttpHeaders } from "node:http";
import busboy from "busboy";
import type { z } from "zod";
import { badRequest } from "./errors.ts";

export interface UploadedFile {
  filename: string;
  bytes: Buffer;
  /** What the sender calls it; by default the name's extension decides. */
  mimeType?: string;
}

/** One request's parameters; every reader tolerates numbers and booleans written as text. */
export class Parameters {
  readonly #values: Record<string, unknown>;
  readonly #files: ReadonlyMap<string, UploadedFile>;

  constructor(
    values: Record<string, unknown>,
    files: ReadonlyMap<string, UploadedFile> = new Map(),
  ) {
    this.#values = values;
    this.#files = files;
  }

  text(name: string): string | undefined {
    const value = this.#values[name];
    if (value === undefined || value === null) return undefined;
    return typeof value === "object" ? JSON.stringify(value) : String(value as string | number);
  }

  /** Undefined when absent or not a whole number. */
  integer(name: string): number | undefined {
    const value = this.text(name)?.trim();
    return value !== undefined && /^-?\d+$/.test(value) ? Number(value) : undefined;
  }

  flag(name: string): boolean {
    return ["true", "1", "yes", "t", "y"].includes(this.text(name)?.toLowerCase() ?? "");
  }

  /** A parameter that is JSON; `called` is how the real server names it when it can't be read. */
  json<T>(name: string, schema: z.ZodType<T>, called = name): T | undefined {
    const value = this.#values[name];
    if (value === undefined || value === null || value === "") return undefined;
    const parsed = schema.safeParse(typeof value === "string" ? parseJson(value) : value);
    if (!parsed.success) throw badRequest(`can't parse ${called} JSON object`);
    return parsed.data;
  }

  /** The file uploaded in the form's field `name`. */
  upload(name: string): UploadedFile | undefined {
    return this.#files.get(name);
  }

  /** What a record of the call keeps: JSON decoded, files by name and size only. */
  record(): Record<string, unknown> {
    const record: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(this.#values)) {
      const json = typeof value === "string" && /^[[{]/.test(value) ? parseJson(value) : undefined;
      record[name] = json ?? value;
    }
    for (const [name, file] of this.#files) {
      record[name] = { filename: file.filename, size: file.bytes.length };
    }
    return record;
  }
}

/**
 * Parameters of a request with this address and body. Multipart goes through busboy, because
 * grammY writes `filename=a.jpg` without quotes, which undici's formData() refuses.
 */
export async function readParameters(
  query: URLSearchParams,
  headers: IncomingHttpHeaders,
  body: Buffer,
): Promise<Parameters> {
  const values: Record<string, unknown> = Object.fromEntries(query);
  const type = headers["content-type"] ?? "";
  if (body.length === 0) return new Parameters(values);
  if (type.startsWith("application/json")) {
    const json = parseJson(body.toString());
    if (typeof json !== "object" || json === null || Array.isArray(json)) {
      throw badRequest("object expected as JSON parameters");
    }
    return new Parameters({ ...values, ...json });
  }
  if (type.startsWith("multipart/form-data")) return readMultipart(values, headers, body);
  return new Parameters({ ...values, ...Object.fromEntries(new URLSearchParams(body.toString())) });
}

function readMultipart(
  values: Record<string, unknown>,
  headers: IncomingHttpHeaders,
  body: Buffer,
): Promise<Parameters> {
  return new Promise((resolve, reject) => {
    const files = new Map<string, UploadedFile>();
    const form = busboy({ headers, defParamCharset: "utf8" });
    form.on("field", (name, value) => {
      values[name] = value;
    });
    form.on("file", (name, stream, info) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        files.set(name, { filename: info.filename ?? name, bytes: Buffer.concat(chunks) });
      });
    });
    form.on("error", (error) => reject(badRequest(`can't parse multipart: ${String(error)}`)));
    form.on("close", () => resolve(new Parameters(values, files)));
    form.end(body);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
