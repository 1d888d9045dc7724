import { useState } from 'preact/hooks';
import { texts } from '../texts';
import { wordsOf } from '../ui/Notice';
import { download, extracts, type Extract } from './export/extract';
import { exportAs, formats, TooLargeError, type Format } from './export/exporting';
import { Menu } from './Menu';
import { selected, tree } from './model';
import type { Shown } from './tree';

/** Hands the chart over as a file, or to the printer. */
export function ExportMenu() {
  const words = texts.value.chart.exporting;
  return <Menu icon="download" name="export-menu" label={words.title}>{(close) => <ExportForm close={close} />}</Menu>;
}

function ExportForm({ close }: { close: () => void }) {
  const words = texts.value.chart.exporting;
  const [isBranch, setBranch] = useState(false);
  const [state, setState] = useState<{ readonly says: string; readonly isBad: boolean } | null>(null);
  const branch = selected.value ?? tree.value?.root ?? null;

  const make = (format: Format) => attempt(async () => words.done(await exportAs(format, isBranch ? branch : null)));

  const fetchFrom = (top: Shown, extract: Extract) => attempt(async () => {
    await download(extract, top);
    return words.begun;
  });

  async function attempt(work: () => Promise<string>): Promise<void> {
    setState({ says: words.working, isBad: false });
    try {
      setState({ says: await work(), isBad: false });
    } catch (error) {
      setState({ says: error instanceof TooLargeError ? error.message : wordsOf(error), isBad: true });
    }
  }

  return (
    <div class="export-form">
      <fieldset>
        <legend>{words.scope}</legend>
        <label><input type="radio" name="scope" checked={!isBranch} onChange={() => setBranch(false)} />{words.shown}</label>
        {branch !== null && <label><input type="radio" name="scope" checked={isBranch} onChange={() => setBranch(true)} />{words.branch(branch.unit.name)}</label>}
      </fieldset>
      <div class="export-formats" role="group" aria-label={words.format}>
        {formats.map((format) => <button key={format} type="button" onClick={() => void make(format)}>{words[format]}</button>)}
        <button
          type="button"
          onClick={() => {
            close();
            print();
          }}
        >
          {words.print}
        </button>
      </div>
      {branch !== null && (
        <fieldset>
          <legend>{words.withPeople(branch.unit.name)}</legend>
          <div class="export-formats">
            {extracts.map((extract) => <button key={extract} type="button" onClick={() => void fetchFrom(branch, extract)}>{words.extracts[extract]}</button>)}
          </div>
        </fieldset>
      )}
      <p class={state?.isBad === true ? 'export-bad' : 'small'} role="status">{state?.says}</p>
    </div>
  );
}
