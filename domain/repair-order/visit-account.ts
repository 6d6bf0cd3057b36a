import { linePrice } from './amounts';
import type { Fen } from '../values/money';
import type { OrderLine } from './order-line';
import { payerOf, type Payer } from './payer';
import { shopParts } from './stock';
import type { RepairOrder } from './state';
import type { PartCount } from './supply';

/** One part of a line: what left the store for it, what came back, and what is charged. */
interface AccountPart {
  readonly partNumber: string;
  readonly name: string;
  /** Null where nobody recorded what left the store. */
  readonly issued: number | null;
  readonly returned: number;
  readonly charged: number;
  /** What left the store and did not come back is not what is charged. */
  readonly differs: boolean;
}
interface AccountLine {
  readonly lineId: string;
  readonly work: string;
  readonly payer: Payer;
  readonly amount: Fen;
  readonly parts: readonly AccountPart[];
}

const countOf = (counts: readonly PartCount[], number: string): number =>
  counts.reduce((sum, { partNumber, quantity }) => (partNumber === number ? sum + quantity : sum), 0);

function partsOf(line: OrderLine): readonly AccountPart[] {
  const { issued, returned = [], status, parts } = line;
  const charged = status === 'done' ? shopParts(line) : [];
  const numbers = [...new Set([...charged, ...(issued ?? [])].map(({ partNumber }) => partNumber))];
  return numbers.map((partNumber) => {
    const left = issued === undefined ? null : countOf(issued, partNumber);
    const back = countOf(returned, partNumber);
    const paid = countOf(charged, partNumber);
    const name = parts.find((part) => part.partNumber === partNumber)?.name ?? partNumber;
    return {
      partNumber,
      name,
      issued: left,
      returned: back,
      charged: paid,
      differs: left !== null && left - back !== paid,
    };
  });
}

/** E-04: all that workshop and parts did for the visit, in one account: per line what is charged to whom, beside what left the store. */
export const accountOfVisit = ({ lines }: Pick<RepairOrder, 'lines'>): readonly AccountLine[] =>
  lines
    .map((line) => ({
      lineId: line.lineId,
      work: line.work,
      payer: payerOf(line),
      amount: line.status === 'done' ? linePrice(line) : 0,
      parts: partsOf(line),
    }))
    .filter(({ amount, parts }) => amount > 0 || parts.length > 0);
