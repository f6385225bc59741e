// Owns what the buttons of /backup say. A file that was sent is meant by the number it was given, so
// that a tap on last week's question finds nothing rather than another file.

export const backupTaps = {
  root: /^backup$/,
  make: /^backup:make$/,
  cancel: /^backup:cancel$/,
  restore: /^backup:restore:(\d{1,9})$/,
  drop: /^backup:drop:(\d{1,9})$/,
  askTakeBack: /^backup:undo$/,
  takeBack: /^backup:undo:yes$/,
  keep: /^backup:undo:no$/,
} as const;

export const backupData = {
  root: () => "backup",
  make: () => "backup:make",
  cancel: () => "backup:cancel",
  restore: (number: number) => `backup:restore:${number}`,
  drop: (number: number) => `backup:drop:${number}`,
  askTakeBack: () => "backup:undo",
  takeBack: () => "backup:undo:yes",
  keep: () => "backup:undo:no",
} as const;
