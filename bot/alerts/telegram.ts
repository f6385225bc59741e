// Owns the few calls to Telegram that alerts need, behind an interface that tests can fake, and
// how long each may take. It never retries: the outbox owns that.
import { InputFile, type Api } from "grammy";
import type { Clock } from "../../storage/clock.ts";

export interface Button {
  text: string;
  callback_data: string;
}
export type Buttons = Button[][];

export interface Destination {
  chat: number;
  thread: number | null;
}

export interface NewMessage extends Destination {
  /** Telegram HTML. */
  html: string;
  buttons: Buttons;
  loud: boolean;
  /** Sent on its own if that message is gone. */
  replyTo: number | null;
}

export interface MessageEdit {
  chat: number;
  messageId: number;
  html: string;
  buttons: Buttons;
}

export interface UploadedFile {
  bytes: Buffer;
  /** Of [A-Za-z0-9._-] only: others are lost on the way (facts/telegram.md §3.2). */
  name: string;
}
/** A file that is up already, or one to be uploaded. */
export type MediaSource = { fileId: string } | UploadedFile;

export interface Video {
  source: MediaSource;
  width: number;
  height: number;
  /** Whole seconds, at least 1. */
  durationSeconds: number;
  /** A JPEG of at most 320 x 320 px; only goes along with an upload. */
  thumbnail: UploadedFile | null;
}

export interface SentMessage {
  messageId: number;
  /** For sending the same photo or video again without uploading. */
  fileId: string | null;
}

/** Every call rejects with grammY's GrammyError or HttpError (see telegram-errors.ts). */
export interface TelegramCalls {
  /** Resolves when Telegram answers at all. */
  probe(): Promise<void>;
  sendText(message: NewMessage): Promise<SentMessage>;
  sendPhoto(message: NewMessage, source: MediaSource): Promise<SentMessage>;
  /** `cutOff` ends it early, as no answer would: it may have arrived all the same. */
  sendVideo(message: NewMessage, video: Video, cutOff?: AbortSignal): Promise<SentMessage>;
  editText(edit: MessageEdit): Promise<void>;
  editCaption(edit: MessageEdit): Promise<void>;
  /** Replaces photo, caption and buttons. */
  editToVideo(edit: MessageEdit, video: Video, cutOff?: AbortSignal): Promise<SentMessage>;
  editButtons(edit: Omit<MessageEdit, "html">): Promise<void>;
  /** "sending a video..." under the chat's name, for five seconds. */
  showUploading(to: Destination): Promise<void>;
  /** Ends every call that is under way. */
  abort(): void;
}

/** grammY types its signals by an older package; Node's own does all that it needs of one. */
type GrammySignal = NonNullable<Parameters<Api["getMe"]>[0]>;

const probeMs = 5_000;
const textMs = 15_000;
/**
 * An upload may take this much longer per byte: 40 kB/s still gets through. So a photo on a dead
 * socket is given up soon, and the largest clip (50 MB) after 22 minutes.
 */
const uploadBytesPerMs = 40;

/**
 * The calls over grammY. `api` needs timeoutSeconds of at least 1400 (the largest upload) and no
 * auto-retry.
 */
export function telegramCalls(api: Api, clock: Clock): TelegramCalls {
  const underWay = new Set<AbortController>();

  async function within<T>(
    ms: number,
    call: (signal: GrammySignal) => Promise<T>,
    cutOff?: AbortSignal,
  ): Promise<T> {
    const controller = new AbortController();
    const abort = () => controller.abort();
    underWay.add(controller);
    const cancel = clock.after(ms, abort);
    if (cutOff?.aborted) abort();
    cutOff?.addEventListener("abort", abort, { once: true });
    try {
      return await call(controller.signal as unknown as GrammySignal);
    } finally {
      cancel();
      cutOff?.removeEventListener("abort", abort);
      underWay.delete(controller);
    }
  }

  return {
    probe: async () => {
      await within(probeMs, (signal) => api.getMe(signal));
    },
    sendText: (message) =>
      within(textMs, async (signal) => {
        const options = { ...newMessage(message), link_preview_options: { is_disabled: true } };
        const sent = await api.sendMessage(message.chat, message.html, options, signal);
        return { messageId: sent.message_id, fileId: null };
      }),
    sendPhoto: (message, source) =>
      within(uploadTime(source), async (signal) => {
        const options = { ...newMessage(message), caption: message.html };
        const sent = await api.sendPhoto(message.chat, media(source), options, signal);
        return { messageId: sent.message_id, fileId: sent.photo.at(-1)?.file_id ?? null };
      }),
    sendVideo: (message, video, cutOff) => {
      const send = async (signal: GrammySignal) => {
        const options = { ...newMessage(message), caption: message.html, ...videoOptions(video) };
        const sent = await api.sendVideo(message.chat, media(video.source), options, signal);
        return { messageId: sent.message_id, fileId: videoFileId(sent) };
      };
      return within(uploadTime(video.source), send, cutOff);
    },
    editText: (edit) =>
      within(textMs, async (signal) => {
        const options = { ...edited(edit), link_preview_options: { is_disabled: true } };
        await api.editMessageText(edit.chat, edit.messageId, edit.html, options, signal);
      }),
    editCaption: (edit) =>
      within(textMs, async (signal) => {
        const options = { ...edited(edit), caption: edit.html };
        await api.editMessageCaption(edit.chat, edit.messageId, options, signal);
      }),
    editToVideo: (edit, video, cutOff) => {
      const send = async (signal: GrammySignal) => {
        const input = {
          type: "video" as const,
          media: media(video.source),
          caption: edit.html,
          parse_mode: "HTML" as const,
          ...videoOptions(video),
        };
        const options = { reply_markup: { inline_keyboard: edit.buttons } };
        const now = await api.editMessageMedia(edit.chat, edit.messageId, input, options, signal);
        return { messageId: edit.messageId, fileId: now === true ? null : videoFileId(now) };
      };
      return within(uploadTime(video.source), send, cutOff);
    },
    editButtons: (edit) =>
      within(textMs, async (signal) => {
        const options = { reply_markup: { inline_keyboard: edit.buttons } };
        await api.editMessageReplyMarkup(edit.chat, edit.messageId, options, signal);
      }),
    showUploading: (to) =>
      within(textMs, async (signal) => {
        const options = to.thread === null ? {} : { message_thread_id: to.thread };
        await api.sendChatAction(to.chat, "upload_video", options, signal);
      }),
    abort: () => {
      for (const controller of underWay) controller.abort();
    },
  };
}

function newMessage(message: NewMessage) {
  return {
    parse_mode: "HTML" as const,
    disable_notification: !message.loud,
    ...(message.thread === null ? {} : { message_thread_id: message.thread }),
    ...(message.buttons.length === 0 ? {} : { reply_markup: { inline_keyboard: message.buttons } }),
    ...(message.replyTo === null
      ? {}
      : {
          reply_parameters: { message_id: message.replyTo, allow_sending_without_reply: true },
        }),
  };
}

function edited(edit: MessageEdit) {
  return { parse_mode: "HTML" as const, reply_markup: { inline_keyboard: edit.buttons } };
}

function media(source: MediaSource): InputFile | string {
  return "fileId" in source ? source.fileId : new InputFile(source.bytes, source.name);
}

function videoOptions(video: Video) {
  const { width, height, thumbnail } = video;
  return {
    width,
    height,
    duration: video.durationSeconds,
    supports_streaming: true,
    ...(thumbnail && !("fileId" in video.source)
      ? { thumbnail: new InputFile(thumbnail.bytes, thumbnail.name) }
      : {}),
  };
}

/** Telegram may make an animation of a video without sound; its file_id would not do as a video. */
function videoFileId(message: object): string | null {
  const { video } = message as { video?: { file_id: string } };
  return video?.file_id ?? null;
}

function uploadTime(source: MediaSource): number {
  const bytes = "fileId" in source ? 0 : source.bytes.length;
  return textMs + bytes / uploadBytesPerMs;
}
