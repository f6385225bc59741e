// Owns two small packs that never were: one in an npm tarball, one in a release's zip.
import yazl from "yazl";
import type { Pack, PackFile, PackSource } from "../../models/packs/pack.ts";
import { integrityOf, packTarball, sha256 } from "./npm-registry.ts";

/** The "networks" of both packs. */
export const networks: Readonly<Record<string, Buffer>> = {
  "detect.onnx": Buffer.alloc(50_000, "faces! "),
  "embed.onnx": Buffer.alloc(90_000, "numbers! "),
};

export const tarball = packTarball([
  { path: "package/package.json", content: Buffer.from("{}") },
  ...Object.entries(networks).map(([file, content]) => ({ path: `package/nets/${file}`, content })),
]);

/** A zip of `entries`: path inside → content. */
export async function packZip(entries: Readonly<Record<string, Buffer>>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(content, name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export const fromNpm = pack("small", null, {
  kind: "npm",
  tarball: {
    name: "small-networks",
    version: "1.2.3",
    integrity: integrityOf(tarball),
    bytes: tarball.length,
  },
  inside: "nets",
});

export function fromZip(address: string): Pack {
  return pack("zipped", "For research only.", { kind: "zip", address, aboutBytes: 1000 });
}

function pack(id: string, notice: string | null, source: PackSource): Pack {
  const file = (name: string, role: PackFile["role"]): PackFile => {
    const content = networks[name] as Buffer;
    return { file: name, role, bytes: content.length, sha256: sha256(content) };
  };
  return {
    id,
    title: `The ${id} pack`,
    licence: "none",
    notice,
    source,
    files: [file("detect.onnx", "detector"), file("embed.onnx", "embedder")],
    detector: "scrfd",
    normalisation: { channels: "rgb", mean: 127.5, scale: 127.5 },
    embeddingSize: 512,
    thresholds: {
      known: 0.45,
      knownFewPhotos: 0.4,
      margin: 0.05,
      unknownBelow: 0.285,
      seenBefore: 0.55,
      smallestWidth: 32,
      rawNorm: 0,
      rawNormSmall: 0,
    },
    presets: { lenient: 0.3, normal: 0.4, strict: 0.5 },
    measured: notice === null,
  };
}
