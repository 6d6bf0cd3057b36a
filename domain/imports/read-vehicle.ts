import { foldPlate, isPlate, isVin } from '../values/vehicle';
import { fault, value, type Reading } from './fault';

/** Digits or letters that somebody replaced, to keep them secret. */
const MASKED = /[*＊]/;

export function readPlate(text: string): Reading<string> {
  if (MASKED.test(text)) return fault('masked');
  const plate = foldPlate(text);
  return isPlate(plate) ? value(plate) : fault('plateInvalid');
}

export function readVin(text: string): Reading<string> {
  if (MASKED.test(text)) return fault('masked');
  const vin = text.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '');
  return isVin(vin) ? value(vin) : fault('vinInvalid');
}
