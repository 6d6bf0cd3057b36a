const NOTES = [880, 660] as const;
const NOTE_S = 0.16;
const VOLUME = 0.12;

let context: AudioContext | undefined;

/** A browser in which nobody has clicked yet lets no page play; it must not play later what belongs to now. */
const ALLOWED_WITHIN_MS = 500;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Two short notes, where the browser lets the page play at once. */
export async function playTone(): Promise<void> {
  context ??= new AudioContext();
  await Promise.race([context.resume(), pause(ALLOWED_WITHIN_MS)]);
  if (context.state !== 'running') return;
  const { currentTime, destination } = context;
  for (const [index, frequency] of NOTES.entries()) {
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    const from = currentTime + index * NOTE_S;
    oscillator.frequency.value = frequency;
    gain.gain.setValueAtTime(VOLUME, from);
    gain.gain.exponentialRampToValueAtTime(0.001, from + NOTE_S);
    oscillator.connect(gain).connect(destination);
    oscillator.start(from);
    oscillator.stop(from + NOTE_S);
  }
}
