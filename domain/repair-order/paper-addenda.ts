import { bilingual } from '../values/bilingual';
import type { Block } from '../values/paper';
import { yuan } from '../values/money';
import { linePrice } from './amounts';
import type { Document } from './evidence';
import type { FactName } from './fact-names';
import type { FactValue } from './fact-value';
import { madeChanges } from './item-change';
import { time, workText, type OrderSource } from './paper-blocks';
import type { RepairOrder } from './state';

/** When the customer approved this, how, and under which fingerprint. */
export function proofOf(source: OrderSource, document: Document, subject: string): string {
  const proof = source.now.evidence.findLast((one) => one.document === document && one.subject === subject);
  if (!proof) return '';
  return `${time(source, proof.at)} · ${source.wordOf(proof.consent.channel).zh} · #${proof.hash.slice(0, 12)}`;
}

const changeHead = [
  bilingual('原项目', 'As approved'),
  bilingual('变更为', 'Changed to'),
  bilingual('原因', 'Reason'),
  bilingual('客户同意或告知', 'Approved by or told to the customer'),
];

/** C-16: how items were changed after the customer had signed them. */
export function changesOf(source: OrderSource): readonly Block[] {
  const rows = madeChanges(source.now).map(({ changeId, before, to, reason, toldBy, at }) => [
    workText(before),
    to ? workText(to) : '取消 dropped',
    reason,
    toldBy === undefined
      ? proofOf(source, 'itemChange', changeId)
      : `${time(source, at)} · 告知 told · ${source.wordOf(toldBy).zh}`,
  ]);
  const used = source.now.lines.flatMap(({ work, parts, approvedParts = [] }) =>
    approvedParts.flatMap(({ partNumber, name, quantity }) => {
      const now = parts.find((part) => part.partNumber === partNumber)?.quantity ?? 0;
      return now === quantity ? [] : [[`${work}: ${name} ×${quantity}`, `×${now}`, '按实际用量 as used', '']];
    }),
  );
  const all = [...rows, ...used];
  return all.length === 0
    ? []
    : [{ kind: 'table', title: bilingual('签字后项目变更', 'Items changed since'), head: changeHead, rows: all }];
}

/** C-16, D-16: new promises, each as the customer was told of it. */
export function promisesOf(source: OrderSource): readonly Block[] {
  const rows = source.events.flatMap((event) =>
    event.type === 'promiseMoved'
      ? [
          [
            time(source, event.promisedAt),
            event.reason,
            `${time(source, event.at)} · ${source.wordOf(event.toldBy).zh}`,
          ],
        ]
      : [],
  );
  const head = [
    bilingual('新的交车时间', 'Promised anew'),
    bilingual('原因', 'Reason'),
    bilingual('告知客户', 'Told to the customer'),
  ];
  return rows.length === 0
    ? []
    : [{ kind: 'table', title: bilingual('交车时间变更', 'The promise was moved'), head, rows }];
}

/** B-18, CF-08: notes on the condition of the car, as an addendum to the order. */
export function conditionsOf(source: OrderSource): readonly Block[] {
  const notes = (source.now.statements ?? []).filter(({ event }) => event === 'conditionNoted');
  return notes.length === 0
    ? []
    : [
        {
          kind: 'table',
          title: bilingual('车况补记', 'Notes on the condition'),
          head: [bilingual('内容', 'Words'), bilingual('记录人', 'By')],
          rows: notes.map(({ text, by }) => [text, source.nameOf(by)]),
        },
      ];
}

export const currentTotal = (now: RepairOrder): Block => ({
  kind: 'fields',
  rows: [
    [
      bilingual('变更后合计', 'Total as changed'),
      yuan(now.lines.filter(({ status }) => status !== 'cancelled').reduce((sum, line) => sum + linePrice(line), 0)),
    ],
  ],
});

const valueText = (source: OrderSource, { text, value, yes, time: at, day, found }: FactValue): string => {
  if (at !== undefined) return time(source, at);
  if (yes !== undefined) return yes ? '是 yes' : '否 no';
  if (found) return `${source.wordOf(found.result).zh} ${found.value ?? ''} ${found.note ?? ''}`.trim();
  return text ?? day ?? String(value ?? '');
};

/** What was corrected of this paper after it was signed: the signed words stay above. */
export function correctionsOf(source: OrderSource, facts: readonly FactName[]): readonly Block[] {
  const { order, now } = source;
  const since = (now.corrections ?? [])
    .slice(order.corrections?.length ?? 0)
    .filter(({ fact }) => facts.includes(fact));
  const rows = since.map(({ fact, subject, before, after, reason, by, at }) => [
    `${source.wordOf(fact).zh} ${subject}`.trim(),
    valueText(source, before),
    valueText(source, after),
    reason,
    `${source.nameOf(by.id)} ${time(source, at)}`,
  ]);
  const head = [
    bilingual('内容', 'What'),
    bilingual('原记录', 'It said'),
    bilingual('更正为', 'What is true'),
    bilingual('原因', 'Reason'),
    bilingual('更正人', 'By'),
  ];
  return rows.length === 0 ? [] : [{ kind: 'table', title: bilingual('签字后更正', 'Corrected since'), head, rows }];
}
