import { PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Segmented, Tag, Typography } from 'antd';
import dayjs from 'dayjs';
import { useNavigate, useSearchParams } from 'react-router';
import { DayInput } from '../shared/forms/controls';
import { useMay, useRead } from '../shared/server/queries';
import type { ArrivalRow } from '../shared/server/replies';
import { ExportButton } from '../shared/exports/export-button';
import { Heading } from '../shared/shell/heading';
import { Loaded } from '../shared/shell/states';
import { atStore } from '../shared/shell/store-time';
import { useNow } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';
import { ArrivalCard } from './arrival-card';

const daysShown = { oneDay: 1, threeDays: 3, sevenDays: 7 } as const;
type Shown = keyof typeof daysShown;

const dayOf = ({ startsAt, noShowAt, arrivedAt }: ArrivalRow): string =>
  atStore(startsAt ?? noShowAt ?? arrivedAt ?? Date.now()).format('YYYY-MM-DD');
/** Late first, then those to come, then those who are here. */
const groups = {
  lateGroup: ({ late, stage }: ArrivalRow) => late || stage === 'noShow',
  expectedGroup: ({ late, stage }: ArrivalRow) => !late && stage !== 'noShow' && stage !== 'arrived',
  arrivedGroup: ({ stage }: ArrivalRow) => stage === 'arrived',
} as const;
type Group = keyof typeof groups;

function DayOfArrivals({ date, rows }: { readonly date: string; readonly rows: readonly ArrivalRow[] }) {
  const { t } = useTexts();
  const mayReceive = useMay('appointment.arrive');
  return (
    <section aria-label={date}>
      <Typography.Title level={2} style={{ fontSize: '1.15rem' }}>
        {dayjs(date).format('YYYY-MM-DD dddd')}
      </Typography.Title>
      {(Object.keys(groups) as Group[])
        .map((group) => [group, rows.filter(groups[group])] as const)
        .filter(([, own]) => own.length > 0)
        .map(([group, own]) => (
          <div key={group} style={{ marginBottom: 16 }} data-group={group}>
            <Typography.Title level={3} style={{ fontSize: '1rem' }}>
              {t(group)} · {own.length}
            </Typography.Title>
            <div className="tiles">
              {own.map((row) => (
                <ArrivalCard key={row.number} row={row} mayReceive={mayReceive} />
              ))}
            </div>
          </div>
        ))}
    </section>
  );
}

/** B-01: whom the reception expects, what each needs, and one press when the car is here. */
export function Page() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const [address, setAddress] = useSearchParams();
  const mayOpen = useMay('appointment.open');
  const today = atStore(useNow(60_000)).format('YYYY-MM-DD');
  const from = address.get('day') ?? today;
  const shown = (address.get('days') ?? 'oneDay') as Shown;
  const arrivals = useRead('/arrivals', { query: { from, days: daysShown[shown] ?? 1 } });
  const set = (next: { readonly day?: string; readonly days?: Shown }): void =>
    setAddress({ day: from, days: shown, ...next }, { replace: true });
  return (
    <>
      <Heading text={t('arrivals')}>
        <div style={{ width: 140 }}>
          <DayInput label={t('day')} value={from} onChange={(day) => day && set({ day })} />
        </div>
        <Segmented
          aria-label={t('daysShown')}
          value={shown}
          options={(Object.keys(daysShown) as Shown[]).map((one) => ({ value: one, label: t(one) }))}
          onChange={(chosen) => set({ days: chosen })}
        />
        <ExportButton what="arrivals" filter={{ from, days: daysShown[shown] ?? 1 }} />
        {mayOpen && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate('/appointments/new')}>
            {t('bookVisit')}
          </Button>
        )}
      </Heading>
      <Loaded of={arrivals}>
        {({ items }) => {
          const count = (group: Group): number => items.filter(groups[group]).length;
          const dates = [...new Set(items.map(dayOf))].toSorted();
          return (
            <Flex vertical gap={12}>
              <Flex gap={6} wrap role="status">
                <Tag color="blue">{t('arrivalsToday', { n: count('expectedGroup') })}</Tag>
                <Tag color={count('lateGroup') > 0 ? 'red' : 'green'}>{t('lateCount', { n: count('lateGroup') })}</Tag>
                <Tag color="green">{t('arrivedCount', { n: count('arrivedGroup') })}</Tag>
              </Flex>
              {dates.length === 0 && <Typography.Text type="secondary">{t('nobodyArrives')}</Typography.Text>}
              {dates.map((date) => (
                <DayOfArrivals key={date} date={date} rows={items.filter((row) => dayOf(row) === date)} />
              ))}
            </Flex>
          );
        }}
      </Loaded>
    </>
  );
}
