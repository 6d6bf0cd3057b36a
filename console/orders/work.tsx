import { Card, Flex, Grid, Table, Tag, Typography } from 'antd';
import { estimateTotal, linePrice } from '../../domain/repair-order/amounts';
import { yuan } from '../../domain/values/money';
import { usePeople } from '../shared/server/queries';
import type { OrderView } from '../shared/server/replies';
import { ActionsOf } from '../shared/shell/actions-of';
import { Part } from '../shared/shell/part';
import { Scroll } from '../shared/shell/scroll';
import { useTexts } from '../shared/texts/use-texts';
import { LineStatus, SupplyTag } from './line-status';
import { places } from './places';

type Line = OrderView['lines'][number] | NonNullable<OrderView['estimate']>['lines'][number];

/** A line as it is agreed; an estimate knows no more of it than work and price. */
const agreedOf = (order: OrderView, { lineId }: Line) => order.lines.find((line) => line.lineId === lineId);

const partsOf = ({ parts }: Line): string => parts.map(({ name, quantity }) => `${name} ×${quantity}`).join('，');

const technicians = (assigned: OrderView['lines'][number]['assigned'], nameOf: (id: string) => string): string =>
  assigned ? [assigned.lead, ...assigned.helpers].map(nameOf).join('，') : '';

function Named({ line: { work, payer } }: { readonly line: Line }) {
  const { value } = useTexts();
  return (
    <>
      {work} {payer !== undefined && payer !== 'customer' && <Tag>{value(payer)}</Tag>}
    </>
  );
}

function Status({ order, line }: { readonly order: OrderView; readonly line: Line }) {
  const agreed = agreedOf(order, line);
  if (!agreed) return null;
  return (
    <>
      <LineStatus status={agreed.status} />
      <SupplyTag supply={agreed.supply} />
    </>
  );
}

/** Beside each other on a desk. */
function LineTable({ order, rows }: { readonly order: OrderView; readonly rows: readonly Line[] }) {
  const { t, field, role } = useTexts();
  const nameOf = usePeople();
  return (
    <Scroll label={t('work')}>
      <Table<Line>
        size="small"
        rowKey="lineId"
        pagination={false}
        dataSource={[...rows]}
        onRow={({ lineId }) => ({ 'data-line': lineId }) as object}
        columns={[
          { title: t('work'), render: (_v, line) => <Named line={line} /> },
          { title: field('labourMinutes'), dataIndex: 'labourMinutes', align: 'right' },
          { title: t('labour'), render: (_v, line) => yuan(line.labour + (line.risk ?? 0)), align: 'right' },
          { title: t('parts'), render: (_v, line) => <span className="wrap">{partsOf(line)}</span> },
          {
            title: role('technician'),
            render: (_v, line) => technicians(agreedOf(order, line)?.assigned, nameOf),
          },
          { title: t('total'), render: (_v, line) => yuan(linePrice(line)), align: 'right' },
          { title: t('status'), render: (_v, line) => <Status order={order} line={line} /> },
          {
            key: 'handles',
            render: (_v, { lineId, work }) => <ActionsOf place={places.line} about={lineId} name={work} />,
          },
        ]}
      />
    </Scroll>
  );
}

/** Below each other on a phone, with targets for a gloved hand. */
function LineCards({ order, rows }: { readonly order: OrderView; readonly rows: readonly Line[] }) {
  const { t } = useTexts();
  const nameOf = usePeople();
  return (
    <Flex vertical gap={10} role="list" aria-label={t('work')}>
      {rows.map((line) => (
        <Card key={line.lineId} size="small" role="listitem" data-line={line.lineId} className="line-card">
          <Flex vertical gap={8}>
            <Typography.Text strong>
              <Named line={line} />
            </Typography.Text>
            <span>
              <Status order={order} line={line} /> {t('minutes', { n: line.labourMinutes })} · {yuan(linePrice(line))}
            </span>
            <Typography.Text type="secondary">
              {[partsOf(line), technicians(agreedOf(order, line)?.assigned, nameOf)].filter(Boolean).join(' · ')}
            </Typography.Text>
            <ActionsOf place={places.line} about={line.lineId} name={line.work} size="large" />
          </Flex>
        </Card>
      ))}
    </Flex>
  );
}

/** What is done on the car: each line with what can be done about it. */
export function Work({ order }: { readonly order: OrderView }) {
  const { t } = useTexts();
  const isRoomy = Grid.useBreakpoint().md ?? true;
  const { lines, estimate } = order;
  const rows: readonly Line[] = lines.length > 0 ? lines : (estimate?.lines ?? []);
  const { labour, parts, total } = estimateTotal({ lines: rows });
  return (
    <Part place={places.work} part="work">
      {rows.length > 0 && (
        <>
          {isRoomy ? <LineTable order={order} rows={rows} /> : <LineCards order={order} rows={rows} />}
          <Typography.Text strong>
            {t('labour')} {yuan(labour)} · {t('parts')} {yuan(parts)} · {t('total')} {yuan(total)}
          </Typography.Text>
        </>
      )}
    </Part>
  );
}
