// Owns what a Bot API method is here: a function from parameters to a result, throwing ApiErrors.
import type { Parameters } from "../parameters.ts";
import type { PracticeState } from "../state.ts";

/** `signal` aborts when the client has gone. */
export type Method = (state: PracticeState, parameters: Parameters, signal: AbortSignal) => unknown;

/** By the name the documentation gives it. */
export type Methods = Readonly<Record<string, Method>>;
