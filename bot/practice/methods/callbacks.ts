// Owns the answer to a tap on an inline button.
import { badRequest } from "../errors.ts";
import type { Methods } from "./method.ts";

const maximumAnswer = 200;

export const callbackMethods: Methods = {
  answerCallbackQuery(state, parameters) {
    const text = parameters.text("text") ?? "";
    if ([...text].length > maximumAnswer) throw badRequest("MESSAGE_TOO_LONG");
    const queryId = parameters.text("callback_query_id") ?? "";
    const answer = { ...(text ? { text } : {}), alert: parameters.flag("show_alert") };
    state.queries.answer(queryId, answer);
    state.changes.tell({ kind: "answered", queryId, answer });
    return true;
  },
};
