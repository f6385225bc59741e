// Owns how a download's progress is counted and told. Pure: times are passed in.

export interface DownloadProgress {
  receivedBytes: number;
  /** null: the server did not say. */
  totalBytes: number | null;
  /** Of the last seconds; 0 in the first half second, when it would be noise. */
  bytesPerSecond: number;
}

const windowMs = 5000;
const atMostEveryMs = 250;

/** Counts what comes in; the speed is the mean of the last five seconds. */
export class ProgressMeter {
  #received: number;
  #total: number | null;
  #samples: { ms: number; bytes: number }[];
  #toldAt = -Infinity;

  /** `received`: what an earlier try has left; it is not counted into the speed. */
  constructor(received: number, total: number | null, ms: number) {
    this.#received = received;
    this.#total = total;
    this.#samples = [{ ms, bytes: received }];
  }

  /** Takes note of `bytes` more. Answers progress when it is time to tell (4 times a second). */
  add(bytes: number, ms: number): DownloadProgress | null {
    this.#received += bytes;
    if (ms - this.#toldAt < atMostEveryMs) return null;
    this.#toldAt = ms;
    return this.progress(ms);
  }

  progress(ms: number): DownloadProgress {
    this.#samples.push({ ms, bytes: this.#received });
    while (this.#samples.length > 2 && ms - (this.#samples[1]?.ms ?? ms) >= windowMs) {
      this.#samples.shift();
    }
    const oldest = this.#samples[0] ?? { ms, bytes: this.#received };
    const seconds = (ms - oldest.ms) / 1000;
    return {
      receivedBytes: this.#received,
      totalBytes: this.#total,
      bytesPerSecond: seconds >= 0.5 ? (this.#received - oldest.bytes) / seconds : 0,
    };
  }
}

/** "3.1 of 16.6 MB · 850 kB/s · 16 s left"; what is not known is left out. */
export function describeProgress({
  receivedBytes,
  totalBytes,
  bytesPerSecond,
}: DownloadProgress): string {
  const parts = [
    totalBytes === null
      ? inUnit(receivedBytes, unitFor(receivedBytes), true)
      : `${inUnit(receivedBytes, unitFor(totalBytes), false)} of ${inUnit(totalBytes, unitFor(totalBytes), true)}`,
  ];
  if (bytesPerSecond >= 1) {
    parts.push(`${inUnit(bytesPerSecond, unitFor(bytesPerSecond), true)}/s`);
    if (totalBytes !== null && totalBytes > receivedBytes) {
      parts.push(`${duration((totalBytes - receivedBytes) / bytesPerSecond)} left`);
    }
  }
  return parts.join(" · ");
}

interface Unit {
  name: string;
  size: number;
  decimals: number;
}

const units: readonly Unit[] = [
  { name: "B", size: 1, decimals: 0 },
  { name: "kB", size: 1e3, decimals: 0 },
  { name: "MB", size: 1e6, decimals: 1 },
  { name: "GB", size: 1e9, decimals: 2 },
];

function unitFor(bytes: number): Unit {
  // From what would be rounded up to a thousand, the next unit reads better.
  const fitting = units.filter((unit) => bytes >= unit.size * (unit.size === 1 ? 1 : 0.9995));
  return fitting.at(-1) ?? (units[0] as Unit);
}

function inUnit(bytes: number, unit: Unit, withName: boolean): string {
  const text = (bytes / unit.size).toFixed(unit.decimals);
  return withName ? `${text} ${unit.name}` : text;
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
