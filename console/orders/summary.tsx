import { Card, Descriptions, Flex, Table, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import { yuan } from '../../domain/values/money';
import { Changed } from './corrections';
import { estimateTotal, linePrice } from '../../domain/repair-order/amounts';
import { useMay, usePeople, useReadWhen } from '../shared/server/queries';
import type { OrderView } from '../shared/server/replies';
import { Scroll } from '../shared/shell/scroll';
import { useBays, useTeams } from '../shared/server/store-lists';
import { LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';
import { Promised, Uncollected } from './promise';
import { Accounts } from './accounts';
import { Maintenance } from './maintenance';
import { Told } from './told';

/** Whose car it is, as far as the reader's role needs it (M-03, L-39); the driver is told where to go. */
function Customer({ order }: { readonly order: OrderView }) {
  const { t } = useTexts();
  const whole = order.view === 'whole' ? order : undefined;
  const allowed = useMay('readCustomer') && whole !== undefined;
  const { data } = useReadWhen(allowed, '/customers/{id}', { path: { id: whole?.customer.id ?? '' } });
  const known = data ?? (order.view === 'work' ? order.contact : undefined);
  return (
    <span>
      {whole && data ? <Link to={`/customers/${data.id}?vehicle=${whole.vehicle.id}`}>{data.name}</Link> : known?.name}{' '}
      {known && <a href={`tel:${known.phone}`}>{known.phone}</a>}{' '}
      {order.customer.goldCard && <Tag color="gold">{t('goldCard')}</Tag>}
    </span>
  );
}

function Car({ order }: { readonly order: OrderView }) {
  const { t, field, language } = useTexts();
  const nameOf = usePeople();
  const teams = useTeams();
  const bays = useBays();
  const { checklistProfile } = order;
  const { firstContact, contactOpen } = order.view === 'whole' ? order : {};
  const allowed = useMay('readCustomer');
  const tellsCustomer = allowed || order.customer.goldCard || (order.view === 'work' && order.contact !== null);
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, md: 2, xl: 3 }}
      items={[
        { key: 'plate', label: t('plate'), children: <span className="plate">{order.plate}</span> },
        { key: 'model', label: t('model'), children: order.model },
        ...(tellsCustomer ? [{ key: 'customer', label: t('customer'), children: <Customer order={order} /> }] : []),
        ...(checklistProfile
          ? [{ key: 'job', label: field('checklistProfile'), children: checklistProfile[language] }]
          : []),
        {
          key: 'advisor',
          label: t('advisor'),
          children: contactOpen ? <Tag color="orange">{t('nobodyTookOver')}</Tag> : nameOf(order.advisor),
        },
        ...(firstContact === undefined
          ? []
          : [{ key: 'first', label: t('firstAddressed'), children: nameOf(firstContact) }]),
        { key: 'team', label: t('team'), children: order.teams.map(teams.nameOf).join(', ') || '—' },
        ...(order.bay === undefined ? [] : [{ key: 'bay', label: field('bay'), children: bays.nameOf(order.bay) }]),
        {
          key: 'odometer',
          label: t('odometer'),
          children: `${order.intake?.odometer ?? order.vehicle.lastOdometer} km`,
        },
      ]}
    />
  );
}

function ExtraItemCard({ item }: { readonly item: OrderView['extraItems'][number] }) {
  const { t, value } = useTexts();
  const { finding, line, delayMinutes, answer, answeredAt } = item;
  return (
    <Card
      size="small"
      style={{ flex: '1 1 16rem' }}
      title={line.work}
      extra={
        <Tag color={answer === undefined ? 'orange' : answer === 'approved' ? 'green' : 'default'}>
          {answer === undefined ? t('unanswered') : value(answer)}
        </Tag>
      }
    >
      <p>{finding}</p>
      <Typography.Text strong>{yuan(linePrice(line))}</Typography.Text> · {t('delay')}{' '}
      {t('minutes', { n: delayMinutes })}
      {answeredAt !== undefined && (
        <Typography.Paragraph type="secondary" style={{ margin: 0 }}>
          <LocalTime at={answeredAt} />
        </Typography.Paragraph>
      )}
    </Card>
  );
}

const technicians = (assigned: OrderView['lines'][number]['assigned'], nameOf: (id: string) => string): string =>
  assigned ? [assigned.lead, ...assigned.helpers].map(nameOf).join('，') : '';

function Work({ order }: { readonly order: OrderView }) {
  const { t, field, role, value } = useTexts();
  const nameOf = usePeople();
  const { lines, estimate } = order;
  const rows = lines.length > 0 ? lines : (estimate?.lines ?? []);
  const { labour, parts, total } = estimateTotal({ lines: rows });
  return (
    <>
      <Scroll label={t('work')}>
        <Table
          size="small"
          rowKey="lineId"
          pagination={false}
          dataSource={[...rows]}
          columns={[
            {
              title: t('work'),
              render: (_v, line) => (
                <>
                  {line.work} {line.payer !== undefined && line.payer !== 'customer' && <Tag>{value(line.payer)}</Tag>}
                </>
              ),
            },
            { title: field('labourMinutes'), dataIndex: 'labourMinutes', align: 'right' },
            { title: t('labour'), render: (_v, line) => yuan(line.labour + (line.risk ?? 0)), align: 'right' },
            {
              title: t('parts'),
              render: (_v, line) => (
                <span className="wrap">
                  {line.parts.map(({ name, quantity }) => `${name} ×${quantity}`).join('，')}
                </span>
              ),
            },
            {
              title: role('technician'),
              render: (_v, { lineId }) => technicians(lines.find((line) => line.lineId === lineId)?.assigned, nameOf),
            },
            { title: t('total'), render: (_v, line) => yuan(linePrice(line)), align: 'right' },
            {
              title: t('status'),
              render: (_v, line) =>
                'status' in line ? (
                  <>
                    <LineStatus status={String(line.status)} />
                    <SupplyTag supply={lines.find(({ lineId }) => lineId === line.lineId)?.supply} />
                  </>
                ) : (
                  ''
                ),
            },
          ]}
        />
      </Scroll>
      <Typography.Text strong>
        {t('labour')} {yuan(labour)} · {t('parts')} {yuan(parts)} · {t('total')} {yuan(total)}
      </Typography.Text>
    </>
  );
}

const statusWords: Readonly<Record<string, { readonly zh: string; readonly en: string; readonly color: string }>> = {
  authorised: { zh: '已授权', en: 'authorised', color: 'default' },
  started: { zh: '施工中', en: 'started', color: 'blue' },
  done: { zh: '已完工', en: 'done', color: 'green' },
  cancelled: { zh: '已取消', en: 'cancelled', color: 'red' },
};
function LineStatus({ status }: { readonly status: string }) {
  const { language } = useTexts();
  const words = statusWords[status];
  return <Tag color={words?.color ?? 'default'}>{words?.[language] ?? status}</Tag>;
}

const supplyTexts = {
  reserved: ['supplyReserved', 'green'],
  short: ['supplyShort', 'red'],
  backOrdered: ['supplyBackOrdered', 'orange'],
  issued: ['supplyIssued', 'default'],
} as const;
function SupplyTag({ supply }: { readonly supply: OrderView['lines'][number]['supply'] }) {
  const { t } = useTexts();
  if (!supply) return null;
  const [word, colour] = supplyTexts[supply.state];
  return (
    <Tag color={colour}>
      {t(word)}
      {supply.state === 'backOrdered' && supply.expectedDay !== undefined && (
        <> · {t('expectedOn', { day: supply.expectedDay })}</>
      )}
    </Tag>
  );
}

/** The car may leave for now, or is away. */
function LeaveCard({ leave }: { readonly leave: OrderView['leave'] }) {
  const { t } = useTexts();
  if (!leave) return null;
  return (
    <Card size="small" title={t('leaveTitle')}>
      {t('backOn')} {leave.invited?.day ?? leave.returnDay} · {t('leaveOwed')} {yuan(leave.owed)}
      {leave.pass && (
        <>
          {' '}
          · {t('leavePass')} {leave.pass.number}
        </>
      )}
    </Card>
  );
}

/** The whole visit at a glance. */
export function Summary({ order }: { readonly order: OrderView }) {
  const { t, stage } = useTexts();
  return (
    <Flex vertical gap={16}>
      <Car order={order} />
      {order.needs.length > 0 && (
        <Card size="small" title={t('needs')}>
          {order.needs.map(({ needId, words }) => (
            <p key={needId} style={{ margin: 0 }}>
              「{words}」
            </p>
          ))}
        </Card>
      )}
      {order.view === 'work' && order.reworkWords !== null && (
        <Card size="small" title={t('reworkWords')}>
          <p style={{ margin: 0 }}>「{order.reworkWords}」</p>
        </Card>
      )}
      <Promised order={order} />
      <Uncollected pickup={order.pickup} />
      <LeaveCard leave={order.leave} />
      <Told order={order} />
      {(order.lines.length > 0 || order.estimate) && <Work order={order} />}
      {order.extraItems.length > 0 && (
        <section aria-label={t('extraItems')}>
          <Typography.Title level={2} style={{ fontSize: '1.1rem' }}>
            {t('extraItems')}
          </Typography.Title>
          <Flex gap={12} wrap>
            {order.extraItems.map((item) => (
              <ExtraItemCard key={item.itemId} item={item} />
            ))}
          </Flex>
        </section>
      )}
      <Changed order={order} />
      {order.view === 'whole' && <Accounts order={order} />}
      {order.view === 'whole' && <Maintenance order={order} />}
      {order.view === 'whole' && order.complaints && order.complaints.length > 0 && (
        <Card size="small" title={t('complaintsAbout')}>
          {order.complaints.map((complaint) => (
            <p key={complaint.number} style={{ margin: 0 }}>
              <Link to={`/complaints/${complaint.number}`}>{complaint.number}</Link> {stage(complaint.stage)}
            </p>
          ))}
        </Card>
      )}
    </Flex>
  );
}
