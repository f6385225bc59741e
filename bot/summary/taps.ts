// Owns what the buttons of the daily summary say: explicit times.

const minutes = String.raw`(\d{1,4})`;

export const summaryLooks = {
  root: /^summary$/,
  now: /^summary:now$/,
  /** Below a summary, which stays. */
  time: /^summary:time$/,
} as const;

export const summaryChanges = {
  at: new RegExp(`^summary:at:${minutes}$`),
  never: /^summary:never$/,
} as const;

export const summaryData = {
  root: () => "summary",
  now: () => "summary:now",
  time: () => "summary:time",
  /** Minutes since midnight. */
  at: (minute: number) => `summary:at:${minute}`,
  never: () => "summary:never",
} as const;
