/** Upper case, without the dot, space or dash that people write between the city letter and the serial. */
export const foldPlate = (plate: string): string =>
  plate
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s·•.-]/g, '');

/** Mainland plates: one province, one city letter, then 5 (fuel) or 6 (new energy: D or F first or last) characters; or 学警港澳挂使领 at the end. */
export const platePattern =
  /^[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z](?:[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳使领]|[DF][A-HJ-NP-Z0-9][0-9]{4}|[0-9]{5}[DF])$/;
export const isPlate = (text: string): boolean => platePattern.test(text);

/** I, O and Q are not used; each row counts up from its first value. */
const rows = [
  ['0123456789', 0],
  ['ABCDEFGH', 1],
  ['JKLMN', 1],
  ['P', 7],
  ['R', 9],
  ['STUVWXYZ', 2],
] as const;
const values = new Map(
  rows.flatMap(([letters, first]) =>
    letters.split('').map((letter, index): [string, number] => [letter, first + index]),
  ),
);
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2] as const;

/** 17 characters without I, O and Q. */
export const vinPattern = /^[A-HJ-NPR-Z0-9]{17}$/;
export const isVin = (text: string): boolean => vinPattern.test(text);

/** ISO 3779 / GB 16735: the ninth character is the weighted sum of all others modulo 11. Many imports lack it: warn, never refuse. */
export const vinCheckDigit = (vin: string): string => {
  const total = weights.reduce<number>((sum, weight, index) => sum + weight * (values.get(vin[index] ?? '') ?? 0), 0);
  return total % 11 === 10 ? 'X' : String(total % 11);
};
export const hasValidCheckDigit = (vin: string): boolean => vin[8] === vinCheckDigit(vin);
