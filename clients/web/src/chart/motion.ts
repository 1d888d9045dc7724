const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** Whether the reader wants things to move. */
function mayMove(): boolean {
  return !calm.matches;
}

/** Starts fast and arrives softly. */
function ease(part: number): number {
  return 1 - (1 - part) ** 3;
}

/**
 * Calls back for each frame with how much of the way is done, 0 to 1. Handed back is what ends it early.
 * Where nothing shall move there is one call, with 1.
 */
export function glide(milliseconds: number, step: (part: number) => void): () => void {
  if (!mayMove()) {
    step(1);
    return () => undefined;
  }
  const start = performance.now();
  let frame = requestAnimationFrame(function next(now) {
    const part = Math.min(Math.max((now - start) / milliseconds, 0), 1);
    if (part < 1) frame = requestAnimationFrame(next);
    step(ease(part));
  });
  return () => cancelAnimationFrame(frame);
}
