// Owns what the page asks of the server. Nothing here throws: what fails is a sentence.
import { type ActAnswer, type PageRequest, type UploadAs, addresses } from "../protocol.ts";

const unreachable = "Vigil does not answer. Is it still running?";

export async function act(request: PageRequest): Promise<ActAnswer> {
  try {
    const response = await fetch(addresses.act, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(request),
    });
    return readAnswer(await response.text());
  } catch {
    return { ok: false, sentence: unreachable };
  }
}

export interface UploadFile {
  blob: Blob;
  name: string;
}

/** `onProgress` hears 0 to 1. Aborting makes the answer an empty sentence: nothing went wrong. */
export function upload(
  parts: { person: number; as: UploadAs; caption: string; files: readonly UploadFile[] },
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<ActAnswer> {
  const form = new FormData();
  form.append("person", String(parts.person));
  form.append("as", parts.as);
  form.append("caption", parts.caption);
  for (const { blob, name } of parts.files) form.append("file", blob, name);
  // fetch() cannot tell how much of a body has gone out.
  const request = new XMLHttpRequest();
  return new Promise((resolve) => {
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total);
    });
    request.addEventListener("load", () => resolve(readAnswer(request.responseText)));
    request.addEventListener("error", () => resolve({ ok: false, sentence: unreachable }));
    request.addEventListener("abort", () => resolve({ ok: false, sentence: "" }));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.open("POST", addresses.upload);
    request.send(form);
  });
}

function readAnswer(body: string): ActAnswer {
  try {
    const answer = JSON.parse(body) as Partial<ActAnswer>;
    if (typeof answer.ok === "boolean") return answer as ActAnswer;
  } catch (error) {
    console.warn("The answer is no JSON", error);
  }
  return { ok: false, sentence: "Vigil gave an answer that this page does not understand." };
}
