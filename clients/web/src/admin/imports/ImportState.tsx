import type { Import } from '../../api/types';
import { texts } from '../../texts';

/** How far a load is, in words. */
export function ImportState({ of: { state, dryRun } }: { of: Import }) {
  const words = texts.value.admin.imports;
  return (
    <span class="badges">
      <span class={`badge state-${state}`}>{words.states[state as keyof typeof words.states] ?? state}</span>
      {dryRun && <span class="badge">{words.dryRun}</span>}
    </span>
  );
}
