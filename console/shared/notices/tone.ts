const NOTES = [880, 660] as const;
const NOTE_S = 0.16;
const VOLUME = 0.12;

let context: AudioContext | undefined;

/** Two short notes. A browser in which nobody has clicked yet stays silent. */
export async function playTone(): Promise<void> {
  context ??= new AudioContext();
  await context.resume();
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
