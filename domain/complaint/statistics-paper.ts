import { localTime } from '../time/working-time';
import { bilingual, inBoth, type Bilingual } from '../values/bilingual';
import { sealed, type Block, type Paper, type ReportedDays } from '../values/paper';
import type { ComplaintStatistics } from './statistics';

interface Source extends ReportedDays {
  readonly statistics: ComplaintStatistics;
  readonly wordOf: (name: string) => Bilingual;
  readonly words: {
    readonly department: (name: string) => Bilingual;
    readonly cause: (code: string) => Bilingual;
    readonly classification: (code: string) => Bilingual;
  };
}

const ends: Readonly<Record<ComplaintStatistics['complaints'][number]['end'], Bilingual>> = {
  open: bilingual('处理中', 'open'),
  solved: bilingual('已解决', 'solved'),
  unfounded: bilingual('不成立', 'unfounded'),
  ended: bilingual('终止', 'ended'),
};
const promises = {
  kept: bilingual('按时', 'in time'),
  moved: bilingual('改期后按时', 'after it was moved'),
  broken: bilingual('超时', 'late'),
} as const;

const counted = (
  title: Bilingual,
  counts: Readonly<Record<string, number>>,
  wordOf: (name: string) => Bilingual,
): Block => ({
  kind: 'table',
  title,
  head: [title, bilingual('件数', 'Complaints')],
  rows: Object.entries(counts)
    .toSorted(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .map(([name, n]) => [inBoth(wordOf(name)), String(n)]),
});

/** H-32: 《顾客投诉分类统计表》 of the complaints received on these days. */
export function statisticsPaper({ statistics, store, from, to, at, zone, letterhead, wordOf, words }: Source): Paper {
  const figure = ({ value, target }: ComplaintStatistics['solvedPercent'], unit: string): string =>
    `${value === null ? '—' : value} ${unit}（${target} ${unit}）`;
  const blocks: readonly Block[] = [
    {
      kind: 'fields',
      rows: [
        [bilingual('期间', 'Days'), `${from} – ${to}`],
        [bilingual('投诉', 'Complaints'), String(statistics.total)],
        [bilingual('已解决', 'Solved'), String(statistics.solved)],
        [bilingual('处理中', 'Open'), String(statistics.open)],
        [bilingual('不成立', 'Unfounded'), String(statistics.unfounded)],
        [bilingual('未解决而终止', 'Ended without a solution'), String(statistics.ended)],
        [bilingual('解决率（目标）', 'Solved (target)'), figure(statistics.solvedPercent, '%')],
        [
          bilingual('首次承诺按时率（目标）', 'In the time signed first (target)'),
          figure(statistics.inTimePercent, '%'),
        ],
        [bilingual('改期后按时', 'In time after it was moved'), String(statistics.moved)],
        [bilingual('超时', 'Late'), String(statistics.broken)],
        [bilingual('解决时长中位数（目标）', 'Median time (target)'), figure(statistics.medianMinutes, 'min')],
      ],
    },
    counted(bilingual('分类', 'Classification'), statistics.byClassification, words.classification),
    counted(bilingual('原因', 'Cause'), statistics.byCause, words.cause),
    counted(bilingual('责任部门', 'Department'), statistics.byDepartment, words.department),
    {
      kind: 'table',
      title: bilingual('明细', 'Complaints'),
      head: [
        bilingual('编号', 'No.'),
        bilingual('受理', 'Received'),
        bilingual('分类', 'Classification'),
        bilingual('原因', 'Cause'),
        bilingual('部门', 'Department'),
        bilingual('结果', 'Result'),
        bilingual('承诺', 'Time signed'),
      ],
      rows: statistics.complaints.map(({ complaint, receivedAt, classification, cause, department, end, promise }) => [
        complaint,
        localTime(zone, receivedAt),
        classification === null ? '—' : words.classification(classification).zh,
        cause === null ? '—' : words.cause(cause).zh,
        department === null ? '—' : words.department(department).zh,
        ends[end].zh,
        promise === null ? '—' : promises[promise].zh,
      ]),
    },
    {
      kind: 'table',
      title: bilingual('改进措施', 'Measures'),
      head: [bilingual('编号', 'No.'), bilingual('环节', 'Process'), bilingual('措施', 'Measure')],
      rows: statistics.measures.map(({ complaint, process, measure }) => [complaint, inBoth(wordOf(process)), measure]),
    },
    { kind: 'signatures', lines: [[bilingual('客户关系主管', 'Customer-service supervisor'), '']] },
  ];
  return sealed({
    title: bilingual('顾客投诉分类统计表', 'Classification statistics of complaints'),
    number: `${store}-${from}-${to}`,
    letterhead,
    at,
    blocks,
    evidence: null,
  });
}
