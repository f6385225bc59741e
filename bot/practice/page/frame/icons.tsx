// Owns the page's icons: strokes on a 24 × 24 grid in the colour of the text around them.
import type { JSX } from "preact";

const paths = {
  send: "M3.5 11.2 20.3 3.9c.6-.3 1.1.3.9.9l-6 16c-.2.6-1 .6-1.3.1l-3-6.4-6.6-2.3c-.7-.2-.7-.8-.8-1zM11 14l4.5-4.5",
  attach:
    "m20 11.5-8.3 8.2a5.2 5.2 0 0 1-7.4-7.4l8.7-8.6a3.5 3.5 0 0 1 5 5l-8.7 8.5a1.7 1.7 0 0 1-2.4-2.5l7.6-7.4",
  close: "M6 6l12 12M18 6 6 18",
  check: "m5 12.5 4.5 4.5L19 7.5",
  down: "m6 9.5 6 6 6-6",
  left: "m14.5 6-6 6 6 6",
  right: "m9.5 6 6 6-6 6",
  bell: "M6 16.5V11a6 6 0 1 1 12 0v5.5l1.5 1.5h-15zM10 20.5a2 2 0 0 0 4 0",
  bellOff: "M8 6.5A6 6 0 0 1 18 11v4M18 18H4.5l1.5-1.5V11M10 20.5a2 2 0 0 0 4 0M4 4l16 16",
  sun: "M12 7.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM12 2.5v1.5M12 20v1.5M2.5 12H4M20 12h1.5M5.3 5.3l1 1M17.7 17.7l1 1M5.3 18.7l1-1M17.7 6.3l1-1",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z",
  contrast: "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM12 3.5v17M15 5v14M18 7v10",
  dots: "M12 5.5h.01M12 12h.01M12 18.5h.01",
  reply: "M9.5 6 4 11.5 9.5 17M4.5 11.5H14a6 6 0 0 1 6 6v1",
  edit: "m4 20 .8-4L15.5 5.3a2 2 0 0 1 2.9 0l.3.3a2 2 0 0 1 0 2.9L8 19.2zM13.5 7.5l3 3",
  trash: "M4.5 7h15M9.5 7V4.5h5V7M6.5 7l.8 12.5h9.4L17.5 7M10 11v5M14 11v5",
  copy: "M9 9V4.5h10.5V15H15M4.5 9H15v10.5H4.5z",
  image: "M4 5h16v14H4zM4 16l4.5-5 4 4.5 2.5-2.5 5 4.5M15.5 9.5h.01",
  file: "M6 3.5h8l4.5 4.5v12.5H6zM13.5 3.5V8.5h5",
  camera: "M3.5 8h4l1.5-2.5h6L16.5 8h4v11h-17zM12 10a3.3 3.3 0 1 1 0 6.6 3.3 3.3 0 0 1 0-6.6z",
  wifi: "M3 9.5a13 13 0 0 1 18 0M6 13a8.5 8.5 0 0 1 12 0M9 16.3a4.3 4.3 0 0 1 6 0M12 19.5h.01",
  wifiOff:
    "M3 9.5a13 13 0 0 1 5-3M12 5.9a13 13 0 0 1 9 3.6M6 13a8.5 8.5 0 0 1 4-2.2M15.5 11.3A8.5 8.5 0 0 1 18 13M9 16.3a4.3 4.3 0 0 1 6 0M12 19.5h.01M4 4l16 16",
  pin: "M9 3.5h6l-.7 6.5 3.2 3.5v1.5h-11V13.5L9.7 10zM12 15v6",
  external: "M8 16 17 7M9.5 7H17v7.5",
  keyboard: "M3 6.5h18v11H3zM6.5 10h.01M10 10h.01M14 10h.01M17.5 10h.01M8 14h8",
  block: "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM6 6l12 12",
  info: "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM12 11v5.5M12 7.5h.01",
  menu: "M4.5 7h15M4.5 12h15M4.5 17h15",
  play: "M8 5.2v13.6c0 .6.7 1 1.2.6l10-6.8c.4-.3.4-.9 0-1.2l-10-6.8c-.5-.4-1.2 0-1.2.6z",
  terminal: "M3.5 5h17v14h-17zM7 9.5l3 2.5-3 2.5M12.5 15H17",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 24 }: { name: IconName; size?: number }): JSX.Element {
  return (
    <svg
      class={`icon icon-${name}`}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={name === "play" ? "currentColor" : "none"}
      stroke="currentColor"
      stroke-width={name === "dots" ? 3 : 1.8}
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}

/** One tick: sent. Two: the bot has it. */
export function Ticks({ taken }: { taken: boolean }): JSX.Element {
  return (
    <svg
      class="ticks"
      width="18"
      height="11"
      viewBox="0 0 18 11"
      fill="none"
      role="img"
      aria-label={taken ? "Vigil has it" : "Sent; Vigil has not taken it yet"}
      data-taken={taken}
    >
      <g stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">
        <path d={taken ? "M1 5.8 4.3 9.3 11.3 1.5" : "M4 5.8 7.3 9.3 14.3 1.5"} />
        {taken && <path d="m8.3 8.7.6.6 7-7.8" />}
      </g>
    </svg>
  );
}
