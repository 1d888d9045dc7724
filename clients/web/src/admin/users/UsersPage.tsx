import { useState } from 'preact/hooks';
import type { Filters } from '../../address';
import type { Query } from '../../api/client';
import type { User } from '../../api/types';
import { Roles } from '../../ui/Roles';
import { tellChange } from '../../changes';
import { moment, texts } from '../../texts';
import { DataTable } from '../../ui/DataTable';
import { SelectField, TextField } from '../../ui/Field';
import { FilterBar } from '../FilterBar';
import { queryOf, useFilters } from '../filters';
import { Listing } from '../Listing';
import { AddUser } from './AddUser';
import { roleNames } from './roles';
import { UserWindow } from './UserWindow';

/** Who can sign in. */
export function UsersPage() {
  const { admin } = texts.value;
  const words = admin.users;
  const filters = useFilters(usersQueryOf);
  const [open, setOpen] = useState<number | 'new' | null>(null);
  const all = ['', admin.filters.all] as const;
  return (
    <>
      <div class="admin-tools"><button type="button" class="primary" onClick={() => setOpen('new')}>{words.add}</button></div>
      <FilterBar filters={filters}>
        <TextField {...filters.bind('q')} type="search" label={words.search} maxLength={200} />
        <SelectField {...filters.bind('role')} label={words.role} options={[all, ...roleNames.map((name) => [name, admin.roles.names[name]] as const)]} />
        <SelectField {...filters.bind('state')} label={words.state} options={[all, ...Object.entries(words.states)]} />
      </FilterBar>
      <Listing<User> path="users" query={filters.query} label={words.caption}>
        {(users) => (
          <DataTable
            caption={words.caption} items={users} keyOf={(user) => user.id}
            columns={[
              { title: words.name, cell: (user) => <div><strong>{user.displayName}</strong><br /><span class="small">{user.email}</span></div> },
              { title: admin.roles.title, cell: (user) => <Roles roles={user.roles} /> },
              { title: words.state, cell: (user) => <State user={user} /> },
              { title: words.since, cell: (user) => moment(user.createdAt) },
              { title: words.actions, isForButtons: true, cell: (user) => <button type="button" aria-label={words.openLabel(user.displayName)} onClick={() => setOpen(user.id)}>{admin.open}</button> },
            ]}
          />
        )}
      </Listing>
      {open === 'new' && <AddUser onClose={() => setOpen(null)} onDone={(id) => { setOpen(id); tellChange(); }} />}
      {typeof open === 'number' && <UserWindow key={open} id={open} onClose={() => setOpen(null)} />}
    </>
  );
}

function State({ user }: { user: User }) {
  const words = texts.value.admin.users;
  return (
    <span class="badges">
      {user.disabled && <span class="badge badge-bad">{words.disabled}</span>}
      {!user.hasPassword && <span class="badge">{words.noPassword}</span>}
      {user.hasSecondFactor && <span class="badge">{words.secondFactor}</span>}
      {!user.disabled && user.hasPassword && !user.hasSecondFactor && <span>{words.states.active}</span>}
    </span>
  );
}

/** The API asks whether somebody is kept out; the page shows states. */
export function usersQueryOf({ state = '', ...others }: Filters): Query {
  return { ...queryOf(others), ...(state === '' ? {} : { disabled: state === 'disabled' }) };
}
