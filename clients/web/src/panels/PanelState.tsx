import { ApiError } from '../api/client';
import { texts } from '../texts';
import { Failure } from '../ui/Notice';
import type { Asked } from '../ui/useAnswer';
import { PanelHeader } from './PanelHeader';

/** What a panel shows as long as it has nothing to show: that it is on its way, is not there any more, or could not be had. */
export function PanelState({ kind, subject, asked }: { kind: string; subject: string; asked: Asked<unknown> }) {
  const { panels: words, common } = texts.value;
  if (asked.error === null) {
    return (
      <>
        <PanelHeader kind={kind} title={common.loading} subject={null} />
        <div class="panel-skeleton" aria-hidden="true"><span /><span /><span /><span /></div>
      </>
    );
  }
  if (asked.error instanceof ApiError && asked.error.status === 404) {
    return (
      <>
        <PanelHeader kind={kind} title={words.gone} subject={subject} />
        <p class="panel-body">{words.goneHint}</p>
      </>
    );
  }
  return (
    <>
      <PanelHeader kind={kind} title={kind} subject={subject} />
      <Failure error={asked.error} again={asked.again} />
    </>
  );
}
