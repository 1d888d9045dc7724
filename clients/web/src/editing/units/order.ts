/** The list with one item a place further up (-1) or down (1). */
export function movedBy<T>(items: readonly T[], index: number, by: -1 | 1): readonly T[] {
  const other = index + by;
  if (index < 0 || index >= items.length || other < 0 || other >= items.length) return items;
  const moved = [...items];
  [moved[index], moved[other]] = [moved[other]!, moved[index]!];
  return moved;
}
