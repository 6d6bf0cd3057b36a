import { bilingual } from '../values/bilingual';
import { sealed, type Block, type Paper } from '../values/paper';
import { partyFields, time, type OrderSource } from './paper-blocks';
import { orderForms, orderPaper, type OrderFormName } from './papers';

const FINGERPRINT_SHOWN = 32;
const formNames = Object.keys(orderForms) as readonly OrderFormName[];

/** What was scanned or drawn for this visit, and is kept in the file store: each by its hash, so that it can be found and compared. */
function attachments(source: OrderSource): readonly Block[] {
  const { evidence, batterySlip } = source.order;
  const signatures = evidence.flatMap(({ document, subject, consent, at }) => {
    const hash =
      consent.channel === 'paper' ? consent.scan : consent.channel === 'screen' ? consent.drawing : undefined;
    const { zh, en } = source.wordOf(document);
    return hash === undefined
      ? []
      : [[`${zh} ${en} ${subject}`.trimEnd(), time(source, at), hash.slice(0, FINGERPRINT_SHOWN)]];
  });
  const slips =
    batterySlip === undefined ? [] : [['电瓶检测单 Battery test slip', '', batterySlip.slice(0, FINGERPRINT_SHOWN)]];
  const rows = [...signatures, ...slips];
  return rows.length === 0
    ? []
    : [
        {
          kind: 'table',
          title: bilingual('附件（扫描件与签名）', 'Attachments (scans and signatures)'),
          head: [bilingual('附件', 'What'), bilingual('时间', 'When'), bilingual('指纹', 'Fingerprint')],
          rows,
        },
      ];
}

/**
 * F-10: order, settlement, invoices and all other papers of the visit as one file, in the order in which they come about, after a cover that
 * says what is in it. A paper on which there is nothing yet is not in it.
 */
export function orderFile(known: Omit<OrderSource, 'now'>): readonly Paper[] {
  const { order, letterhead, events } = known;
  const papers = formNames.flatMap((name) => orderPaper(known, name) ?? []);
  const source: OrderSource = { ...known, now: order };
  const contents: Block = {
    kind: 'table',
    title: bilingual('单据目录', 'Papers'),
    head: [bilingual('序号', 'No.'), bilingual('单据', 'Paper'), bilingual('指纹', 'Fingerprint')],
    rows: papers.map(({ title, fingerprint }, index) => [
      String(index + 1),
      `${title.zh} ${title.en}`,
      fingerprint.slice(0, FINGERPRINT_SHOWN),
    ]),
  };
  const cover = sealed({
    title: bilingual('维修档案', 'Order file'),
    number: order.number,
    letterhead,
    at: events.at(-1)?.at ?? order.openedAt,
    blocks: [partyFields(source, true), contents, ...attachments(source)],
    evidence: null,
  });
  return [cover, ...papers];
}
