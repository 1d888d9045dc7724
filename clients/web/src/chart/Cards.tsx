import { Card } from './Card';
import { carried } from './carrying';
import { selected, tabStop, unitId } from './model';
import type { Scene } from './scene';
import { lineage } from './tree';

/** The cards that are in view, or nearly. */
export function Cards({ scene }: { scene: Scene }) {
  const way = new Set(lineage(selected.value).map((shown) => shown.unit.id));
  const selectedId = selected.value?.unit.id;
  const targetId = carried.value?.target?.unit.id;
  return (
    <>
      {scene.near.value.map((shown) => (
        <Card
          key={shown.unit.id}
          shown={shown}
          isSelected={shown.unit.id === selectedId && unitId.value !== null}
          isOnWay={way.size > 1 && way.has(shown.unit.id) && shown.unit.id !== selectedId}
          isTabStop={shown.unit.id === tabStop.value}
          isTarget={shown.unit.id === targetId}
          onElement={scene.register}
        />
      ))}
    </>
  );
}
