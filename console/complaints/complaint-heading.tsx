import { Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useMay, useReadWhen } from '../shared/server/queries';
import type { ComplaintOutline, ComplaintView } from '../shared/server/replies';
import { Presence } from '../shared/presence/presence';
import { useCaseCustomers } from '../shared/shell/case-customers';
import { Heading } from '../shared/shell/heading';
import { LevelTag } from '../shared/shell/level-tag';
import { useTexts } from '../shared/texts/use-texts';

/** Who complains, about which car, what kind of matter it is and where it stands. */
export function ComplaintHeading({
  complaint,
  children,
}: {
  readonly complaint: ComplaintView | ComplaintOutline;
  readonly children?: ReactNode;
}) {
  const { t, stage, value } = useTexts();
  const { number, kind } = complaint;
  const vehicle = complaint.view === 'brief' ? undefined : complaint.vehicle;
  const level = complaint.view === 'brief' ? 0 : complaint.level;
  const flags = complaint.view === 'whole' ? complaint.flags.filter(({ cleared }) => !cleared) : [];
  const customer = useCaseCustomers([number])(number);
  const mayReadCar = useMay('readVehicle') && vehicle !== undefined;
  const car = useReadWhen(mayReadCar, '/vehicles/{id}', { path: { id: vehicle ?? '' } }).data;
  const name = [customer?.name, car?.plate, car?.model].filter(Boolean).join(' · ');
  return (
    <Heading text={name || t(kind)}>
      <Typography.Text type="secondary" copyable={{ text: number, tooltips: false }} data-part="number">
        <span className="number">{number}</span>
      </Typography.Text>
      {name !== '' && <Tag>{t(kind)}</Tag>}
      <Tag color="blue">{stage(complaint.stage)}</Tag>
      <LevelTag level={level} />
      {flags.map(({ flag }) => (
        <Tag key={flag} color="volcano">
          {value(flag)}
        </Tag>
      ))}
      {complaint.view !== 'brief' && <Presence number={number} />}
      {children}
    </Heading>
  );
}
