import { view } from '../address';
import type { UnitReference } from '../api/types';
import { texts } from '../texts';
import { ViewLink } from '../ui/ViewLink';
import { rootShowing } from './roots';

/** The way from the department down, each step a link. */
export function Path({ path }: { path: readonly UnitReference[] }) {
  if (path.length === 0) return null;
  const { root } = view.value;
  return (
    <nav class="path" aria-label={texts.value.panels.path}>
      <ol>
        {path.map((unit, index) => (
          <li key={unit.id}>
            <ViewLink to={{ unit: unit.id, person: null, root: rootShowing(path.slice(0, index + 1), root) }}>{unit.name}</ViewLink>
          </li>
        ))}
      </ol>
    </nav>
  );
}
