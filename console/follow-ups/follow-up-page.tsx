import { PrinterOutlined } from '@ant-design/icons';
import { Button, Card, Col, Flex, Row, Tag, Typography } from 'antd';
import { Link, useParams } from 'react-router';
import { CustomerPast, InformationCard } from './beside-call';
import { formDefaultsFor } from './form-defaults';
import { NextCustomer } from './next-customer';
import { useWishText } from './wish';
import { useMay, usePeople, useProcess, useReadWhen } from '../shared/server/queries';
import type { FollowUpView } from '../shared/server/replies';
import { paperAddress } from '../shared/server/paper-address';
import { read } from '../shared/server/request';
import { Actions } from '../shared/shell/actions';
import { Deadlines, PassedDeadlines } from '../shared/shell/deadlines';
import { Heading } from '../shared/shell/heading';
import { useAddress, useMoment } from '../shared/shell/moment';
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

const branchNames = { everybody: undefined, satisfied: 'ifSatisfied', notSatisfied: 'ifNot' } as const;

/** G-21: what the caller says, with the lines for either answer marked. */
function Script({ script }: Pick<FollowUpView, 'script'>) {
  const { t, language } = useTexts();
  return (
    <ol>
      {script.map((line) => {
        const branch = branchNames[line.branch];
        return (
          <li key={line.zh} style={{ marginBottom: 6 }}>
            {branch && <Tag color={branch === 'ifSatisfied' ? 'green' : 'orange'}>{t(branch)}</Tag>}
            {line[language]}
          </li>
        );
      })}
    </ol>
  );
}

function Call({ followUp }: { readonly followUp: FollowUpView }) {
  const { t, stage, field, language } = useTexts();
  const wishText = useWishText();
  const nameOf = usePeople();
  const [address, setAddress] = useAddress();
  const moment = useMoment();
  const mayPrint = useMay('followUp.print');
  const mayProve = useMay('followUp.exportProof');
  const allowed = useMay('readCustomer');
  const mayRead = useMay('followUp.listEvents');
  const { data: customer } = useReadWhen(allowed, '/customers/{id}', { path: { id: followUp.customer.id } });
  return (
    <>
      <Heading text={`${t('followUps')} ${followUp.number}`}>
        <Tag color="blue">{stage(followUp.stage)}</Tag>
        <Tag color={followUp.mayCallNow ? 'green' : 'orange'}>{t(followUp.mayCallNow ? 'mayCall' : 'mayNotCall')}</Tag>
        {mayPrint &&
          Object.entries(papers).map(([name, words]) => (
            <Button
              key={name}
              icon={<PrinterOutlined />}
              href={paperAddress(`/follow-ups/${followUp.number}/documents/${name}.pdf`, moment)}
              target="_blank"
            >
              {words[language]}
            </Button>
          ))}
        {moment === undefined && <NextCustomer after={followUp.number} />}
        {mayProve && moment === undefined && <ProofButton address={`/follow-ups/${followUp.number}`} />}
      </Heading>
      <Row gutter={[16, 16]}>
        <Col xs={24} xl={9}>
          <Flex vertical gap={16}>
            <Card size="small" title={t('customer')}>
              {allowed ? (
                customer && (
                  <>
                    <Link to={`/customers/${customer.id}`}>{customer.name}</Link> {customer.salutation} ·{' '}
                    <a href={`tel:${customer.phone}`}>{customer.phone}</a>
                  </>
                )
              ) : (
                <Typography.Text type="secondary">{t('privateData')}</Typography.Text>
              )}
              {followUp.wish && (
                <p>
                  {t('wish')}: {wishText(followUp.wish)}
                </p>
              )}
              {followUp.specialist && (
                <p>
                  {field('specialist')}: {nameOf(followUp.specialist)}
                </p>
              )}
              {followUp.attemptsLeft > 0 && followUp.calls.length > 0 && (
                <p>{t('attemptsStillNeeded', { n: followUp.attemptsLeft })}</p>
              )}
              {followUp.need && (
                <p>
                  {field('furtherNeeds')}: 「{followUp.need.words}」
                </p>
              )}
              {followUp.problem && (
                <p>
                  {field('problem')}: 「{followUp.problem.words}」
                  {followUp.problem.cause !== undefined && ` · ${field('cause')}: ${followUp.problem.cause}`}
                </p>
              )}
              <p style={{ margin: 0 }}>
                <Link to={`/repair-orders/${followUp.order}`}>{followUp.order}</Link>
                {followUp.complaint && (
                  <>
                    {' '}
                    · <Link to={`/complaints/${followUp.complaint}`}>{followUp.complaint}</Link>
                  </>
                )}
              </p>
            </Card>
            <Actions view={followUp} formDefaultsFor={formDefaultsFor} />
          </Flex>
        </Col>
        <Col xs={24} xl={15}>
          <Tabs
            label={followUp.number}
            active={address.get('tab') ?? 'script'}
            onChange={(tab) => setAddress({ tab })}
            items={[
              { key: 'script', label: t('script'), children: <Script script={followUp.script} /> },
              { key: 'card', label: t('informationCard'), children: <InformationCard followUp={followUp} /> },
              { key: 'history', label: t('visits'), children: <CustomerPast customer={followUp.customer.id} /> },
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
              ...(mayRead
                ? [{ key: 'timeline', label: t('timeline'), children: <Timeline number={followUp.number} /> }]
                : []),
            ]}
          />
        </Col>
      </Row>
    </>
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
