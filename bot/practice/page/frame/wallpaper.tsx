// Owns what hangs behind the chat: a pattern of night-watch doodles, drawn here so that nothing is
// fetched and every colour follows the theme.
import type { JSX } from "preact";

const doodles = [
  // moon, star, eye, lock, camera, house, lamp, footprints
  "M34 22a13 13 0 1 0 11 19 11 11 0 0 1-11-19z",
  "M104 26l3 7 8 .6-6 5 2 7.4-7-4-7 4 2-7.4-6-5 8-.6z",
  "M152 38c8-10 26-10 34 0-8 10-26 10-34 0zM169 32.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z",
  "M30 96h24v18H30zM34.5 96v-6a7.5 7.5 0 0 1 15 0v6M42 103v5",
  "M92 92h26v17H92zM118 98l12-5v15l-12-5M99 109l-4 9h16",
  "M158 108V94l14-11 14 11v14zM168 108v-8h8v8",
  "M26 172l9-18h14l9 18zM42 172v12M34 184h16M42 154v-6",
  "M98 158c0-5 7-5 7 0s-2 8-2 11-5 3-5 0 0-7 0-11zM114 170c0-5 7-5 7 0s-2 8-2 11-5 3-5 0 0-7 0-11z",
  "M160 160a10 10 0 1 1 0 .1zM167 167l11 11M60 60h.1M136 66h.1M70 140h.1M140 140h.1M66 186h.1M140 190h.1M12 64h.1M12 140h.1",
];

export function Wallpaper(): JSX.Element {
  return (
    <div class="wallpaper" aria-hidden="true">
      <svg width="100%" height="100%">
        <defs>
          <pattern id="doodles" width="200" height="200" patternUnits="userSpaceOnUse">
            <g
              fill="none"
              stroke="currentColor"
              stroke-width="1.8"
              stroke-linecap="round"
              stroke-linejoin="round"
            >
              {doodles.map((path) => (
                <path key={path} d={path} />
              ))}
            </g>
          </pattern>
        </defs>
        <rect width="100%" height="100%" fill="url(#doodles)" />
      </svg>
    </div>
  );
}
