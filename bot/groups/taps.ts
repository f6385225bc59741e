// Owns what the buttons about groups say. Which group and topic is meant, the tapped message says.
export const groupTaps = {
  here: /^groups:here$/,
} as const;

export const groupData = {
  here: () => "groups:here",
} as const;
