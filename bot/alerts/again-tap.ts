// Owns what the button says that tries again what a chat did not take.

/** Recognises the tap. */
export const againTaps = { again: /^alerts:again$/ } as const;

export const againData = { again: () => "alerts:again" } as const;
