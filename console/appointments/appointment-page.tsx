import { PrinterOutlined } from '@ant-design/icons';
import { Button, Col, Descriptions, Flex, Row, Tag, Typography } from 'antd';
import { Link, useParams } from 'react-router';
import { yuan } from '../../domain/values/money';
import { Presence } from '../shared/presence/presence';
import { useMay, usePeople, useProcess, useReadWhen } from '../shared/server/queries';
import type { AppointmentView } from '../shared/server/replies';
import { paperAddress } from '../shared/server/paper-address';
import { read } from '../shared/server/request';
import { AllCommands } from '../shared/shell/all-commands';
import { Deadlines, PassedDeadlines } from '../shared/shell/deadlines';
import { Heading } from '../shared/shell/heading';
import { useAddress, useMoment } from '../shared/shell/moment';
import { NextStep } from '../shared/shell/next-step';
import { OpenEscalations } from '../shared/shell/open-escalations';
import { Part } from '../shared/shell/part';
import { ProcessActions } from '../shared/shell/process-actions';
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
import { places } from './places';

/** Stages in which a time can be chosen. */
const stillToCome: readonly string[] = ['arranging', 'agreed', 'confirmed', 'noShow'];

/** Who comes with which car, and who sees to it. */
function Who({ appointment }: { readonly appointment: AppointmentView }) {
  const { t, value } = useTexts();
  const nameOf = usePeople();
  const { origin, channel, answeredInTime, advisor } = appointment;
  const allowed = useMay('readCustomer');
  const { data: customer } = useReadWhen(allowed, '/customers/{id}', { path: { id: appointment.customer.id } });
  const { data: car } = useReadWhen(allowed, '/vehicles/{id}', { path: { id: appointment.vehicle } });
  const items = [
    ...(customer
      ? [
          {
            key: 'customer',
            label: t('customer'),
            children: (
              <span>
                <Link to={`/customers/${customer.id}`}>{customer.name}</Link>{' '}
                <a href={`tel:${customer.phone}`}>{customer.phone}</a>
              </span>
            ),
          },
        ]
      : []),
    ...(car ? [{ key: 'car', label: t('plate'), children: `${car.plate} ${car.model}` }] : []),
    { key: 'origin', label: t('appointmentOrigin'), children: `${value(origin)} · ${value(channel)}` },
    { key: 'advisor', label: t('advisor'), children: nameOf(advisor) },
  ];
  return (
    <Part place={places.who} part="who">
      {answeredInTime === false && <Tag color="red">{t('lateAnswer')}</Tag>}
      <Descriptions size="small" column={1} items={items} />
    </Part>
  );
}

/** what is needed and done, when, and what is paid beforehand. */
function Planned({ appointment }: { readonly appointment: AppointmentView }) {
  const { t, field, value } = useTexts();
  const { need, job, slot, order, afterOrder, deposit, depositWanted } = appointment;
  const visits = [
    ['order', order],
    ['afterOrder', afterOrder],
  ] as const;
  return (
    <>
      <Part place={places.need} part="need">
        {need && `${need.salutation}: ${need.words}`}
      </Part>
      <Part place={places.job} part="job">
        {job &&
          `${value(job.bayKind)} · ${field('repairMinutes')} ${job.repairMinutes} · ${field('washMinutes')} ${job.washMinutes}`}
      </Part>
      <Part place={places.time} part="time">
        <Flex vertical gap={4}>
          {slot ? <LocalTime at={slot.startsAt} /> : <span>{t('noTimeYet')}</span>}
          {visits.map(([name, visit]) =>
            visit === undefined ? null : (
              <span key={name}>
                {field(name)} <Link to={`/repair-orders/${visit}`}>{visit}</Link>
              </span>
            ),
          )}
        </Flex>
      </Part>
      <Part place={places.deposit} part="deposit">
        {deposit ? (
          <>
            {yuan(deposit.amount)}{' '}
            <Tag color={deposit.receivedAt === undefined ? 'orange' : 'green'}>
              {t(deposit.receivedAt === undefined ? 'depositIsDue' : 'depositIsHere')}
            </Tag>
          </>
        ) : (
          depositWanted && <Tag color="orange">{t('depositAsked')}</Tag>
        )}
      </Part>
    </>
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
    <ProcessActions view={appointment} places={places} formDefaultsFor={formDefaultsFor}>
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
        <AllCommands />
      </Heading>
      <Flex vertical gap={12} style={{ marginBottom: 16 }}>
        <NextStep />
        <OpenEscalations of={appointment} place={places.escalations} />
      </Flex>
      <Row gutter={[16, 16]}>
        <Col xs={24} xl={9}>
          <Flex vertical gap={12}>
            <Who appointment={appointment} />
            <Planned appointment={appointment} />
            {isToCome && mayBook && <FreeTimes appointment={appointment} />}
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
    </ProcessActions>
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
