import { useEffect } from 'preact/hooks';
import { go, view, type AdminPage } from './address';
import { pagesFor } from './admin/pages';
import { Chart } from './chart/Chart';
import { DepartmentMenu } from './departments/DepartmentMenu';
import { EditingDialogs } from './editing/EditingDialogs';
import { Panel } from './panels/Panel';
import { SearchBox } from './search/SearchBox';
import { may } from './session/session';
import { SessionMenu } from './session/SessionMenu';
import { rememberLanguage, texts } from './texts';
import { later } from './ui/later';
import { Waiting } from './ui/Notice';
import { ViewLink } from './ui/ViewLink';

const Admin = later({ load: () => import('./admin/Admin'), waiting: <Waiting /> });

/** The frame: a bar above; the chart and the panel, or the administration, beneath. */
export function App() {
  const { admin, language } = view.value;
  const words = texts.value.common;
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <>
      <a class="skip" href="#main">{words.skip}</a>
      <header class="bar">
        <h1>
          <ViewLink class="brand" to={{ admin: null, root: null, unit: null, person: null, open: [], closed: [], all: [], query: '' }}>
            <img src={iconAddress} alt="" width="28" height="28" />
            <span>{words.title}</span>
          </ViewLink>
        </h1>
        <DepartmentMenu />
        <SearchBox />
        <nav class="bar-links">
          {firstAdminPage() !== null && admin === null && (
            <button type="button" class="link-button" onClick={() => go({ admin: firstAdminPage() })}>{words.administration}</button>
          )}
          {admin !== null && <button type="button" class="link-button" onClick={() => go({ admin: null })}>{words.backToChart}</button>}
          <button type="button" class="link-button" lang={language === 'en' ? 'fr' : 'en'} title={words.languageHint} onClick={switchLanguage}>{words.language}</button>
          <SessionMenu />
        </nav>
      </header>
      <main id="main" tabIndex={-1}>
        {admin === null ? (
          <>
            <Chart />
            <Panel />
          </>
        ) : (
          <Admin page={admin} />
        )}
      </main>
      <EditingDialogs />
    </>
  );
}

const iconAddress = new URL('./icon.svg', import.meta.url).href;

function firstAdminPage(): AdminPage | null {
  return pagesFor(may)[0] ?? null;
}

/** The other language shows the same view. */
function switchLanguage(): void {
  const language = view.peek().language === 'en' ? 'fr' : 'en';
  rememberLanguage(language);
  go({ language }, 'same');
}
