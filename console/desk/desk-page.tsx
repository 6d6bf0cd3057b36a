import { Button, Flex, Segmented, Typography } from 'antd';
import { useState } from 'react';
import { Navigate, useNavigate } from 'react-router';
import { Picking } from '../parts/picking-list';
import { useMay, useMe } from '../shared/server/queries';
import type { DeskRow } from '../shared/server/replies';
import { ExportButton } from '../shared/exports/export-button';
import { Heading } from '../shared/shell/heading';
import { Loaded } from '../shared/shell/states';
import type { TextName } from '../shared/texts/texts';
import { useTexts } from '../shared/texts/use-texts';
import { ArrivalsToday } from './arrivals-today';
import { StoreFigures, WithoutWork } from './beside';
import { CarRow } from './car-row';
import { EmptyDesk } from './empty-desk';
import { IntakeTasks, useOpenIntake } from './intake-tasks';
import { deskKindOf, type DeskKind } from './kind';
import { PersonalRequestTasks, useOpenPersonalRequests } from './personal-request-tasks';
import { RoleRequests } from './role-requests';
import { TeamTasks } from './team-tasks';
import { useDesk } from './use-desk';

const isMine = ({ tasks, lines, answers }: DeskRow): boolean => tasks.length + lines.length + answers.length > 0;
/** Late first, then what is next; what waits for others last. */
const groups: readonly (readonly [TextName, (row: DeskRow) => boolean])[] = [
  ['deskLate', (row) => row.overdue],
  ['deskNext', (row) => !row.overdue && isMine(row)],
  ['deskUnassigned', (row) => !row.overdue && !isMine(row) && !row.own && row.unassigned],
  ['deskWaiting', (row) => !row.overdue && !isMine(row) && (row.own || !row.unassigned)],
];

/** The list of the parts counter shows these lines with their stock. */
const isFetched = ({ type, tasks }: DeskRow): boolean =>
  type === 'repairOrder' && tasks.length > 0 && tasks.every(({ what }) => what === 'issueParts');

function Rows({
  rows,
  nameOf,
}: {
  readonly rows: readonly DeskRow[];
  readonly nameOf: ReturnType<typeof useDesk>['nameOf'];
}) {
  const { t } = useTexts();
  return groups
    .map(([name, isIn]) => [name, rows.filter(isIn)] as const)
    .filter(([, some]) => some.length > 0)
    .map(([name, some]) => (
      <section key={name} aria-label={t(name)} data-group={name}>
        <Typography.Title level={2} className="desk-heading">
          {t(name)} · {some.length}
        </Typography.Title>
        <Flex vertical gap={8} role="list" aria-label={t(name)}>
          {some.map((row) => (
            <div role="listitem" key={row.number}>
              <CarRow row={row} name={nameOf(row.number)} />
            </div>
          ))}
        </Flex>
      </section>
    ));
}

function OwnDesk({ kind }: { readonly kind: DeskKind }) {
  const { t } = useTexts();
  const { desk, nameOf } = useDesk();
  const asked = useOpenPersonalRequests();
  const intake = useOpenIntake();
  return (
    <>
      {kind === 'advisor' && <ArrivalsToday />}
      {kind === 'manager' && <StoreFigures />}
      <RoleRequests />
      <PersonalRequestTasks items={asked} />
      <IntakeTasks items={intake} />
      <Loaded of={desk}>
        {({ items, withoutWork }) => {
          const rows = kind === 'parts' ? items.filter((row) => !isFetched(row)) : items;
          const isEmpty = items.length + asked.length + intake.length === 0;
          return (
            <>
              {withoutWork !== null && <WithoutWork people={withoutWork} />}
              {isEmpty && <EmptyDesk kind={kind} />}
              <Rows rows={rows} nameOf={nameOf} />
              {kind === 'parts' && items.length > 0 && (
                <section aria-label={t('pickingList')}>
                  <Typography.Title level={2} className="desk-heading">
                    {t('pickingList')}
                  </Typography.Title>
                  <Picking />
                </section>
              )}
            </>
          );
        }}
      </Loaded>
    </>
  );
}

/** The first page of everybody: what lies on the desk of their role, what is next, and one press for it. */
export function Page() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const roles = useMe().data?.roles ?? [];
  const leads = useMay('listTeamTasks');
  const mayOpen = useMay('repairOrder.open');
  const [whose, setWhose] = useState<'mine' | 'team'>('mine');
  const kind = deskKindOf(roles);
  if (kind === 'gate') return <Navigate to="/gate" replace />;
  return (
    <>
      <Heading text={t('desk')}>
        {leads && (
          <Segmented
            aria-label={t('viewOf')}
            options={[
              { value: 'mine' as const, label: t('myTasks') },
              { value: 'team' as const, label: t('teamTasks') },
            ]}
            value={whose}
            onChange={setWhose}
          />
        )}
        {whose === 'team' && <ExportButton what="teamTasks" />}
        {kind === 'advisor' && mayOpen && (
          <Button type="primary" onClick={() => void navigate('/repair-orders/new')}>
            {t('newOrder')}
          </Button>
        )}
      </Heading>
      <div className={`desk desk-${kind}`}>{whose === 'mine' ? <OwnDesk kind={kind} /> : <TeamTasks />}</div>
    </>
  );
}
