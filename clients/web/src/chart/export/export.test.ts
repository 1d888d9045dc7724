import { describe, expect, it, vi } from 'vitest';
import { arrange } from '../layout';
import { anOrganisation, aUnit, shownOf } from '../testing';
import { organisation } from '../tree';
import { jsonOf } from './data';
import { addressOf } from './extract';
import { pictureSize } from './png';
import { fileName } from './fileName';
import { drawingOf } from './svg';
import { csvOf } from './table';
import { escaped, fitted, widthOf, wrapped } from './text';

// What the page asks a browser for when it is loaded.
vi.hoisted(() => {
  Object.assign(globalThis, {
    location: new URL('http://test/?lang=en'),
    localStorage: { getItem: () => null },
    addEventListener: () => undefined,
  });
  Object.defineProperty(globalThis, 'navigator', { value: { languages: ['en'] }, configurable: true });
});

const columns = { id: 'Id', level: 'Level', parent: 'Parent', acronym: 'Acronym', name: 'Name', own: 'Own', all: 'All', units: 'Units', head: 'Head', path: 'Path' };

describe('A table', () => {
  it('has one line for each unit, its parent before it', () => {
    const csv = csvOf(shownOf(aUnit(1, [aUnit(2, [], { acronym: 'B' })], { name: 'Top' })), columns);
    expect(csv).toBe('\uFEFFId,Level,Parent,Acronym,Name,Own,All,Units,Head,Path\r\n1,1,,,Top,1,2,1,,Top\r\n2,2,1,B,Unit 2,1,1,0,,Top > Unit 2\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx'])('defuses %j, which a spreadsheet would run', (name) => {
    expect(csvOf(shownOf(aUnit(1, [], { name })), columns)).toContain(`,'${name},`);
  });

  it.each(['＝1+1', '＋1', '－1', '＠A1'])('defuses %j, in full width', (name) => {
    expect(csvOf(shownOf(aUnit(1, [], { name })), columns)).toContain(`,'${name},`);
  });

  it.each([['x;=1', "x;'=1"], ['x; "+1', `"x; ""'+1"`], ['x\n@A1', `"x\n'@A1"`], ['x;－1', "x;'－1"], ['\n=1', `"'\n'=1"`]])('defuses what stands within %j', (name, cell) => {
    expect(csvOf(shownOf(aUnit(1, [], { name })), columns)).toContain(`,${cell},`);
  });

  it.each(['x; y', 'A-B', 'a=b'])('leaves %j as it is', (name) => {
    expect(csvOf(shownOf(aUnit(1, [], { name })), columns)).toContain(`,${name},`);
  });

  it('quotes what has commas, quotes and line ends in it', () => {
    expect(csvOf(shownOf(aUnit(1, [], { name: 'A, "B"\nC' })), columns)).toContain('"A, ""B""\nC"');
  });
});

describe('Data', () => {
  it('has the units within each other', () => {
    const data = JSON.parse(jsonOf(shownOf(aUnit(1, [aUnit(2)])))) as { id: number; children: { id: number }[] };
    expect(data.children[0]!.id).toBe(2);
  });
});

describe('A drawing', () => {
  const draw = (chart: ReturnType<typeof aUnit>, kind: 'down' | 'right' | 'outline' = 'down') =>
    drawingOf(arrange(shownOf(chart), kind, { hasHeads: false, width: 1000 }), 'T & T', 'Note');

  it.each(['down', 'right', 'outline'] as const)('shows every unit (%s)', (kind) => {
    const { svg } = draw(anOrganisation(2, 3), kind);
    for (let id = 1; id <= 13; id++) expect(svg).toMatch(new RegExp(`>Unit ${id}<`));
  });

  it('has nothing in it that a strict page forbids, and nothing that is not text from names', () => {
    const { svg } = draw(aUnit(1, [], { name: '<script>alert("1")</script> & co' }));
    expect(svg).not.toMatch(/<script|style=|<style|onload/);
    expect(svg).toContain('&lt;script');
    expect(svg).toContain('<title>T &amp; T</title>');
  });

  it('is as large as the layout with its margins', () => {
    expect(draw(aUnit(1))).toMatchObject({ width: 224 + 64, height: 120 + 64 + 28 });
  });

  it('is refused as a picture when browsers could not make it', () => {
    expect(pictureSize({ svg: '', width: 4000, height: 3000 })).toEqual({ width: 8000, height: 6000, fits: true });
    expect(pictureSize({ svg: '', width: 9000, height: 100 }).fits).toBe(false);
    expect(pictureSize({ svg: '', width: 8000, height: 8000 }).fits).toBe(false);
  });
});

describe('Text in drawings', () => {
  it('is wrapped at words, and cut with an ellipsis', () => {
    const lines = wrapped('Direction générale des politiques et de la planification stratégique', 150, 14, 2);
    expect(lines).toHaveLength(2);
    expect(lines[1]!.endsWith('…')).toBe(true);
    for (const line of lines) expect(widthOf(line, 14)).toBeLessThanOrEqual(150);
  });

  it('is left alone when there is room', () => {
    expect(fitted('Finance', 200, 14)).toBe('Finance');
    expect(wrapped('Finance', 200, 14, 3)).toEqual(['Finance']);
  });

  it('is cut within a word that is too long', () => {
    expect(widthOf(wrapped('Donaudampfschifffahrtsgesellschaft', 60, 14, 3)[0]!, 14)).toBeLessThanOrEqual(60);
  });

  it('may hold anything that XML can', () => {
    expect(escaped('a<b>&"c"\u0000')).toBe('a&lt;b&gt;&amp;&quot;c&quot;');
  });
});

describe('A file of units and people', () => {
  it('is asked from the server for a unit', () => expect(addressOf('xlsx', 12, 'fr')).toBe('/api/v1/units/12/export?format=xlsx&people=true&lang=fr'));
  it('is asked for everybody from the top', () => expect(addressOf('dot', organisation, 'en')).toBe('/api/v1/export?format=dot&people=true&lang=en'));
});

describe('A file', () => {
  const unit = shownOf(aUnit(1, [], { name: 'Économie & Finances', acronym: null })).root.unit;

  it('is named after the unit and the day', () => {
    expect(fileName({ ...unit, acronym: 'CRA-ARC' }, 'csv', new Date(2026, 2, 9))).toBe('CRA-ARC-2026-03-09.csv');
    expect(fileName(unit, 'svg', new Date(2026, 10, 21))).toBe('Economie-Finances-2026-11-21.svg');
  });
});
