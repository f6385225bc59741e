// Owns the steps in which exit and entry delays are set. Pure.

/** Seconds. */
export const delaySteps = [0, 10, 20, 30, 45, 60, 90, 120, 180, 300] as const;

/** The next step below or above `seconds`, which need not be one itself; null past either end. */
export function nextStep(seconds: number, direction: 1 | -1): number | null {
  const further =
    direction === 1
      ? delaySteps.find((step) => step > seconds)
      : delaySteps.findLast((step) => step < seconds);
  return further ?? null;
}
