import type { Employee } from '../../api/types';
import { changes } from '../../changes';
import { texts } from '../../texts';
import { useAnswer } from '../../ui/useAnswer';
import { HistoryWindow } from './HistoryWindow';

/** What became of a person. */
export function PersonHistory({ id }: { id: number }) {
  const { data } = useAnswer<Employee>(`employees/${id}`, {}, changes.value);
  return <HistoryWindow title={texts.value.editing.history.title(data?.displayName ?? '')} path={`employees/${id}`} />;
}
