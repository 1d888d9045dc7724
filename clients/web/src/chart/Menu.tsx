import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { Icon, type IconName } from '../ui/Icon';
import { usePopup } from '../ui/usePopup';

interface MenuProps {
  readonly icon: IconName;
  readonly label: string;
  readonly name: string;
  readonly children: (close: () => void) => ComponentChildren;
}

/** A button with a small panel beneath it. Escape and a click elsewhere close it. */
export function Menu({ icon, label, name, children }: MenuProps) {
  const { place, isOpen, setOpen } = usePopup();
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div
      ref={place}
      class={`chart-menu ${name}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.stopPropagation();
        close();
      }}
    >
      <button ref={button} type="button" class="tool" aria-expanded={isOpen} aria-controls={id} title={label} onClick={() => setOpen(!isOpen)}>
        <Icon name={icon} /><span class="tool-word">{label}</span>
      </button>
      {isOpen && <div id={id} class="chart-menu-panel">{children(close)}</div>}
    </div>
  );
}
