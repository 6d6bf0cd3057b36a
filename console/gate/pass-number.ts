import { exitPassNumber, passIn, type Pass } from '../../domain/repair-order/pass-number';

const ofToday = /^\d{4,6}$/;
const ofDay = /^\d{8}-\d{4,6}$/;

/**
 * The pass that somebody has typed or scanned: its number as printed, alone or in an address. Of a car that leaves for good the last digits are enough for a visit that was
 * opened today (`YYYYMMDD`), date and last digits for another. Undefined while it is no number.
 */
export function typedPass(typed: string, store: string, today: string): Pass | undefined {
  const said = typed.trim().toUpperCase();
  if (ofToday.test(said)) return passIn(exitPassNumber(`RO-${store}-${today}-${said}`));
  if (ofDay.test(said)) return passIn(exitPassNumber(`RO-${store}-${said}`));
  return passIn(said);
}
