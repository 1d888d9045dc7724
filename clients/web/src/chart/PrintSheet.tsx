import { useLayoutEffect, useRef } from 'preact/hooks';
import { drawingFrom } from './export/exporting';
import { kind, tree } from './model';
import { peopleIn } from './words';

/** What is printed instead of the screen: the whole chart on a page, or the outline over as many as it takes. Made only when somebody prints. */
export function PrintSheet() {
  const sheet = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const fill = () => sheet.current!.replaceChildren(...(kind.peek() === 'outline' ? outlineRows() : chartDrawing()));
    const clear = () => sheet.current!.replaceChildren();
    addEventListener('beforeprint', fill);
    addEventListener('afterprint', clear);
    return () => {
      removeEventListener('beforeprint', fill);
      removeEventListener('afterprint', clear);
    };
  }, []);
  return <div ref={sheet} class="print-sheet" />;
}

function chartDrawing(): Node[] {
  const shown = tree.peek();
  if (shown === null) return [];
  const drawing = new DOMParser().parseFromString(drawingFrom(shown).svg, 'image/svg+xml').documentElement;
  // The page says how large; the viewBox keeps the proportions.
  drawing.removeAttribute('width');
  drawing.removeAttribute('height');
  return [document.importNode(drawing, true)];
}

function outlineRows(): Node[] {
  return (tree.peek()?.items ?? []).map(({ unit, level }) => {
    const row = document.createElement('div');
    row.className = 'print-row';
    row.style.setProperty('--level', String(level - 1));
    const name = document.createElement('span');
    name.textContent = unit.acronym === null ? unit.name : `${unit.name} (${unit.acronym})`;
    const people = document.createElement('span');
    people.textContent = peopleIn(unit);
    row.append(name, people);
    return row;
  });
}
