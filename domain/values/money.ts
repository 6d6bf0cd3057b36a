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

const digitWords = '零壹贰叁肆伍陆柒捌玖';
const placeWords = ['', '拾', '佰', '仟'];
const groupWords = ['', '万', '亿', '万亿'];

/** A whole number in Chinese capitals; several noughts side by side are read once, those at the end not at all. */
function capitalsOf(digits: string): string {
  let words = '';
  let isNought = false;
  let inGroup = false;
  for (let place = digits.length - 1; place >= 0; place--) {
    const digit = digits[digits.length - 1 - place];
    if (digit === '0') isNought = words !== '';
    else {
      words += `${isNought ? '零' : ''}${digitWords[Number(digit)]}${placeWords[place % 4]}`;
      [isNought, inGroup] = [false, true];
    }
    if (place % 4 > 0 || !inGroup) continue;
    words += groupWords[place / 4] ?? '';
    inGroup = false;
  }
  return words;
}

/** 壹仟贰佰叁拾肆元伍角整, as an amount stands on a paper so that nobody adds a digit. */
export function yuanInCapitals(amount: Fen): string {
  const [whole = '0', cents = '00'] = (Math.abs(amount) / 100).toFixed(2).split('.');
  const [jiao, fen] = [Number(cents[0]), Number(cents[1])];
  const yuanWords = capitalsOf(whole);
  const before = yuanWords === '' ? (jiao + fen === 0 ? '零元' : '') : `${yuanWords}元`;
  const jiaoWords = jiao > 0 ? `${digitWords[jiao]}角` : before !== '' && fen > 0 ? '零' : '';
  return `${amount < 0 ? '负' : ''}${before}${jiaoWords}${fen > 0 ? `${digitWords[fen]}分` : '整'}`;
}

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
