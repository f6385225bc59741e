// Owns getting updates, and the little there is about webhooks, which exclude it.
import { z } from "zod";
import { ApiError, badRequest } from "../errors.ts";
import type { Methods } from "./method.ts";

const kindsSchema = z.array(z.string());

export const updateMethods: Methods = {
  getUpdates(state, parameters, signal) {
    if (state.webhook) {
      throw new ApiError(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    return state.updates.poll(
      {
        offset: parameters.integer("offset") ?? 0,
        limit: parameters.integer("limit") ?? 100,
        timeoutSeconds: parameters.integer("timeout") ?? 0,
        allowedUpdates: parameters.json("allowed_updates", kindsSchema),
      },
      signal,
    );
  },

  /** Remembered only, so that its conflict with getUpdates can be seen; nothing is ever sent there. */
  setWebhook(state, parameters) {
    const url = parameters.text("url") ?? "";
    if (url !== "" && !url.startsWith("https://")) {
      throw badRequest("bad webhook: An HTTPS URL must be provided for webhook");
    }
    state.webhook = url;
    return true;
  },

  deleteWebhook(state, parameters) {
    state.webhook = "";
    if (parameters.flag("drop_pending_updates")) state.updates.clear();
    return true;
  },

  getWebhookInfo(state) {
    const allowed = state.updates.allowed;
    return {
      url: state.webhook,
      has_custom_certificate: false,
      pending_update_count: state.updates.pending,
      ...(allowed ? { allowed_updates: allowed } : {}),
    };
  },
};
