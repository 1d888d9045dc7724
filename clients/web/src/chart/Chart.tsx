import { useEffect, useMemo } from 'preact/hooks';
import { go, view } from '../address';
import { tellChange } from '../changes';
import { startDepartment } from '../editing/start';
import { may } from '../session/session';
import { texts } from '../texts';
import { Failure } from '../ui/Notice';
import { announcement } from './actions';
import { carried } from './carrying';
import { failedUnits, failure, keepLoading, loadFailedAgain } from './loading';
import { MiniMap } from './MiniMap';
import { isNarrow, kind, known, tree } from './model';
import { Outline } from './Outline';
import { PrintSheet } from './PrintSheet';
import { Scene } from './scene';
import { isForCard, Stage } from './Stage';
import { Toolbar, ZoomTools } from './Toolbar';
import { organisation } from './tree';
import { fullName } from './words';

/** The organisation, drawn. */
export function Chart() {
  useEffect(keepLoading, []);
  const words = texts.value.chart;
  return (
    <section class="chart" aria-label={words.label}>
      <Toolbar />
      <div class="chart-place">
        <Content />
        {failedUnits.value.size > 0 && <div class="chart-notice"><Failure error={[...failedUnits.value.values()][0]} again={loadFailedAgain} /></div>}
      </div>
      <div class="unseen" aria-live="polite">{announcement.value}</div>
      <Ghost />
      <PrintSheet />
    </section>
  );
}

function Content() {
  const words = texts.value.chart;
  if (tree.value === null) {
    if (failure.value === null) return <Skeleton />;
    return (
      <div class="chart-message">
        <Failure error={failure.value} again={tellChange} />
        {view.value.root !== null && <button type="button" onClick={() => go({ root: null, unit: null, open: [], closed: [], all: [] })}>{words.toAll}</button>}
      </div>
    );
  }
  if (tree.value.root.unit.id === organisation && known.value.forest.childrenOf(organisation)?.length === 0) return <Empty />;
  return (
    <>
      {failure.value !== null && <div class="chart-notice"><Failure error={failure.value} again={tellChange} /></div>}
      {kind.value === 'outline' ? <Outline /> : <Drawing />}
    </>
  );
}

function Drawing() {
  const scene = useMemo(() => new Scene(isForCard), []);
  return (
    <>
      <Stage scene={scene} />
      <ZoomTools scene={scene} />
      {!isNarrow.value && <MiniMap scene={scene} />}
    </>
  );
}

/** What a card will look like, while the first ones are on their way. */
function Skeleton() {
  return (
    <div class="skeleton" role="status" aria-label={texts.value.common.loading}>
      <div class="skeleton-card" />
      <div class="skeleton-row">{[1, 2, 3, 4].map((key) => <div key={key} class="skeleton-card" />)}</div>
    </div>
  );
}

function Empty() {
  const words = texts.value.chart;
  return (
    <div class="chart-message">
      <h2>{words.empty}</h2>
      {may('directory:write') && <button type="button" class="primary" onClick={startDepartment}>{words.addFirst}</button>}
      <p>{words.emptyHint}</p>
      <pre><code>{words.emptyCommand}</code></pre>
    </div>
  );
}

/** What is carried, under the pointer. */
function Ghost() {
  const now = carried.value;
  if (now === null) return null;
  const { moving } = texts.value.chart;
  return (
    <div class={`ghost${now.target === null ? '' : ' has-target'}`} role="status" style={{ transform: `translate(${now.x + 12}px, ${now.y + 12}px)` }}>
      {now.target === null ? moving.nowhere(fullName(now.shown.unit)) : moving.over(now.shown.unit.name, now.target.unit.name)}
    </div>
  );
}
