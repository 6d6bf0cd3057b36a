import { USE_NOTED_EVERY_MS } from '../../../domain/account/session-life';

/** Somebody who has done nothing for so long is not at work, in milliseconds. */
const AT_WORK_MS = USE_NOTED_EVERY_MS;

let lastInput = Date.now();
let lastAsked = Date.now();
/** How far the clock of the server is ahead of this one. */
let ahead = 0;
const listeners = new Set<() => void>();

/** Notices from now on whenever somebody moves, types or taps. */
export function watchInput(): void {
  const noted = (): void => {
    lastInput = Date.now();
    for (const listener of listeners) listener();
  };
  for (const type of ['pointerdown', 'pointermove', 'keydown', 'wheel'])
    window.addEventListener(type, noted, { capture: true, passive: true });
}

/** Hears of each input until the answer is called. */
export function onInput(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Somebody sits here. */
export const isAtWork = (): boolean => Date.now() - lastInput < AT_WORK_MS;

/** The server has answered; `date` is its header. */
export function noteAsked(date: string | null, background: boolean): void {
  if (!background) lastAsked = Date.now();
  const at = Date.parse(date ?? '');
  if (!Number.isNaN(at)) ahead = at - Date.now();
}

/** How long the server has not heard that somebody sits here, in milliseconds. */
export const unheardFor = (): number => Date.now() - lastAsked;

export const serverNow = (): number => Date.now() + ahead;
