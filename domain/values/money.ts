/** Integer fen (1/100 CNY). Prices include VAT, as they are told to the customer. */
export type Fen = number;

export const sum = (amounts: readonly Fen[]): Fen => amounts.reduce((total, amount) => total + amount, 0);

/** The VAT contained in a gross amount, rounded half up to whole fen. `percent` is an integer, e.g. 13. */
export const vatWithin = (gross: Fen, percent: number): Fen =>
  Math.floor((gross * percent * 2 + 100 + percent) / (2 * (100 + percent)));

/** `percent` of an amount in whole fen, rounded down in the store's favour. `percent` is an integer. */
export const percentOf = (amount: Fen, percent: number): Fen => Math.floor((amount * percent) / 100);

/** Digits in threes: 1,234. */
function grouped(digits: string): string {
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= 3) groups.unshift(digits.slice(Math.max(0, end - 3), end));
  return groups.join(',');
}

/** ¥1,234.50, for the texts a customer signs. */
export const yuan = (amount: Fen): string => {
  const [whole = '0', cents] = (Math.abs(amount) / 100).toFixed(2).split('.');
  return `${amount < 0 ? '-' : ''}¥${grouped(whole)}.${cents}`;
};

/** An amount in whole parts after these weights; the parts add up to it. Nothing of nothing. */
export function apportion(amount: Fen, weights: readonly Fen[]): readonly Fen[] {
  const total = sum(weights);
  let [weighed, given] = [0, 0];
  return weights.map((weight) => {
    weighed += weight;
    // by division and rest, because amount times weight may be beyond what is exact
    const upTo = total === 0 ? 0 : Number((BigInt(amount) * BigInt(weighed)) / BigInt(total));
    const part = upTo - given;
    given = upTo;
    return part;
  });
}
