import { may } from '../session/session';
import { texts } from '../texts';
import { Menu } from './Menu';
import { kind } from './model';

/** What the keys do in the layout that is shown, and what stands in for the mouse. */
export function KeyHelp() {
  const { keys } = texts.value.chart;
  return (
    <Menu icon="keyboard" name="key-menu" label={keys.title}>
      {() => (
        <dl class="key-help">
          {[...keys[kind.value], ...keys.common, ...(may('directory:write') ? [keys.moving] : [])].map(([key, meaning]) => (
            <div key={key}>
              <dt><kbd>{key}</kbd></dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      )}
    </Menu>
  );
}
