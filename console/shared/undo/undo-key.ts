export const UNDO_KEYS = 'Alt Z';

/** What can be taken back now, the latest last. */
const waiting: (() => void)[] = [];

function press(event: KeyboardEvent): void {
  // by its place: with Alt some keyboards make another letter of it
  if (!event.altKey || event.code !== 'KeyZ') return;
  const latest = waiting.at(-1);
  if (!latest) return;
  event.preventDefault();
  latest();
}

/** Takes back by the keyboard, until the answer is called. */
export function listenForUndo(undo: () => void): () => void {
  if (waiting.length === 0) addEventListener('keydown', press);
  waiting.push(undo);
  return () => {
    const place = waiting.indexOf(undo);
    if (place !== -1) waiting.splice(place, 1);
    if (waiting.length === 0) removeEventListener('keydown', press);
  };
}
