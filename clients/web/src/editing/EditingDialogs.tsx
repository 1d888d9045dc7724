import { useEffect } from 'preact/hooks';
import { texts } from '../texts';
import { Dialog } from '../ui/Dialog';
import { later } from '../ui/later';
import { OutcomeNotice } from './OutcomeNotice';
import { current, finish } from './start';

const ActionWindow = later({
  load: () => import('./ActionWindow'),
  waiting: null,
  failed: (notice) => <Dialog title={texts.value.editing.actions} onClose={finish}>{notice}</Dialog>,
});

/** The windows in which the directory is changed, one at a time, and what was done last. */
export function EditingDialogs() {
  const action = current.value;
  // Back and forward show something else; a window over it would be about what is gone.
  useEffect(() => {
    addEventListener('popstate', finish);
    return () => removeEventListener('popstate', finish);
  }, []);
  return (
    <>
      {action !== null && <ActionWindow key={`${action.kind}-${action.id}`} action={action} />}
      {/* The windows with a history have it within: what is behind a window cannot be pressed. */}
      {action?.kind !== 'unitHistory' && action?.kind !== 'personHistory' && <OutcomeNotice />}
    </>
  );
}
