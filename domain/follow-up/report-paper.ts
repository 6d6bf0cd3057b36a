import { localTime } from '../time/working-time';
import { bilingual, inBoth, type Bilingual } from '../values/bilingual';
import { sealed, type Block, type Paper, type ReportedDays } from '../values/paper';
import type { FollowUpReport } from './report';

interface Source extends ReportedDays {
  readonly report: FollowUpReport;
  readonly nameOf: (person: string) => string;
  readonly plateOf: (vehicle: string) => string | null;
  readonly fieldOf: (name: string) => Bilingual;
  readonly wordOf: (name: string) => Bilingual;
  readonly stageOf: (name: string) => Bilingual;
}

const figureNames = {
  calls: bilingual('拨打次数', 'Calls'),
  reached: bilingual('联系上', 'Customers reached'),
  recorded: bilingual('回访记录', 'Records'),
  satisfied: bilingual('满意', 'Satisfied'),
  average: bilingual('一般', 'Average'),
  dissatisfied: bilingual('不满意', 'Dissatisfied'),
  problems: bilingual('发现问题', 'Problems found'),
  needs: bilingual('后续需求', 'Further needs'),
} as const satisfies Readonly<Record<keyof FollowUpReport['figures'], Bilingual>>;

const number = bilingual('编号', 'No.');

/** G-06 to G-09: what customers think of each thing they are asked about. */
const answersOf = ({ report: { ratings, yes }, fieldOf }: Source): Block => ({
  kind: 'table',
  title: bilingual('评价', 'Ratings'),
  head: [bilingual('项目', 'Item'), bilingual('平均分（满分 5）', 'Mean of 5'), bilingual('回答数', 'Answers')],
  rows: [
    ...ratings.map(({ question, mean, answers }) => [inBoth(fieldOf(question)), String(mean ?? '—'), String(answers)]),
    ...yes.map(({ question, yes: agreed, answers }) => [
      inBoth(fieldOf(question)),
      `${agreed} 是 yes`,
      String(answers),
    ]),
  ],
});

/** G-16: 日报跟踪表. */
const callsOf = ({ report: { calls }, zone, nameOf, plateOf, wordOf, stageOf }: Source): Block => ({
  kind: 'table',
  title: bilingual('跟踪表', 'Calls'),
  head: [
    bilingual('时间', 'Time'),
    number,
    bilingual('车牌', 'Plate'),
    bilingual('回访人', 'Called by'),
    bilingual('结果', 'Result'),
    bilingual('进度', 'Stage'),
    bilingual('总体评价', 'Overall'),
  ],
  rows: calls.map(({ at, number: call, vehicle, by, reached, stage, overall }) => [
    localTime(zone, at),
    call,
    plateOf(vehicle) ?? '—',
    nameOf(by),
    wordOf(reached ? 'reached' : 'noAnswer').zh,
    stageOf(stage).zh,
    overall === null ? '—' : wordOf(overall).zh,
  ]),
});

/** G-24, G-43: what members say, and what was wrong and why. */
const wordsOf = ({ report: { members, problems }, fieldOf }: Source): readonly Block[] => [
  {
    kind: 'table',
    title: bilingual('会员意见', 'What members say'),
    head: [number, fieldOf('ownShortfalls'), fieldOf('othersStrengths'), fieldOf('suggestions')],
    rows: members.map(({ number: call, ownShortfalls, othersStrengths, suggestions }) => [
      call,
      ownShortfalls,
      othersStrengths,
      suggestions,
    ]),
  },
  {
    kind: 'table',
    title: bilingual('发现的问题', 'Problems found'),
    head: [number, bilingual('问题', 'Problem'), bilingual('原因', 'Cause')],
    rows: problems.map(({ number: call, words, cause }) => [call, words, cause ?? '—']),
  },
];

/** G-16, G-17, G-24: 《回访总结报告》 of the calls of these days. */
export function followUpReportPaper(source: Source): Paper {
  const { report, store, from, to, at, letterhead } = source;
  const figures = Object.entries(figureNames) as [keyof typeof figureNames, Bilingual][];
  return sealed({
    title: bilingual('回访总结报告', 'Report on follow-up calls'),
    number: `${store}-${from}-${to}`,
    letterhead,
    at,
    blocks: [
      {
        kind: 'fields',
        rows: [
          [bilingual('期间', 'Days'), `${from} – ${to}`],
          ...figures.map(([name, words]): [Bilingual, string] => [words, String(report.figures[name])]),
        ],
      },
      answersOf(source),
      callsOf(source),
      ...wordsOf(source),
      { kind: 'signatures', lines: [[bilingual('客户关系主管', 'Customer-service supervisor'), '']] },
    ],
    evidence: null,
  });
}
