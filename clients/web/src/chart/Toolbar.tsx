import { go, maxDepth, view, type Layout as Kind } from '../address';
import { rootPath } from '../departments/current';
import { texts } from '../texts';
import { Icon, type IconName } from '../ui/Icon';
import { closeAll, openAll, showLevels } from './actions';
import { ExportMenu } from './ExportMenu';
import { KeyHelp } from './KeyHelp';
import { kind, selected, tree } from './model';
import type { Scene } from './scene';

const kinds: readonly { readonly name: Kind; readonly icon: IconName }[] = [{ name: 'down', icon: 'unit' }, { name: 'right', icon: 'rightwards' }, { name: 'outline', icon: 'outline' }];

/** What can be done with the chart as a whole. */
export function Toolbar() {
  const words = texts.value.chart;
  const shown = selected.value ?? tree.value?.root;
  return (
    <div class="chart-bar">
      <Breadcrumb />
      <div class="tools">
        <div class="tool-group" role="group" aria-label={words.layout}>
          {kinds.map(({ name, icon }) => (
            <button key={name} type="button" class="tool" aria-pressed={kind.value === name} aria-label={words.layouts[name]} title={words.layouts[name]} onClick={() => go({ layout: name })}>
              <Icon name={icon} />
            </button>
          ))}
        </div>
        <Levels />
        <div class="tool-group">
          <button type="button" class="tool" disabled={shown === undefined} title={shown && words.openAllOf(shown.unit.name)} onClick={() => shown && openAll(shown)}>
            <Icon name="openAll" /><span class="tool-word">{words.openAll}</span>
          </button>
          <button type="button" class="tool" disabled={shown === undefined} title={shown && words.closeAllOf(shown.unit.name)} onClick={() => shown && closeAll(shown)}>
            <Icon name="closeAll" /><span class="tool-word">{words.closeAll}</span>
          </button>
        </div>
        <ExportMenu />
        <KeyHelp />
      </div>
    </div>
  );
}

/** Where the chart begins, with a way back up. */
function Breadcrumb() {
  const words = texts.value.chart;
  const path = rootPath.value ?? [];
  if (view.value.root === null) return <h2 class="chart-title">{words.organisation}</h2>;
  const start = (root: number | null) => go({ root, open: [], closed: [], all: [] });
  const last = path[path.length - 1];
  return (
    <nav class="breadcrumb" aria-label={words.breadcrumb}>
      <ol>
        <li><button type="button" class="link-button" onClick={() => start(null)}>{words.organisation}</button></li>
        {path.slice(0, -1).map((unit) => (
          <li key={unit.id}><button type="button" class="link-button" title={unit.name} onClick={() => start(unit.id)}>{unit.name}</button></li>
        ))}
        {last !== undefined && <li aria-current="page"><h2 class="chart-title" title={last.name}>{last.name}</h2></li>}
      </ol>
    </nav>
  );
}

/** How many levels are open from the beginning. At an end the button is not `disabled`: it would lose the focus. */
function Levels() {
  const words = texts.value.chart;
  const { depth } = view.value;
  return (
    <div class="tool-group" role="group" aria-label={words.levels}>
      <button type="button" class="tool" aria-label={words.fewerLevels} title={words.fewerLevels} aria-disabled={depth <= 1} onClick={() => depth > 1 && showLevels(depth - 1)}><Icon name="minus" /></button>
      <span class="tool-value" aria-live="polite">{depth}<span class="tool-word"> {words.levelsShown(depth)}</span></span>
      <button type="button" class="tool" aria-label={words.moreLevels} title={words.moreLevels} aria-disabled={depth >= maxDepth} onClick={() => depth < maxDepth && showLevels(depth + 1)}><Icon name="plus" /></button>
    </div>
  );
}

const zoomStep = 1.4;

/** How large the chart is drawn. */
export function ZoomTools({ scene }: { scene: Scene }) {
  const words = texts.value.chart;
  const percent = words.percent(String(scene.camera.percent.value));
  return (
    <div class="zoom-tools" role="group" aria-label={words.zoom}>
      <button type="button" class="tool" aria-label={words.zoomIn} title={words.zoomIn} onClick={() => scene.camera.zoomBy(zoomStep)}><Icon name="plus" /></button>
      <button type="button" class="tool" aria-label={words.zoomOut} title={words.zoomOut} onClick={() => scene.camera.zoomBy(1 / zoomStep)}><Icon name="minus" /></button>
      <button type="button" class="tool" aria-label={words.fit} title={words.fit} onClick={() => scene.fit()}><Icon name="fit" /></button>
      <button type="button" class="tool tool-percent" aria-label={`${percent}, ${words.fullSize}`} title={words.fullSize} onClick={() => scene.camera.fullSize()}>{percent}</button>
    </div>
  );
}
