// Owns sending photos, videos, animations, documents and albums, and fetching files back.
import { z } from "zod";
import type { MediaContent, MediaKind, MovieDetails } from "../files.ts";
import { badRequest } from "../errors.ts";
import type { Parameters, UploadedFile } from "../parameters.ts";
import type { PracticeState } from "../state.ts";
import { openDestination } from "./deliver.ts";
import { captionFields, entitiesSchema, readCaption } from "./formatting.ts";
import type { CaptionFields } from "./formatting.ts";
import type { Method, Methods } from "./method.ts";

const numberSchema = z.coerce.number().optional();
const inputMediaSchema = z.looseObject({
  type: z.string(),
  media: z.string().optional(),
  caption: z.string().optional(),
  parse_mode: z.string().optional(),
  caption_entities: entitiesSchema.optional(),
  width: numberSchema,
  height: numberSchema,
  duration: numberSchema,
  thumbnail: z.string().optional(),
});
type InputMedia = z.infer<typeof inputMediaSchema>;

export const mediaMethods: Methods = {
  sendPhoto: sendMedia("photo"),
  sendVideo: sendMedia("video"),
  sendAnimation: sendMedia("animation"),
  sendDocument: sendMedia("document"),

  sendMediaGroup(state, parameters) {
    const destination = openDestination(state, parameters);
    const items = parameters.json("media", z.array(inputMediaSchema)) ?? [];
    checkAlbum(items, parameters);
    // All of them are read before the first is sent: an album arrives whole or not at all.
    const contents = items.map((item) => readInputMedia(state, parameters, item));
    const album = { media_group_id: state.nextAlbumId() };
    return contents.map(({ content, caption }) =>
      destination.send({ ...album, ...content, ...caption }),
    );
  },

  getFile(state, parameters) {
    const fileId = parameters.text("file_id");
    if (!fileId) throw badRequest("file_id not specified");
    return state.files.describe(fileId);
  },
};

function sendMedia(kind: MediaKind): Method {
  return (state, parameters) => {
    const destination = openDestination(state, parameters);
    const caption = readCaption(parameters);
    const content = resolveMedia(state, parameters, kind, kind, parameters.text(kind), {
      width: parameters.integer("width"),
      height: parameters.integer("height"),
      duration: parameters.integer("duration"),
      thumbnail: uploadOf(parameters, "thumbnail", parameters.text("thumbnail")),
    });
    return destination.send({ ...content, ...caption });
  };
}

/** The media object of editMessageMedia and of an album's item. */
export function readInputMedia(
  state: PracticeState,
  parameters: Parameters,
  item: InputMedia,
): { content: MediaContent; caption: CaptionFields } {
  const caption = captionFields({
    text: item.caption,
    parseMode: item.parse_mode,
    entities: item.caption_entities,
  });
  if (!isMediaKind(item.type)) {
    throw badRequest(`can't parse InputMedia: type "${item.type}" isn't supported`);
  }
  if (!item.media) throw badRequest("can't parse InputMedia: media not found");
  const content = resolveMedia(state, parameters, item.type, undefined, item.media, {
    width: item.width,
    height: item.height,
    duration: item.duration,
    thumbnail: uploadOf(parameters, undefined, item.thumbnail),
  });
  return { content, caption };
}

/** The single media object of editMessageMedia. */
export function readSingleInputMedia(parameters: Parameters): InputMedia {
  const media = parameters.json("media", inputMediaSchema);
  if (!media) throw badRequest("can't parse InputMedia: media not found");
  return media;
}

function resolveMedia(
  state: PracticeState,
  parameters: Parameters,
  kind: MediaKind,
  field: string | undefined,
  reference: string | undefined,
  details: MovieDetails,
): MediaContent {
  const upload = uploadOf(parameters, field, reference);
  if (upload) {
    if (kind === "photo") return state.files.addPhoto(upload.bytes);
    if (kind === "document") return state.files.addDocument(upload, details.thumbnail);
    return state.files.addMovie(kind, upload, details);
  }
  if (!reference) throw badRequest(`there is no ${kind} in the request`);
  // There is no internet here to fetch an address from.
  if (/^https?:/i.test(reference)) throw badRequest("failed to get HTTP URL content");
  return state.files.again(reference, kind);
}

/** A file uploaded under its own field, or under the name that an attach:// reference gives. */
function uploadOf(
  parameters: Parameters,
  field: string | undefined,
  reference: string | undefined,
): UploadedFile | undefined {
  const name = reference?.startsWith("attach://") ? reference.slice("attach://".length) : field;
  return name === undefined ? undefined : parameters.upload(name);
}

/** 2-10 items by the documentation; the words for one item are ours, the real ones are unknown. */
function checkAlbum(items: readonly InputMedia[], parameters: Parameters): void {
  if (items.length === 0) throw badRequest("there are no messages to send");
  if (items.length > 10) throw badRequest("too many messages to send as an album");
  if (items.length === 1) throw badRequest("an album must include 2-10 items");
  if (parameters.text("reply_markup")) {
    throw badRequest("reply markup can't be used in sendMediaGroup");
  }
  for (const { type } of items) {
    if (type === "animation") {
      throw badRequest(`type "animation" can't be used in sendMediaGroup`);
    }
  }
  const documents = items.filter(({ type }) => type === "document").length;
  if (documents > 0 && documents < items.length) {
    throw badRequest("can't use the media of the specified type in the album");
  }
}

function isMediaKind(type: string): type is MediaKind {
  return ["photo", "video", "animation", "document"].includes(type);
}
