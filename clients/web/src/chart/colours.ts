/** The colours of ui.css, for what is drawn and not styled: canvases and exported files. */
export const colours = {
  ink: '#1c2733',
  inkSoft: '#526070',
  paper: '#ffffff',
  ground: '#f2f5f8',
  line: '#b9c5d1',
  edge: '#7b8896',
  brand: '#1d4f7c',
  brandSoft: '#e3edf6',
  focus: '#0b62d6',
} as const;

/** A stripe on each card tells its level: dark above, lighter beneath. */
const ranks = ['#143a5c', '#1d4f7c', '#4a7ba6', '#8fb0cd', '#c3d5e5'];

export function rankColour(level: number): string {
  return ranks[Math.min(level, ranks.length) - 1]!;
}

export const fontStack = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif";
