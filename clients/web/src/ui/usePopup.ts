import { useEffect, useRef, useState } from 'preact/hooks';

/** Something that opens over the page without taking it away. It closes when the reader goes on elsewhere, by pointer or by keyboard. */
export function usePopup() {
  const place = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!isOpen) return;
    const closeUnlessWithin = (event: Event) => {
      if (event.target instanceof Node && place.current?.contains(event.target) !== true) setOpen(false);
    };
    // While capturing: the chart keeps what is pressed on it to itself.
    document.addEventListener('pointerdown', closeUnlessWithin, true);
    document.addEventListener('focusin', closeUnlessWithin, true);
    return () => {
      document.removeEventListener('pointerdown', closeUnlessWithin, true);
      document.removeEventListener('focusin', closeUnlessWithin, true);
    };
  }, [isOpen]);
  return { place, isOpen, setOpen };
}
