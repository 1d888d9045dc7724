import { remove } from '../api/client';
import type { Page, Session } from '../api/types';
import { moment, texts } from '../texts';
import { ActionButton } from '../ui/ActionButton';
import { DataTable } from '../ui/DataTable';
import { Failure, Waiting } from '../ui/Notice';
import { useAnswer } from '../ui/useAnswer';
import { deviceOf } from './devices';

interface SessionTableProps {
  /** Where the list is, e.g. `users/me/sessions`. */
  readonly path: string;
  /** Called when the session of this very page was ended. */
  readonly onOwnEnded?: () => void;
}

/** Where somebody has signed in, with a button that ends it. */
export function SessionTable({ path, onOwnEnded }: SessionTableProps) {
  const words = texts.value.session.sessions;
  const { data, error, again } = useAnswer<Page<Session>>(path);

  async function end(session: Session): Promise<void> {
    await remove(`${path}/${session.id}`);
    if (session.isCurrent && onOwnEnded !== undefined) onOwnEnded();
    else again();
  }

  if (error !== null) return <Failure error={error} again={again} />;
  if (data === null) return <Waiting />;
  if (data.items.length === 0) return <p class="small">{words.none}</p>;
  return (
    <DataTable
      caption={words.caption}
      items={data.items}
      keyOf={(session) => session.id}
      columns={[
        { title: words.device, cell: (session) => <span class="badges">{deviceWords(session)}{session.isCurrent && <span class="badge">{words.current}</span>}{session.hasSecondFactor && <span class="badge">{words.second}</span>}</span> },
        { title: words.address, cell: (session) => session.address ?? words.unknown },
        { title: words.lastUsed, cell: (session) => moment(session.lastUsedAt) },
        {
          title: words.actions, isForButtons: true,
          cell: (session) => <ActionButton label={words.end} description={words.endLabel(deviceWords(session), moment(session.lastUsedAt))} onPress={() => end(session)} />,
        },
      ]}
    />
  );
}

function deviceWords({ userAgent, clientId }: Session): string {
  const words = texts.value.session.sessions;
  if (userAgent === null) return clientId ?? words.unknown;
  const { browser, system } = deviceOf(userAgent);
  return system === null ? browser : words.on(browser, system);
}
