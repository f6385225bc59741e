// Owns what the buttons of /offsite say.

/** Needs look. */
export const offsiteLooks = {
  page: /^offsite$/,
} as const;

/** Needs own. */
export const offsiteTaps = {
  test: /^offsite:test$/,
  everything: /^offsite:everything$/,
  cancel: /^offsite:everything:stop$/,
} as const;

export const offsiteData = {
  page: () => "offsite",
  test: () => "offsite:test",
  everything: () => "offsite:everything",
  cancel: () => "offsite:everything:stop",
} as const;
