import { bilingual } from '../../../domain/values/bilingual';
import { Page } from '../../dashboard/dashboard-page';
import type { Schema } from '../../shared/server/contract';
import { Chart } from '../../shared/shell/chart';
import { dayStart } from '../../shared/shell/store-time';
import { useTexts } from '../../shared/texts/use-texts';
import { dayIn, inMinutes } from '../data';
import { known, type Known, type Story } from '../story';

type Figure = Schema<'DashboardFigure'>;
const days = [-6, -5, -4, -3, -2, -1, 0].map(dayIn);

const figure = (name: Figure['figure'], more: Omit<Figure, 'figure' | 'requirements'>): Figure => ({
  figure: name,
  requirements: [],
  ...more,
});

const shown: Schema<'Dashboard'> = {
  range: 'today',
  from: days[0]!,
  to: days.at(-1)!,
  compared: { from: dayIn(-13), to: dayIn(-7) },
  asOf: inMinutes(0),
  parts: { by: 'day', from: days },
  figures: [
    figure('revenue', {
      group: 'money',
      unit: 'fen',
      better: 'more',
      value: 4_812_050,
      sum: 4_812_050,
      cases: 31,
      previous: { value: 4_100_000, sum: 4_100_000, cases: 28 },
      trend: [510_000, 720_000, 640_000, null, 880_000, 1_020_000, 1_042_050],
    }),
    figure('discount', {
      group: 'money',
      unit: 'fen',
      better: 'less',
      value: 96_000,
      sum: 96_000,
      cases: 5,
      previous: { value: 40_000, sum: 40_000, cases: 2 },
      trend: [0, 0, 0, 0, 0, 0, 0],
    }),
    figure('promiseKept', {
      group: 'onTime',
      unit: 'share',
      better: 'more',
      value: 92,
      sum: 23,
      cases: 25,
      previous: { value: null, sum: 0, cases: 0 },
      trend: [90, 95, 88, 100, 92, 91, 92],
    }),
  ],
};

const knows: readonly Known[] = [
  known('/dashboard', { query: { range: 'today' } }, shown),
  known('/exports/lists', undefined, { items: [{ what: 'dashboard', most: 50_000 }] }),
  { key: ['/overdue'], reply: { tasks: { serviceAdvisor: 2 }, unacknowledged: 1 } },
  { key: ['/forecast', { query: { hours: 4 } }], reply: { total: 0 } },
];

function Bars({ counts }: { readonly counts: readonly (number | null)[] }) {
  const { t } = useTexts();
  return (
    <Chart
      label={t('dashboard')}
      times={days.map((day) => dayStart(day).valueOf() / 1_000)}
      counts={counts}
      format="MM-DD"
    />
  );
}

export const figures: Story = {
  name: 'figures',
  title: bilingual('指标与图表', 'Figures and charts'),
  states: [
    { title: bilingual('指标卡片', 'As tiles'), knows, view: () => <Page /> },
    { title: bilingual('指标列表', 'As a table'), knows, address: '/?as=table', view: () => <Page /> },
    { title: bilingual('图表', 'Chart'), view: () => <Bars counts={[3, 5, 2, null, 8, 6, 4]} /> },
  ],
};
