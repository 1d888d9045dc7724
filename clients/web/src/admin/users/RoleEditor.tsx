import { useState } from 'preact/hooks';
import type { RoleGrant } from '../../api/types';
import { Roles } from '../../ui/Roles';
import { roleWords } from '../../ui/roleWords';
import { texts } from '../../texts';
import type { Choice } from '../../ui/choices';
import { SelectField } from '../../ui/Field';
import { Picker } from '../../ui/Picker';
import { canBeLimited, roleNames, withRole, withoutRole, type RoleName } from './roles';

interface RoleEditorProps {
  readonly roles: readonly RoleGrant[];
  readonly onChange: (roles: readonly RoleGrant[]) => void;
}

/** The roles of a user, each everywhere or limited to a branch. */
export function RoleEditor({ roles, onChange }: RoleEditorProps) {
  const words = texts.value.admin.roles;
  const [role, setRole] = useState<RoleName>('reader');
  const [branch, setBranch] = useState<Choice | null>(null);
  function add(button: HTMLElement): void {
    // A branch that was typed but not chosen: without it the role would be given everywhere.
    const unfinished = button.closest('fieldset')?.querySelector<HTMLInputElement>('input:invalid');
    if (unfinished) {
      unfinished.focus();
      return;
    }
    onChange(withRole(roles, { role, unitId: canBeLimited(role) ? branch?.id ?? null : null }));
    setBranch(null);
  }
  return (
    <fieldset class="choices role-editor">
      <legend>{words.title}</legend>
      {roles.length === 0 ? <Roles roles={roles} /> : (
        <ul class="role-list">
          {roles.map((grant) => (
            <li key={`${grant.role}@${grant.unitId}`}>
              <span>{roleWords(grant)}</span>
              <button type="button" class="icon-button" aria-label={words.remove(roleWords(grant))} onClick={() => onChange(withoutRole(roles, grant))}>×</button>
            </li>
          ))}
        </ul>
      )}
      <div class="role-adding">
        <SelectField name="role" label={words.role} value={role} hint={words.explained[role]} onChange={(value) => setRole(value as RoleName)} options={roleNames.map((name) => [name, words.names[name]] as const)} />
        {canBeLimited(role) && <Picker name="branch" label={words.branch} kind="unit" value={branch} onChange={setBranch} />}
        <div><button type="button" onClick={(event) => add(event.currentTarget)}>{words.add}</button></div>
      </div>
    </fieldset>
  );
}
