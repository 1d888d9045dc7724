import { useEffect } from 'preact/hooks';
import { go, view } from '../address';
import type { Employee } from '../api/types';
import { PersonActions } from '../editing/PersonActions';
import { texts } from '../texts';
import { CopyButton } from '../ui/CopyButton';
import { Icon } from '../ui/Icon';
import { save } from '../ui/save';
import { useDirectory } from '../ui/useDirectory';
import { Contact } from './Contact';
import { askForFocus, isExpanded } from './focus';
import { linkToHere } from './links';
import { OtherLanguage } from './OtherLanguage';
import { PanelHeader } from './PanelHeader';
import { PanelState } from './PanelState';
import { Path } from './Path';
import { Reports } from './Reports';
import { ReportsTo } from './ReportsTo';
import { rootShowing } from './roots';
import { fileNameOf, vCard } from './vcard';

/** A person: title, place, how to reach them, whom they report to and who reports to them. */
export function PersonPanel({ id }: { id: number }) {
  const words = texts.value.panels.person;
  const asked = useDirectory<Employee>(`employees/${id}`);
  const { data: person, isLoading } = asked;
  // Links to people name the person only: the chart follows to where the person is.
  useEffect(() => {
    if (person?.id === id && view.peek().unit !== person.unit.id) go({ unit: person.unit.id, root: rootShowing(person.path, view.peek().root) }, 'same');
  }, [person, id]);
  if (person === null) return <PanelState kind={words.person} subject={`p${id}`} asked={asked} />;

  return (
    <>
      <PanelHeader kind={words.person} title={person.displayName} subject={`p${person.id}`} />
      <div class="panel-body" aria-busy={isLoading && person.id !== id}>
        <div class="also">
          {person.jobTitle !== null && <p class="job-title">{person.jobTitle}</p>}
          <OtherLanguage of={person.jobTitles} shown={person.jobTitle} />
        </div>
        <Path path={person.path} />
        <Actions person={person} />
        <Contact person={person} />
        <ReportsTo key={`to-${person.id}`} person={person} />
        {person.reportCount > 0 && <Reports key={`by-${person.id}`} person={person} />}
        <PersonActions employee={person} />
      </div>
    </>
  );
}

function Actions({ person }: { person: Employee }) {
  const { panels: common } = texts.value;
  const words = common.person;
  const showInChart = () => {
    isExpanded.value = false;
    go({ unit: person.unit.id, root: person.department.id });
  };
  const seeTeam = () => {
    go({ unit: person.unit.id, person: null, root: rootShowing(person.path, view.peek().root) });
    askForFocus();
  };
  return (
    <div class="panel-actions">
      <CopyButton text={linkToHere} label={common.copyLink} />
      <button type="button" class="with-icon" onClick={() => save(fileNameOf(person), new Blob([vCard(person, linkToHere())], { type: 'text/vcard;charset=utf-8' }))}><Icon name="download" />{words.vCard}</button>
      <button type="button" class="with-icon" onClick={showInChart}><Icon name="unit" />{words.showInChart}</button>
      <button type="button" class="with-icon" onClick={seeTeam}><Icon name="people" />{words.seeTeam}</button>
    </div>
  );
}
