import type { Employee } from '../api/types';
import { Actions } from './Actions';

/** What an editor may do to a person. The windows read the person again, so that nobody edits what is no longer so. */
export function PersonActions({ employee }: { employee: Employee }) {
  return <Actions id={employee.id} kinds={['changePerson', 'movePerson', 'chooseManager', 'personHistory', 'removePerson']} />;
}
