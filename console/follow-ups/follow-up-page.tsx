import { PrinterOutlined } from '@ant-design/icons';
import { Button, Col, Flex, Row, Tag, Typography } from 'antd';
import { useParams } from 'react-router';
import { CustomerPast, InformationCard } from './beside-call';
import { Script, WhatTheySaid, WhomToCall } from './call-parts';
import { CallCorrections } from './call-corrections';
import { CallRecord, recordOf } from './call-record';
import { formDefaultsFor } from './form-defaults';
import { NextCustomer } from './next-customer';
import { places } from './places';
import { useMay, useMe, useProcess, useReadWhen } from '../shared/server/queries';
import type { FollowUpView } from '../shared/server/replies';
import { paperAddress } from '../shared/server/paper-address';
import { read } from '../shared/server/request';
import { AllCommands } from '../shared/shell/all-commands';
import { Deadlines, PassedDeadlines } from '../shared/shell/deadlines';
import { Presence } from '../shared/presence/presence';
import { Heading } from '../shared/shell/heading';
import { useAddress, useMoment } from '../shared/shell/moment';
import { NextStep } from '../shared/shell/next-step';
import { offersOf } from '../shared/shell/offers';
import { OpenEscalations } from '../shared/shell/open-escalations';
import { ProcessActions } from '../shared/shell/process-actions';
import { ProofButton } from '../shared/shell/proof-button';
import { Loaded } from '../shared/shell/states';
import { Tabs } from '../shared/shell/tabs';
import { TimeTravel } from '../shared/shell/time-travel';
import { Timeline } from '../shared/shell/timeline';
import { useTexts } from '../shared/texts/use-texts';

/** G-14, G-17: the printed forms of a follow-up, as the API names them. */
const papers = {
  record: { zh: '回访记录表', en: 'Follow-up record' },
  'quick-handling': { zh: '快速处理表', en: 'Quick-handling form' },
} as const;

function Papers({ number }: { readonly number: string }) {
  const { language } = useTexts();
  const moment = useMoment();
  const mayPrint = useMay('followUp.print');
  const mayProve = useMay('followUp.exportProof') && moment === undefined;
  return (
    <Flex gap={8} wrap>
      {mayPrint &&
        Object.entries(papers).map(([name, words]) => (
          <Button
            key={name}
            icon={<PrinterOutlined />}
            href={paperAddress(`/follow-ups/${number}/documents/${name}.pdf`, moment)}
            target="_blank"
          >
            {words[language]}
          </Button>
        ))}
      {mayProve && <ProofButton address={`/follow-ups/${number}`} />}
    </Flex>
  );
}

/** What is looked up during the call: the card and the car, what was before, and the times. */
function BesideCall({ followUp }: { readonly followUp: FollowUpView }) {
  const { t } = useTexts();
  const [address, setAddress] = useAddress();
  const mayRead = useMay('followUp.listEvents');
  const prints = [useMay('followUp.print'), useMay('followUp.exportProof')];
  return (
    <Tabs
      label={followUp.number}
      active={address.get('tab') ?? 'history'}
      onChange={(tab) => setAddress({ tab })}
      items={[
        { key: 'history', label: t('visits'), children: <CustomerPast customer={followUp.customer.id} /> },
        { key: 'card', label: t('informationCard'), children: <InformationCard followUp={followUp} /> },
        {
          key: 'deadlines',
          label: t('deadlines'),
          children: (
            <>
              <PassedDeadlines passedDeadlines={followUp.passedDeadlines} />
              <Deadlines deadlines={followUp.deadlines} />
            </>
          ),
        },
        ...(prints.includes(true)
          ? [{ key: 'papers', label: t('papers'), children: <Papers number={followUp.number} /> }]
          : []),
        ...(mayRead
          ? [{ key: 'timeline', label: t('timeline'), children: <Timeline number={followUp.number} /> }]
          : []),
      ]}
    />
  );
}

function Call({ followUp }: { readonly followUp: FollowUpView }) {
  const { t, stage } = useTexts();
  const moment = useMoment();
  const [address, setAddress] = useAddress();
  const roles = useMe().data?.roles ?? [];
  const [mayKnow, mayReadCar] = [useMay('readCustomer'), useMay('readVehicle')];
  const { number } = followUp;
  const customer = useReadWhen(mayKnow, '/customers/{id}', { path: { id: followUp.customer.id } }).data;
  const car = useReadWhen(mayReadCar, '/vehicles/{id}', { path: { id: followUp.vehicle } }).data;
  const name = [customer?.name, car?.plate, car?.model].filter(Boolean).join(' · ');
  const offers = offersOf(followUp.actions, roles, (command) => formDefaultsFor(command, followUp));
  const record = moment === undefined ? recordOf(offers)?.action.command : undefined;
  const tab = address.get('tab');
  const goToRecord = (command: string): void => setAddress({ ...(tab !== null && { tab }), do: command });
  return (
    <ProcessActions
      view={followUp}
      places={places}
      formDefaultsFor={formDefaultsFor}
      {...(record !== undefined && { elsewhere: { [record]: () => goToRecord(record) } })}
    >
      <Heading text={name || t('followUps')}>
        <Typography.Text type="secondary" copyable={{ text: number, tooltips: false }} data-part="number">
          <span className="number">{number}</span>
        </Typography.Text>
        <Tag color="blue">{stage(followUp.stage)}</Tag>
        <Presence number={number} />
        {followUp.priority === 'member' && <Tag color="gold">{t('member')}</Tag>}
        <Tag color={followUp.mayCallNow ? 'green' : 'orange'}>{t(followUp.mayCallNow ? 'mayCall' : 'mayNotCall')}</Tag>
        {moment === undefined && <NextCustomer after={number} />}
        <AllCommands />
      </Heading>
      <Row gutter={[16, 16]}>
        <Col xs={24} xl={14}>
          <Flex vertical gap={12}>
            <OpenEscalations of={followUp} place={places.escalations} />
            <WhomToCall followUp={followUp} customer={customer} mayKnow={mayKnow} />
            <NextStep isPrimary={record === undefined} />
            <Script script={followUp.script} />
            <CallRecord />
            <WhatTheySaid followUp={followUp} />
            <CallCorrections followUp={followUp} />
          </Flex>
        </Col>
        <Col xs={24} xl={10}>
          <BesideCall followUp={followUp} />
        </Col>
      </Row>
    </ProcessActions>
  );
}

export function Page() {
  const { number = '' } = useParams();
  const mayChoose = useMay('followUp.listEvents');
  const followUp = useProcess(number, useMoment(), (query, signal) =>
    read('/follow-ups/{number}', { path: { number }, query }, signal),
  );
  return (
    <TimeTravel key={number} number={number} mayChoose={mayChoose}>
      <Loaded of={followUp}>{(view) => <Call followUp={view} />}</Loaded>
    </TimeTravel>
  );
}
