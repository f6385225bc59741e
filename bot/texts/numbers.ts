// Owns how numbers are written in the reader's language: decimals with its comma, bytes with its
// units, how far a download is. Whole numbers are written by the texts themselves.
import type { DownloadProgress } from "../../models/npm/progress.ts";
import { sayPlain } from "./texts.ts";
import { span } from "./times.ts";

/** 0.456 with two digits is "0.46", in German "0,46"; what rounds to nothing has no minus. */
export function decimal(locale: string, value: number, digits: number): string {
  // By the number itself, as everywhere else: by its decimals Intl makes 0.285 (a little less) 0.29.
  const factor = 10 ** digits;
  const rounded = Math.round(value * factor) / factor;
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: "negative",
    useGrouping: false,
  }).format(rounded);
}

/** A likeness (a cosine) as people see it everywhere: "0.62". */
export function scoreText(locale: string, score: number): string {
  return decimal(locale, score, 2);
}

/** "310 MB", "3.1 GB", "3,1 ГБ"; decimal units, as disks are sold. */
export function bytes(locale: string, count: number): string {
  if (count < 1e6) return sayPlain(locale, "size-kb", { size: decimal(locale, count / 1e3, 0) });
  if (count < 1e9) {
    return sayPlain(locale, "size-mb", { size: decimal(locale, count / 1e6, count < 1e7 ? 1 : 0) });
  }
  return sayPlain(locale, "size-gb", { size: decimal(locale, count / 1e9, 1) });
}

/** "3.1 MB of 41 MB · 850 kB/s · 44 s left"; what is not known is left out. */
export function downloadProgress(
  locale: string,
  { receivedBytes, totalBytes, bytesPerSecond }: DownloadProgress,
): string {
  const received = bytes(locale, receivedBytes);
  const parts = [
    totalBytes === null
      ? received
      : sayPlain(locale, "download-of", { received, total: bytes(locale, totalBytes) }),
  ];
  if (bytesPerSecond >= 1) {
    parts.push(sayPlain(locale, "download-pace", { size: bytes(locale, bytesPerSecond) }));
    if (totalBytes !== null && totalBytes > receivedBytes) {
      const left = ((totalBytes - receivedBytes) / bytesPerSecond) * 1_000;
      parts.push(sayPlain(locale, "download-left", { span: span(locale, left) }));
    }
  }
  return parts.join(" · ");
}
