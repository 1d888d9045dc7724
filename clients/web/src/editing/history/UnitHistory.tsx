import type { Unit } from '../../api/types';
import { changes } from '../../changes';
import { texts } from '../../texts';
import { useAnswer } from '../../ui/useAnswer';
import { HistoryWindow } from './HistoryWindow';

/** What became of a unit. */
export function UnitHistory({ id }: { id: number }) {
  const { data } = useAnswer<Unit>(`units/${id}`, {}, changes.value);
  return <HistoryWindow title={texts.value.editing.history.title(data?.name ?? '')} path={`units/${id}`} />;
}
