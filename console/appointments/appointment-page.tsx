import { PrinterOutlined } from '@ant-design/icons';
import { Button, Card, Col, Descriptions, Flex, Row, Tag, Typography } from 'antd';
import { Link, useParams } from 'react-router';
import { Presence } from '../shared/presence/presence';
import { useMay, useProcess, useReadWhen } from '../shared/server/queries';
import type { AppointmentView } from '../shared/server/replies';
import { paperAddress } from '../shared/server/paper-address';
import { read } from '../shared/server/request';
import { Actions } from '../shared/shell/actions';
import { Deadlines, PassedDeadlines } from '../shared/shell/deadlines';
import { Heading } from '../shared/shell/heading';
import { useAddress, useMoment } from '../shared/shell/moment';
import { ProofButton } from '../shared/shell/proof-button';
import { Loaded } from '../shared/shell/states';
import { Tabs } from '../shared/shell/tabs';
import { LocalTime } from '../shared/shell/time';
import { TimeTravel } from '../shared/shell/time-travel';
import { Timeline } from '../shared/shell/timeline';
import { useTexts } from '../shared/texts/use-texts';
import { ArrivalButton } from './arrival-button';
import { formDefaultsFor } from './form-defaults';
import { FreeTimes } from './free-times';

/** Stages in which a time can be chosen. */
const stillToCome: readonly string[] = ['arranging', 'agreed', 'confirmed', 'noShow'];

function Facts({ appointment }: { readonly appointment: AppointmentView }) {
  const { t, field, value } = useTexts();
  const { need, job, slot, origin, channel, order, afterOrder, depositWanted, answeredInTime } = appointment;
  const allowed = useMay('readCustomer');
  const { data: customer } = useReadWhen(allowed, '/customers/{id}', { path: { id: appointment.customer.id } });
  const { data: car } = useReadWhen(allowed, '/vehicles/{id}', { path: { id: appointment.vehicle } });
  const items = [
    { key: 'time', label: t('appointedTime'), children: slot ? <LocalTime at={slot.startsAt} /> : t('noTimeYet') },
    ...(customer
      ? [
          {
            key: 'customer',
            label: t('customer'),
            children: (
              <>
                <Link to={`/customers/${customer.id}`}>{customer.name}</Link>{' '}
                <a href={`tel:${customer.phone}`}>{customer.phone}</a>
              </>
            ),
          },
        ]
      : []),
    ...(car ? [{ key: 'car', label: t('plate'), children: `${car.plate} ${car.model}` }] : []),
    { key: 'origin', label: t('askedBy'), children: `${value(origin)} · ${value(channel)}` },
    ...(need ? [{ key: 'need', label: field('words'), children: `${need.salutation}: ${need.words}` }] : []),
    ...(job
      ? [
          {
            key: 'job',
            label: field('job'),
            children: `${value(job.bayKind)} · ${field('repairMinutes')} ${job.repairMinutes} · ${field('washMinutes')} ${job.washMinutes}`,
          },
        ]
      : []),
    ...(order === undefined
      ? []
      : [{ key: 'order', label: field('order'), children: <Link to={`/repair-orders/${order}`}>{order}</Link> }]),
    ...(afterOrder === undefined
      ? []
      : [
          {
            key: 'after',
            label: field('afterOrder'),
            children: <Link to={`/repair-orders/${afterOrder}`}>{afterOrder}</Link>,
          },
        ]),
  ];
  return (
    <Card size="small">
      {depositWanted && <Tag color="orange">{t('depositAsked')}</Tag>}
      {answeredInTime === false && <Tag color="red">{t('lateAnswer')}</Tag>}
      <Descriptions size="small" column={1} items={items} />
    </Card>
  );
}

function Appointed({ appointment }: { readonly appointment: AppointmentView }) {
  const { t, stage } = useTexts();
  const [address, setAddress] = useAddress();
  const moment = useMoment();
  const mayBook = useMay('appointment.book');
  const mayReceive = useMay('appointment.arrive');
  const mayPrint = useMay('appointment.print');
  const mayProve = useMay('appointment.exportProof');
  const mayRead = useMay('appointment.listEvents');
  const { number, formText } = appointment;
  const isToCome = moment === undefined && stillToCome.includes(appointment.stage);
  return (
    <>
      <Heading text={`${t('appointments')} ${number}`}>
        <Tag color="blue">{stage(appointment.stage)}</Tag>
        <Presence number={number} />
        {isToCome && mayReceive && appointment.need && <ArrivalButton number={number} />}
        {mayPrint && formText && (
          <Button
            icon={<PrinterOutlined />}
            href={paperAddress(`/appointments/${number}/documents/form.pdf`, moment)}
            target="_blank"
          >
            {t('printForm')}
          </Button>
        )}
        {mayProve && moment === undefined && <ProofButton address={`/appointments/${number}`} />}
      </Heading>
      <Row gutter={[16, 16]}>
        <Col xs={24} xl={9}>
          <Flex vertical gap={16}>
            <Facts appointment={appointment} />
            {isToCome && mayBook && <FreeTimes appointment={appointment} />}
            <Actions view={appointment} formDefaultsFor={formDefaultsFor} />
          </Flex>
        </Col>
        <Col xs={24} xl={15}>
          <Tabs
            label={number}
            active={address.get('tab') ?? 'form'}
            onChange={(tab) => setAddress({ tab })}
            items={[
              {
                key: 'form',
                label: t('whatIsSigned'),
                children: (
                  <Typography.Paragraph data-both-languages style={{ whiteSpace: 'pre-wrap' }}>
                    {formText ?? '—'}
                  </Typography.Paragraph>
                ),
              },
              {
                key: 'deadlines',
                label: t('deadlines'),
                children: (
                  <>
                    <PassedDeadlines passedDeadlines={appointment.passedDeadlines} />
                    <Deadlines deadlines={appointment.deadlines} />
                  </>
                ),
              },
              ...(mayRead ? [{ key: 'timeline', label: t('timeline'), children: <Timeline number={number} /> }] : []),
            ]}
          />
        </Col>
      </Row>
    </>
  );
}

export function Page() {
  const { number = '' } = useParams();
  const mayChoose = useMay('appointment.listEvents');
  const appointment = useProcess(number, useMoment(), (query, signal) =>
    read('/appointments/{number}', { path: { number }, query }, signal),
  );
  return (
    <TimeTravel key={number} number={number} mayChoose={mayChoose}>
      <Loaded of={appointment}>{(view) => <Appointed appointment={view} />}</Loaded>
    </TimeTravel>
  );
}
