/** What the part "chart" says. Counts come as a number, to tell one from many, and as the language writes them. */
export const chart = {
  label: 'Organisation chart',
  organisation: 'The whole organisation',
  breadcrumb: 'Where the chart begins',

  acronymAndName: (acronym: string, name: string) => `${acronym}, ${name}`,
  peopleHere: (_count: number, shown: string) => `${shown} here`,
  peopleInAll: (shown: string) => `${shown} in all`,
  noPeople: 'no people',
  subUnits: (count: number, shown: string) => (count === 1 ? '1 unit directly beneath' : `${shown} units directly beneath`),
  unitsBeneath: (count: number, shown: string) => (count === 1 ? '1 unit beneath' : `${shown} units beneath`),
  head: (name: string, title: string | null) => (title === null ? `headed by ${name}` : `headed by ${name}, ${title}`),
  open: (beneath: string) => `Open: ${beneath}`,
  close: (beneath: string) => `Close: ${beneath}`,
  opened: (name: string, count: number, shown: string) => (count === 1 ? `${name}: 1 unit opened` : `${name}: ${shown} units opened`),
  allOpened: (count: number, shown: string) => (count === 1 ? '1 unit is shown' : `${shown} units are shown`),
  closed: (name: string) => `${name} closed`,

  layout: 'Layout',
  layouts: { down: 'Top to bottom', right: 'Left to right', outline: 'Outline' },
  levels: 'Levels',
  /** After their number. */
  levelsShown: (count: number): string => (count === 1 ? 'level' : 'levels'),
  fewerLevels: 'One level less',
  moreLevels: 'One level more',
  openAll: 'Open all',
  closeAll: 'Close all',
  openAllOf: (name: string) => `Open everything beneath ${name}`,
  closeAllOf: (name: string) => `Close everything beneath ${name}`,

  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Show everything',
  fullSize: 'Show at 100 %',
  percent: (shown: string) => `${shown} %`,
  zoom: 'Zoom',
  miniMap: 'Overview: drag to move the chart',

  empty: 'The directory is empty',
  addFirst: 'Add the first department…',
  emptyHint: 'Nothing has been loaded yet. Whoever runs the server loads a file with this command:',
  emptyCommand: 'orgchart import gedsOpenData.csv',
  toAll: 'Show the whole organisation',

  exporting: {
    title: 'Export',
    scope: 'What',
    shown: 'What is open now',
    branch: (name: string) => `Everything beneath ${name}`,
    format: 'As',
    svg: 'Drawing (SVG)',
    png: 'Picture (PNG)',
    csv: 'Table (CSV)',
    json: 'Data (JSON)',
    print: 'Print…',
    withPeople: (name: string) => `${name} with all units and people`,
    extracts: { csv: 'People (CSV)', xlsx: 'Workbook (XLSX)', vcard: 'Contact cards (vCard)', json: 'Directory (JSON)', jsonld: 'Linked data (JSON-LD)', mermaid: 'Diagram (Mermaid)', dot: 'Graph (Graphviz)' },
    begun: 'The download has begun.',
    working: 'The file is being made…',
    done: (name: string) => `${name} is ready.`,
    tooLarge: (width: string, height: string) =>
      `A picture of this would have ${width} by ${height} pixels: more than browsers can draw. Export an SVG, which has no limit, or fewer units.`,
    columns: { id: 'Id', level: 'Level', parent: 'Parent id', acronym: 'Acronym', name: 'Name', own: 'People in the unit', all: 'People in all', units: 'Units directly beneath', head: 'Head', path: 'Path' },
    drawn: (moment: string) => `OrgChart, ${moment}`,
  },

  moving: {
    over: (unit: string, target: string) => `Move ${unit} beneath ${target}`,
    nowhere: (unit: string) => `Drop ${unit} onto the unit it shall be beneath; Escape cancels`,
  },

  keys: {
    title: 'Keyboard',
    down: [
      ['↓', 'open, then to the first unit beneath'],
      ['↑', 'to the unit above'],
      ['← →', 'to the neighbours'],
    ],
    right: [
      ['→', 'open, then to the first unit beneath'],
      ['←', 'to the unit above'],
      ['↑ ↓', 'to the neighbours'],
    ],
    outline: [
      ['↓ ↑', 'to the next or previous row'],
      ['→', 'open, then to the first unit beneath'],
      ['←', 'close, then to the unit above'],
    ],
    common: [
      ['Enter', 'show the details'],
      ['+ −', 'open, close'],
      ['*', 'open all neighbours'],
      ['Home End', 'to the first or last unit'],
      ['a b c …', 'to the next unit that begins so'],
      ['0', 'show everything'],
    ],
    /** For those who may change something. */
    moving: ['Drag', 'with the mouse: move a unit beneath another one. By touch or keyboard: “Move…” in its details'],
  },
};
