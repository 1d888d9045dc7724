import { nameOf } from '../../api/names';
import type { Client } from '../../api/types';
import { fieldsOfClient, type Fields } from '../../editing/fields';
import type { Bind } from '../../editing/FieldsForm';
import { texts } from '../../texts';
import type { Choice } from '../../ui/choices';
import { CheckField, TextField } from '../../ui/Field';
import { useFieldError } from '../../ui/Form';
import { Picker } from '../../ui/Picker';

export const newClient = fieldsOfClient({ name: '', scopes: ['directory:read'], unitId: null, firstParty: false });

/** The document of the API. */
export function clientDocument({ name, scopes, unitId, isFirstParty }: Fields): Pick<Client, 'name' | 'scopes' | 'unitId' | 'firstParty'> {
  return { name: name!.trim(), scopes: scopesIn(scopes), unitId: unitId === '' ? null : Number(unitId), firstParty: isFirstParty === 'true' };
}

export function hasNoScopes({ scopes }: Fields): boolean {
  return scopesIn(scopes).length === 0;
}

/** The fields of a client. */
export function ClientFields({ bind }: { bind: Bind }) {
  const { admin } = texts.value;
  const words = admin.clients;
  const error = useFieldError('scopes');
  const [scopes, unit, firstParty] = [bind('scopes'), bind('unitId'), bind('isFirstParty')];
  const chosen = scopesIn(scopes.value);
  const turn = (scope: string, isOn: boolean) => scopes.onChange((isOn ? [...chosen, scope] : chosen.filter((other) => other !== scope)).join(' '));
  return (
    <>
      <TextField {...bind('name')} label={words.name} maxLength={100} isRequired />
      <fieldset class="choices">
        <legend>{words.scopes}</legend>
        {Object.entries(admin.permissions).map(([scope, label]) => <CheckField key={scope} label={label} hint={scope} isChecked={chosen.includes(scope)} onChange={(isOn) => turn(scope, isOn)} />)}
        {chosen.length === 0 && <p class="field-error">{words.noScopes}</p>}
        {error !== null && <p class="field-error" role="alert">{error}</p>}
      </fieldset>
      <Picker name="unitId" label={words.branchLabel} kind="unit" value={branchOf(unit.value)} onChange={(branch) => unit.onChange(branch === null ? '' : String(branch.id))} />
      <p class="small">{words.branchHint}</p>
      <CheckField label={words.firstParty} hint={words.firstPartyHint} isChecked={firstParty.value === 'true'} onChange={(isOn) => firstParty.onChange(String(isOn))} />
    </>
  );
}

function scopesIn(text = ''): string[] {
  return text.split(' ').filter((scope) => scope !== '');
}

/** A branch whose unit is gone stands there as a number. */
function branchOf(unitId: string): Choice | null {
  return unitId === '' ? null : { id: Number(unitId), name: nameOf('unit', Number(unitId)) ?? unitId, detail: '' };
}
