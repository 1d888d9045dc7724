import { render } from 'preact';
import { App } from './App';
import { findOut, followOtherTabs, user } from './session/session';
import { tabMemory } from './storage';
import { loadAnew } from './ui/later';

const reloadKey = 'orgchart.reloaded';

// A part of the page that is loaded later is gone when the server has become a newer one meanwhile: the newer page has its own. Once for this build, whose name the
// address of the script has in it: while servers are replaced one by one, the old page may come again.
addEventListener('vite:preloadError', () => {
  if (tabMemory.read(reloadKey) === import.meta.url) return;
  tabMemory.write(reloadKey, import.meta.url);
  void loadAnew();
});

/** When it cannot be found out who reads, the page is that of a stranger, who can sign in; as soon as there is a network again, it is asked again. */
function begin(): void {
  findOut().catch(() => {
    user.value = null;
    addEventListener('online', begin, { once: true });
  });
}

begin();
followOtherTabs();
render(<App />, document.getElementById('app')!);
