import type { Unit } from '../api/types';
import { Actions } from './Actions';

/** What an editor may do to a unit. The windows read the unit again, so that nobody edits what is no longer so. */
export function UnitActions({ unit }: { unit: Unit }) {
  return (
    <Actions
      id={unit.id}
      kinds={[
        'changeUnit',
        // A department stays at the top.
        ...(unit.parent === null ? [] : ['moveUnit' as const]),
        'addUnit',
        'addPerson',
        ...(unit.childCount > 1 ? ['orderUnits' as const] : []),
        'mergeUnit',
        'unitHistory',
        'removeUnit',
      ]}
    />
  );
}
