import type { AdminPage } from '../address';
import { may, user } from '../session/session';
import { texts } from '../texts';
import { Waiting } from '../ui/Notice';
import { ViewLink } from '../ui/ViewLink';
import { ClientsPage } from './clients/ClientsPage';
import { ImportsPage } from './imports/ImportsPage';
import { AccessLogPage } from './logs/AccessLogPage';
import { AuditPage } from './logs/AuditPage';
import { SecurityEventsPage } from './logs/SecurityEventsPage';
import { pagesFor } from './pages';
import { UsersPage } from './users/UsersPage';

/** The administration: one page at a time, and a way to those that the reader may see. */
export default function Admin({ page }: { page: AdminPage }) {
  const words = texts.value.admin;
  const pages = pagesFor(may);
  if (user.value === undefined) return <Waiting />;
  return (
    <div class="admin">
      <nav class="admin-nav" aria-label={words.title}>
        <ul>
          {pages.map((other) => (
            <li key={other}><AdminLink page={other} isCurrent={other === page} /></li>
          ))}
        </ul>
      </nav>
      <section class="admin-page" aria-labelledby="admin-heading">
        <h2 id="admin-heading">{words.pages[page]}</h2>
        <p class="small">{words.intro[page]}</p>
        {pages.includes(page) ? <Page page={page} /> : <p class="notice">{user.value === null ? texts.value.common.errors.signIn : words.notAllowed}</p>}
      </section>
    </div>
  );
}

function AdminLink({ page, isCurrent }: { page: AdminPage; isCurrent: boolean }) {
  return <ViewLink to={{ admin: page }} aria-current={isCurrent ? 'page' : undefined}>{texts.value.admin.pages[page]}</ViewLink>;
}

function Page({ page }: { page: AdminPage }) {
  switch (page) {
    case 'users': return <UsersPage />;
    case 'clients': return <ClientsPage />;
    case 'imports': return <ImportsPage />;
    case 'audit': return <AuditPage />;
    case 'access-log': return <AccessLogPage />;
    case 'security-events': return <SecurityEventsPage />;
  }
}
