import { useEffect, useRef } from 'preact/hooks';
import { go } from '../address';
import { texts } from '../texts';
import { Icon } from '../ui/Icon';
import { usePopup } from '../ui/usePopup';
import { currentDepartment } from './current';
import { DepartmentList } from './DepartmentList';

/** Chooses the department that the chart begins at. */
export function DepartmentMenu() {
  const words = texts.value.search.departments;
  const { place, isOpen, setOpen } = usePopup();
  const button = useRef<HTMLButtonElement>(null);
  const department = currentDepartment.value;

  // The field of the list takes the focus; when the list goes, the button has it again.
  const hadFocus = useRef(false);
  useEffect(() => {
    if (!isOpen && hadFocus.current && (document.activeElement === document.body || document.activeElement === null)) button.current?.focus();
    hadFocus.current = isOpen;
  }, [isOpen]);

  const choose = (id: number | null) => {
    setOpen(false);
    go({ root: id, unit: id, person: null, open: [], closed: [], all: [], query: '', admin: null });
  };
  const name = department?.name ?? words.all;

  return (
    <div class="departments" ref={place}>
      <button ref={button} type="button" class="departments-button" aria-haspopup="dialog" aria-expanded={isOpen} title={name} onClick={() => setOpen(!isOpen)}>
        <span class="unseen">{words.choose}: </span>
        <span class="departments-name">{name}</span>
        <Icon name={isOpen ? 'chevronUp' : 'chevronDown'} />
      </button>
      {isOpen && <DepartmentList current={department?.id ?? null} onChoose={choose} onClose={() => setOpen(false)} />}
    </div>
  );
}
