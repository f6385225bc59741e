// Owns the faces: Vigil's owl, and coloured initials for people.
import type { JSX } from "preact";

/** Telegram's colours for people without a picture, by id. */
const colours = ["#e17076", "#eda86c", "#a695e7", "#7bc862", "#6ec9cb", "#65aadd", "#ee7aae"];

export function PersonAvatar(props: { id: number; name: string; size?: number }): JSX.Element {
  const { id, name, size = 44 } = props;
  const initial = [...name.trim()][0]?.toUpperCase() ?? "?";
  return (
    <span
      class="avatar"
      aria-hidden="true"
      style={{
        width: `${size}px`,
        height: `${size}px`,
        fontSize: `${size * 0.44}px`,
        backgroundColor: colours[Math.abs(id) % colours.length] ?? "#65aadd",
      }}
    >
      {initial}
    </span>
  );
}

export function VigilAvatar({ size = 42 }: { size?: number }): JSX.Element {
  return (
    <svg class="avatar" width={size} height={size} viewBox="0 0 48 48" aria-hidden="true">
      <defs>
        <linearGradient id="vigil-night" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stop-color="#3b4a86" />
          <stop offset="1" stop-color="#161d3d" />
        </linearGradient>
      </defs>
      <circle cx="24" cy="24" r="24" fill="url(#vigil-night)" />
      <circle cx="37" cy="9.5" r="1.1" fill="#fff" opacity=".8" />
      <circle cx="9" cy="12" r=".8" fill="#fff" opacity=".6" />
      <path
        d="M10.5 11.5c4 .4 7 1.8 9.2 3.7a17 17 0 0 1 8.6 0c2.2-1.9 5.2-3.3 9.2-3.7-.5 3-.6 5 .3 8 1.7 9.5-3.3 20.5-13.8 20.5S8.5 29 10.2 19.5c.9-3 .8-5 .3-8z"
        fill="#8d7bd8"
      />
      <path
        d="M24 26.5c5 0 9 3 9.5 6.5-2 4-5.5 6.5-9.5 6.5s-7.5-2.5-9.5-6.5c.5-3.5 4.5-6.5 9.5-6.5z"
        fill="#b5a7f0"
      />
      <circle cx="17.3" cy="22.5" r="6.6" fill="#fff7dd" />
      <circle cx="30.7" cy="22.5" r="6.6" fill="#fff7dd" />
      <circle cx="17.8" cy="22.8" r="3.5" fill="#1b1f3a" />
      <circle cx="30.2" cy="22.8" r="3.5" fill="#1b1f3a" />
      <circle cx="19" cy="21.5" r="1.1" fill="#fff" />
      <circle cx="31.4" cy="21.5" r="1.1" fill="#fff" />
      <path d="M24 25.5l2.6 3.2L24 32.5l-2.6-3.8z" fill="#ffb648" />
    </svg>
  );
}
