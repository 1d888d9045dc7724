import { PersonHistory } from './history/PersonHistory';
import { UnitHistory } from './history/UnitHistory';
import { AddPerson } from './people/AddPerson';
import { ChangePerson } from './people/ChangePerson';
import { ChooseManager } from './people/ChooseManager';
import { MovePerson } from './people/MovePerson';
import { RemovePerson } from './people/RemovePerson';
import type { Action } from './start';
import { AddDepartment, AddUnit } from './units/AddUnit';
import { ChangeUnit } from './units/ChangeUnit';
import { MergeUnit } from './units/MergeUnit';
import { MoveUnit } from './units/MoveUnit';
import { OrderUnits } from './units/OrderUnits';
import { RemoveUnit } from './units/RemoveUnit';

/** The window of an action that somebody has begun. */
export default function ActionWindow({ action: { kind, id, targetId } }: { action: Action }) {
  switch (kind) {
    case 'changeUnit': return <ChangeUnit id={id} />;
    case 'moveUnit': return <MoveUnit id={id} targetId={targetId} />;
    case 'addUnit': return <AddUnit id={id} />;
    case 'addDepartment': return <AddDepartment />;
    case 'mergeUnit': return <MergeUnit id={id} />;
    case 'orderUnits': return <OrderUnits id={id} />;
    case 'removeUnit': return <RemoveUnit id={id} />;
    case 'unitHistory': return <UnitHistory id={id} />;
    case 'changePerson': return <ChangePerson id={id} />;
    case 'movePerson': return <MovePerson id={id} />;
    case 'chooseManager': return <ChooseManager id={id} />;
    case 'addPerson': return <AddPerson id={id} />;
    case 'removePerson': return <RemovePerson id={id} />;
    case 'personHistory': return <PersonHistory id={id} />;
  }
}
