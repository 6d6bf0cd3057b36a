import { Flex, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import type { Stage } from '../../domain/follow-up/stage';
import { ExportButton } from '../shared/exports/export-button';
import type { Schema } from '../shared/server/contract';
import { useMay, useMe, usePeople, useRead } from '../shared/server/queries';
import { CarCell, CustomerCell, NextCell } from '../shared/shell/case-cells';
import { useCaseCustomers } from '../shared/shell/case-customers';
import { CaseTable } from '../shared/shell/case-table';
import { ON } from '../shared/shell/filters';
import { FilterBar } from '../shared/shell/filter-bar';
import { Heading } from '../shared/shell/heading';
import { LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';
import { ANY, FollowUpFilters, OPEN, useFollowUpFilters } from './follow-up-filters';
import { NextCustomer } from './next-customer';
import { useWishText } from './wish';

type Row = Schema<'FollowUpRow'>;

/** Where it stands, and whether the customer may be called at this hour. */
function Standing({ row }: { readonly row: Row }) {
  const { t, stage } = useTexts();
  return (
    <Flex gap={4} wrap>
      <Tag color="blue">{stage(row.stage)}</Tag>
      {row.priority === 'member' && <Tag color="gold">{t('member')}</Tag>}
      {row.overdue && <Tag color="red">{t('late')}</Tag>}
      {row.stage === 'due' && (
        <Tag color={row.mayCallNow ? 'green' : 'orange'}>{t(row.mayCallNow ? 'mayCall' : 'mayNotCall')}</Tag>
      )}
    </Flex>
  );
}

/** G-04: when the customer wants to be called, and how often that was tried. */
function Wish({ row: { bookedAt, wish, attempts } }: { readonly row: Row }) {
  const { t } = useTexts();
  const wishText = useWishText();
  return (
    <Flex vertical gap={2}>
      {bookedAt !== null && <LocalTime at={bookedAt} />}
      {bookedAt === null && wish !== null && <span>{wishText(wish)}</span>}
      {attempts > 0 && <Typography.Text type="secondary">{t('attempts', { n: attempts })}</Typography.Text>}
    </Flex>
  );
}

/** G-02, G-18: who is to be called, what is late first, then members; of a day on which cars left, all of them. */
export function Page() {
  const { t, field } = useTexts();
  const nameOf = usePeople();
  const me = useMe().data?.id;
  const mayReport = useMay('followUp.readReport');
  const [{ of, stage, late, leftOn, q }] = useFollowUpFilters();
  const narrowed = {
    lateFirst: true,
    ...(stage === OPEN && { open: true }),
    ...(stage !== OPEN && stage !== ANY && { stage: stage as Stage }),
    ...(late === ON && { late: true }),
    ...(leftOn && { leftOn }),
    ...(q && { q }),
    ...(of === 'mine' && me !== undefined && { specialist: me }),
  };
  const query = useRead('/follow-ups', { query: { limit: 100, ...narrowed } });
  const rows = query.data?.items ?? [];
  const customerOf = useCaseCustomers(rows.map(({ number }) => number));
  return (
    <>
      <Heading text={t('followUps')}>
        {mayReport && <Link to="/follow-up-report">{t('followUpReport')}</Link>}
        <ExportButton what="followUps" filter={narrowed} />
        <NextCustomer />
      </Heading>
      <FilterBar>
        <FollowUpFilters />
      </FilterBar>
      <CaseTable<Row>
        none={t('noCaseCalls')}
        label={t('followUps')}
        loading={query.isPending}
        rows={rows}
        columns={[
          {
            title: t('customer'),
            render: ({ number }) => <CustomerCell number={number} customer={customerOf(number)} />,
          },
          {
            title: t('car'),
            render: ({ plate, model, leftAt }) => (
              <CarCell plate={plate} model={model}>
                {t('leftOn')} <LocalTime at={leftAt} />
              </CarCell>
            ),
          },
          { title: t('stage'), render: (row) => <Standing row={row} /> },
          { title: field('specialist'), render: ({ specialist }) => specialist && nameOf(specialist) },
          { title: t('nextUntil'), render: ({ next, dueAt }) => <NextCell next={next} dueAt={dueAt} /> },
          { title: t('wish'), render: (row) => <Wish row={row} /> },
        ]}
      />
    </>
  );
}
