// Owns small menus that open where somebody tapped: arrow keys walk, Escape and a tap beside close.
import { type ComponentChildren, type JSX, createContext } from "preact";
import { useContext, useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { Icon, type IconName } from "./icons.tsx";

const CloseContext = createContext<() => void>(() => undefined);

export function FloatingMenu(props: {
  x: number;
  y: number;
  label: string;
  onClose: () => void;
  children: ComponentChildren;
}): JSX.Element {
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = menu.current;
    if (!element) return undefined;
    const before = document.activeElement;
    // Kept inside the window, whichever corner was tapped.
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(8, Math.min(props.x, innerWidth - width - 8))}px`;
    const top = props.y + height > innerHeight - 8 ? props.y - height : props.y;
    element.style.top = `${Math.max(8, top)}px`;
    element.querySelector<HTMLElement>("[role^=menuitem]")?.focus({ preventScroll: true });
    return () => {
      // Unless what was picked has moved the focus on purpose.
      if (document.activeElement !== document.body || !(before instanceof HTMLElement)) return;
      before.focus({ preventScroll: true });
    };
  }, [props.x, props.y]);
  useEffect(() => {
    const outside = (event: Event): void => {
      if (!menu.current?.contains(event.target as Node)) props.onClose();
    };
    document.addEventListener("pointerdown", outside);
    window.addEventListener("resize", props.onClose);
    return () => {
      document.removeEventListener("pointerdown", outside);
      window.removeEventListener("resize", props.onClose);
    };
  }, [props.onClose]);
  return (
    <div
      ref={menu}
      class="floating-menu"
      role="menu"
      aria-label={props.label}
      onKeyDown={(event) => {
        if (event.key === "Escape" || event.key === "Tab") props.onClose();
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
          event.preventDefault();
          walk(event.currentTarget, event.key === "ArrowDown" ? 1 : -1);
        }
      }}
    >
      <CloseContext.Provider value={props.onClose}>{props.children}</CloseContext.Provider>
    </div>
  );
}

export function MenuItem(props: {
  icon: IconName;
  text: string;
  danger?: boolean;
  /** The menu closes by other means than picking. */
  stays?: boolean;
  testId?: string;
  onPick: () => void;
}): JSX.Element {
  const close = useContext(CloseContext);
  return (
    <button
      type="button"
      role="menuitem"
      class={props.danger ? "danger" : ""}
      data-testid={props.testId}
      onClick={() => {
        if (!props.stays) close();
        props.onPick();
      }}
    >
      <Icon name={props.icon} size={20} />
      {props.text}
    </button>
  );
}

function walk(menu: HTMLElement, step: 1 | -1): void {
  const items = [...menu.querySelectorAll<HTMLElement>("[role^=menuitem]")];
  const now = items.indexOf(document.activeElement as HTMLElement);
  items.at((now + step) % items.length)?.focus();
}
