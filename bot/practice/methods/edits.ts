// Owns edits of the bot's messages. An edit that changes nothing is an error, as on the real server.
import { isDeepStrictEqual } from "node:util";
import type { InlineKeyboardMarkup } from "grammy/types";
import type { ChatMessage } from "../changes.ts";
import type { ChatRecord } from "../chats.ts";
import { badRequest } from "../errors.ts";
import type { Parameters } from "../parameters.ts";
import { present } from "../present.ts";
import type { PracticeState } from "../state.ts";
import { editableMessage, visibleChat } from "./access.ts";
import { readCaption, readText } from "./formatting.ts";
import { readInlineMarkup } from "./markup.ts";
import { readInputMedia, readSingleInputMedia } from "./media.ts";
import type { Methods } from "./method.ts";

interface Edit {
  record: ChatRecord;
  message: ChatMessage;
  keyboard: InlineKeyboardMarkup | undefined;
}

export const editMethods: Methods = {
  editMessageText(state, parameters) {
    const { text, entities } = readText(parameters);
    const edit = open(state, parameters);
    if (edit.message.text === undefined) {
      throw badRequest("there is no text in the message to edit");
    }
    const { text: _text, entities: _entities, ...rest } = edit.message;
    return finish(state, edit, { ...rest, text, ...(entities.length > 0 ? { entities } : {}) });
  },

  editMessageCaption(state, parameters) {
    const caption = readCaption(parameters);
    const edit = open(state, parameters);
    if (!hasMedia(edit.message)) throw badRequest("there is no caption in the message to edit");
    const { caption: _caption, caption_entities: _entities, ...rest } = edit.message;
    return finish(state, edit, { ...rest, ...caption });
  },

  /** Also turns a text into a media message, as the real server does; never the other way. */
  editMessageMedia(state, parameters) {
    const edit = open(state, parameters);
    const item = readSingleInputMedia(parameters);
    const album = edit.message.media_group_id !== undefined;
    if (album && item.type === "animation") {
      throw badRequest("can't use the media of the specified type in the album");
    }
    const { content, caption } = readInputMedia(state, parameters, item);
    return finish(state, edit, { ...withoutContent(edit.message), ...content, ...caption });
  },

  editMessageReplyMarkup(state, parameters) {
    const edit = open(state, parameters);
    return finish(state, edit, edit.message);
  },
};

function open(state: PracticeState, parameters: Parameters): Edit {
  const record = visibleChat(state, parameters);
  const message = editableMessage(record, state, parameters);
  return { record, message, keyboard: readInlineMarkup(parameters) };
}

/** Puts the new message in place; an edit without reply_markup takes the keyboard away. */
function finish(state: PracticeState, edit: Edit, content: ChatMessage): ChatMessage {
  const { reply_markup: _, ...rest } = content;
  const message: ChatMessage = { ...rest, ...present({ reply_markup: edit.keyboard }) };
  if (isDeepStrictEqual(plain(message), plain(edit.message))) {
    throw badRequest(
      "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
  }
  const { reply_markup: _old, ...oldContent } = edit.message;
  const contentChanged = !isDeepStrictEqual(plain(rest), plain(oldContent));
  const edited = contentChanged ? { ...message, edit_date: state.seconds() } : message;
  return state.chats.replace(edit.record, edited, "bot");
}

function plain(value: object): unknown {
  return JSON.parse(JSON.stringify(value));
}

function hasMedia(message: ChatMessage): boolean {
  return Boolean(message.photo ?? message.video ?? message.animation ?? message.document);
}

function withoutContent(message: ChatMessage): ChatMessage {
  const {
    text: _text,
    entities: _entities,
    caption: _caption,
    caption_entities: _captionEntities,
    photo: _photo,
    video: _video,
    animation: _animation,
    document: _document,
    ...rest
  } = message;
  return rest;
}
