import { useId } from 'preact/hooks';
import { tellChange } from '../changes';
import { texts } from '../texts';
import { Dialog } from '../ui/Dialog';
import { Icon } from '../ui/Icon';
import { later } from '../ui/later';
import { Failure } from '../ui/Notice';
import { useDoing } from '../ui/useDoing';
import { usePopup } from '../ui/usePopup';
import { signOut, user } from './session';
import { SignInWindow } from './SignInWindow';
import { sessionWindow } from './windows';

const AccountWindow = later({
  load: () => import('./AccountWindow'),
  waiting: null,
  failed: (notice, { onClose }) => <Dialog title={texts.value.session.account} onClose={onClose}>{notice}</Dialog>,
});

/** Signs in and out, and leads to one's account. */
export function SessionMenu() {
  const open = sessionWindow.value;
  const close = () => {
    sessionWindow.value = null;
  };
  return (
    <>
      {user.value === null && <button type="button" class="primary" onClick={() => { sessionWindow.value = 'signIn'; }}>{texts.value.session.signIn}</button>}
      {user.value && <AccountMenu name={user.value.displayName} />}
      {(open === 'signIn' || open === 'signInAgain') && <SignInWindow isWithNewPassword={open === 'signInAgain'} onClose={close} />}
      {open === 'account' && user.value && <AccountWindow onClose={close} />}
    </>
  );
}

function AccountMenu({ name }: { name: string }) {
  const words = texts.value.session;
  const { place, isOpen, setOpen } = usePopup();
  const listId = useId();
  const { refusal, run } = useDoing();
  const choose = (work: () => void) => () => {
    setOpen(false);
    // The focus goes back there when a window closes.
    place.current?.querySelector('button')?.focus();
    work();
  };
  function press(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !isOpen) return;
    setOpen(false);
    place.current?.querySelector('button')?.focus();
  }
  return (
    <div ref={place} class="session-menu" onKeyDown={press}>
      <button type="button" class="session-name" aria-expanded={isOpen} aria-controls={listId} aria-label={words.menu(name)} onClick={() => setOpen(!isOpen)}>
        <Icon name="person" />
        <span>{name}</span>
        <Icon name="chevronDown" />
      </button>
      <ul id={listId} class="session-list" hidden={!isOpen}>
        <li><button type="button" onClick={choose(() => { sessionWindow.value = 'account'; })}>{words.account}</button></li>
        <li><button type="button" onClick={choose(() => run(leave))}>{words.signOut}</button></li>
      </ul>
      {refusal !== null && !isOpen && <div class="session-list"><Failure error={refusal} again={() => run(leave)} /></div>}
    </div>
  );
}

/** Signs out; what only this reader might see goes from the page. */
async function leave(): Promise<void> {
  await signOut();
  tellChange();
}
