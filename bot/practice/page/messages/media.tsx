// Owns pictures and films in a bubble. The place of each is known before it has loaded, and an
// element lives as long as its file: new words or buttons never touch a film that plays.
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { ChatMessage } from "../protocol.ts";
import { addresses } from "../protocol.ts";
import { Icon } from "../frame/icons.tsx";
import type { Viewed } from "../talk/page-context.ts";
import { duration } from "../text/wording.ts";
import { altText } from "./message-kind.ts";
import { type PictureBox, photoFor, pictureBox, widestPicture } from "./pictures.ts";

/** The box of the picture or film of a message; null: it has none. */
export function boxOf(message: ChatMessage): PictureBox | null {
  const movie = message.video ?? message.animation;
  const still = message.photo?.at(-1);
  if (movie) {
    const { width, height } = movie.width > 0 ? movie : (movie.thumbnail ?? movie);
    return pictureBox(width, height);
  }
  return still ? pictureBox(still.width, still.height) : null;
}

/** What the viewer shows of a message; null: nothing to see. */
export function viewedOf(message: ChatMessage): Viewed | null {
  const caption = message.caption ?? "";
  const movie = message.video ?? message.animation;
  if (movie) {
    const address = addresses.file(movie.file_id);
    return { kind: "video", address, poster: posterOf(message), caption };
  }
  const largest = message.photo?.at(-1);
  if (!largest) return null;
  return { kind: "photo", address: addresses.file(largest.file_id), poster: null, caption };
}

function posterOf(message: ChatMessage): string | null {
  const thumbnail = (message.video ?? message.animation)?.thumbnail;
  return thumbnail ? addresses.file(thumbnail.file_id) : null;
}

/**
 * A photo, a film with its controls, or a picture in an album (`tile`), where a film only shows
 * that it is one. `arrived`: it came while the page watched, so a film begins by itself, muted.
 */
export function Media(props: {
  message: ChatMessage;
  arrived: boolean;
  tile?: boolean;
  onView: () => void;
  children?: ComponentChildren;
}): JSX.Element {
  const { message, tile, onView } = props;
  const movie = message.video ?? message.animation;
  const [revealed, setRevealed] = useState(false);
  const hidden = message.has_media_spoiler === true && !revealed;
  const lastStill = useLastStill(message);
  return (
    <div class={`media ${hidden ? "veiled" : ""}`}>
      {lastStill && <img class="media-behind" src={lastStill} alt="" />}
      {!movie && <Photo key={message.photo?.at(-1)?.file_unique_id} {...props} />}
      {movie && tile && <FilmTile message={message} onView={onView} />}
      {movie && !tile && (
        <Film key={movie.file_unique_id} message={message} arrived={props.arrived && !hidden} />
      )}
      {hidden && (
        <button
          type="button"
          class="veil"
          aria-label="Hidden picture: show it"
          onClick={() => setRevealed(true)}
        />
      )}
      {props.children}
    </div>
  );
}

/** The picture this message showed before it became a film stays behind it until there is one. */
function useLastStill(message: ChatMessage): string | null {
  const still = useRef<string | null>(null);
  const size = message.photo && photoFor(message.photo, widestPicture, devicePixelRatio);
  if (size) still.current = addresses.file(size.file_id);
  return message.photo ? null : (posterOf(message) ?? still.current);
}

function Photo(props: { message: ChatMessage; tile?: boolean; onView: () => void }): JSX.Element {
  const { message, tile, onView } = props;
  const wanted = tile ? widestPicture / 2 : widestPicture;
  const size = photoFor(message.photo ?? [], wanted, devicePixelRatio);
  return (
    <button type="button" class="photo" onClick={onView} aria-label={`${altText(message)}. Open`}>
      {size && (
        <img
          src={addresses.file(size.file_id)}
          width={size.width}
          height={size.height}
          alt={altText(message)}
          decoding="async"
        />
      )}
    </button>
  );
}

function FilmTile({ message, onView }: { message: ChatMessage; onView: () => void }): JSX.Element {
  const movie = message.video ?? message.animation;
  const poster = posterOf(message);
  return (
    <button type="button" class="photo" onClick={onView} aria-label={`${altText(message)}. Play`}>
      {poster ? (
        <img src={poster} alt={altText(message)} />
      ) : (
        <video src={movie && addresses.file(movie.file_id)} preload="metadata" muted playsInline />
      )}
      <span class="play-sign">
        <Icon name="play" size={28} />
      </span>
      {movie && <span class="film-length">{duration(movie.duration)}</span>}
    </button>
  );
}

function Film({ message, arrived }: { message: ChatMessage; arrived: boolean }): JSX.Element {
  const video = useRef<HTMLVideoElement>(null);
  const movie = message.video ?? message.animation;
  const endless = message.animation !== undefined;
  useEffect(() => {
    const element = video.current;
    if (!element) return undefined;
    // Preact sets the attribute only; browsers let a film begin by itself when the property is set.
    element.muted = true;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    return (arrived || endless) && !still ? playWhileSeen(element) : undefined;
  }, [arrived, endless]);
  return (
    <video
      ref={video}
      class="film"
      src={movie && addresses.file(movie.file_id)}
      {...present("poster", posterOf(message))}
      controls={!endless}
      loop={endless}
      playsInline
      muted
      preload={arrived || endless ? "auto" : "metadata"}
      aria-label={altText(message)}
      data-testid="film"
    />
  );
}

/** Begins once it is in view, and rests when it is scrolled away, unless somebody paused it. */
function playWhileSeen(element: HTMLVideoElement): () => void {
  let restedByUs = true;
  const observer = new IntersectionObserver(
    ([entry]) => {
      if (entry?.isIntersecting && restedByUs) {
        restedByUs = false;
        // Refused where the browser forbids it: then the film waits for a tap, as Telegram's does.
        element.play().catch(() => undefined);
      } else if (!entry?.isIntersecting && !element.paused) {
        restedByUs = true;
        element.pause();
      }
    },
    { threshold: 0.3 },
  );
  observer.observe(element);
  return () => observer.disconnect();
}

function present(name: string, value: string | null): Record<string, string> {
  return value === null ? {} : { [name]: value };
}
