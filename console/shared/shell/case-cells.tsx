import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Schema } from '../server/contract';
import { pageOfNumber } from '../server/processes';
import { usePeople } from '../server/queries';
import { useTexts } from '../texts/use-texts';
import type { CustomerOfCase } from './case-customers';
import { Due, LocalTime } from './time';

/** H-43: what is done next, and by whom: a person, or whoever has one of these roles. */
function WhoseNext({ next: { command: name, roles, person } }: { readonly next: Schema<'NextStep'> }) {
  const { t, command, role } = useTexts();
  const nameOf = usePeople();
  return (
    <span>
      {command(name)} · {person === null ? roles.map(role).join(t('listComma')) : nameOf(person)}
    </span>
  );
}

/** The same with its time, and how long that is. */
export function NextCell({
  next,
  dueAt,
}: {
  readonly next: Schema<'NextStep'> | null | undefined;
  /** What time brings where nobody has a task. */
  readonly dueAt: string | null;
}) {
  const until = next ? next.dueAt : dueAt;
  return (
    <Flex vertical gap={2}>
      {next && <WhoseNext next={next} />}
      <span>
        {until !== null && (
          <>
            <LocalTime at={until} /> ·{' '}
          </>
        )}
        <Due at={until} />
      </span>
    </Flex>
  );
}

/** Who it is, how to reach them, and the number by which they ask for it; the name leads to the page. */
export function CustomerCell({
  number,
  customer,
}: {
  readonly number: string;
  readonly customer: CustomerOfCase | undefined;
}) {
  return (
    <Flex vertical gap={2}>
      <Link to={pageOfNumber(number)} data-case={number}>
        <strong>{customer?.name ?? number}</strong>
      </Link>
      {customer?.phone != null && <a href={`tel:${customer.phone}`}>{customer.phone}</a>}
      {customer && (
        <Typography.Text type="secondary" className="number">
          {number}
        </Typography.Text>
      )}
    </Flex>
  );
}

export function CarCell({
  plate,
  model,
  children,
}: {
  readonly plate: string | null;
  readonly model: string | null;
  readonly children?: ReactNode;
}) {
  return (
    <Flex vertical gap={2}>
      {plate === null ? (
        <Typography.Text type="secondary">—</Typography.Text>
      ) : (
        <>
          <span className="plate">{plate}</span>
          <Typography.Text type="secondary">{model}</Typography.Text>
        </>
      )}
      {children && <Typography.Text type="secondary">{children}</Typography.Text>}
    </Flex>
  );
}
