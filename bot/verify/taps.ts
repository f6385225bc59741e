// Owns what the buttons of /verify say.
export const verifyTaps = {
  begin: /^verify$/,
  stop: /^verify:stop$/,
} as const;

export const verifyData = {
  begin: () => "verify",
  stop: () => "verify:stop",
} as const;
