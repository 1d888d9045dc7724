import { view } from '../address';
import type { Page, SearchHit } from '../api/types';
import { currentDepartment } from '../departments/current';
import type { Asked } from '../ui/useAnswer';
import { useDirectory } from '../ui/useDirectory';
import { queryOf } from './hits';

/** Searches with the filters of the view; asks for nothing as long as too little has been typed. */
export function useSearch(text: string, limit: number): Asked<Page<SearchHit>> {
  const { kind, isWithin } = view.value;
  const query = queryOf(text);
  // A link is opened before its department is known: nothing is looked for elsewhere meanwhile.
  const isWaiting = isWithin && query !== null && currentDepartment.value === undefined;
  const departmentId = isWithin ? currentDepartment.value?.id : undefined;
  const asked = useDirectory<Page<SearchHit>>(query === null || isWaiting ? null : 'search', { q: query, type: kind, departmentId, limit });
  return isWaiting ? { ...asked, isLoading: true } : asked;
}
