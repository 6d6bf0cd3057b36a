/** Alone, or in the address that the code on the paper stands for. */
const printed =
  /\b(?:EP-(?<leaves>RO-[A-Z0-9]{1,8}-\d{8}-\d{4,6})|LP-(?<returns>RO-[A-Z0-9]{1,8}-\d{8}-\d{4,6})-\d{1,3})\b/;
const ofToday = /^\d{4,6}$/;
const ofDay = /^\d{8}-\d{4,6}$/;

/**
 * The number of the pass that somebody has typed, as printed: `EP-RO-…`, or `LP-RO-…` and which one it is, of a car that leaves for now. The last
 * digits are enough for a visit that was opened today (`YYYYMMDD`), date and last digits for another. Undefined while it is no number.
 */
export function passNumberOf(typed: string, store: string, today: string): string | undefined {
  const said = typed.trim().toUpperCase();
  const [whole] = printed.exec(said) ?? [];
  if (whole !== undefined) return whole;
  if (ofToday.test(said)) return `EP-RO-${store}-${today}-${said}`;
  return ofDay.test(said) ? `EP-RO-${store}-${said}` : undefined;
}

/** The visit whose pass it is: its number is part of the pass. */
export const orderOfPass = (pass: string): string => {
  const { leaves, returns } = printed.exec(pass)?.groups ?? {};
  return leaves ?? returns ?? '';
};

/** Which pass it is says what the guard does. */
export const commandOfPass = (pass: string) => (pass.startsWith('LP-') ? 'openGateForLeave' : 'openGate');
