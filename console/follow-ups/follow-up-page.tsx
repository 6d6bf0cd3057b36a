import { Card, Col, Flex, Row, Tag, Typography } from 'antd';
import { Link, useParams, useSearchParams } from 'react-router';
import { formDefaultsFor } from './form-defaults';
import { useMay, useProcess, useReadWhen } from '../shared/server/queries';
import type { FollowUpView } from '../shared/server/replies';
import { read } from '../shared/server/request';
import { Actions } from '../shared/shell/actions';
import { Deadlines } from '../shared/shell/deadlines';
import { Heading } from '../shared/shell/heading';
import { Loaded } from '../shared/shell/states';
import { Tabs } from '../shared/shell/tabs';
import { Timeline } from '../shared/shell/timeline';
import { useTexts } from '../shared/texts/use-texts';

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
  const { t, stage, value } = useTexts();
  const [address, setAddress] = useSearchParams();
  const allowed = useMay('readCustomer');
  const mayRead = useMay('followUp.listEvents');
  const { data: customer } = useReadWhen(allowed, '/customers/{id}', { path: { id: followUp.customer.id } });
  return (
    <>
      <Heading text={`${t('followUps')} ${followUp.number}`}>
        <Tag color="blue">{stage(followUp.stage)}</Tag>
        <Tag color={followUp.mayCallNow ? 'green' : 'orange'}>{t(followUp.mayCallNow ? 'mayCall' : 'mayNotCall')}</Tag>
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
                  {t('wish')}: {followUp.wish.words} · {value(followUp.wish.channel)}
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
            onChange={(tab) => setAddress({ tab }, { replace: true })}
            items={[
              { key: 'script', label: t('script'), children: <Script script={followUp.script} /> },
              { key: 'deadlines', label: t('deadlines'), children: <Deadlines deadlines={followUp.deadlines} /> },
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
  const followUp = useProcess(number, (query, signal) =>
    read('/follow-ups/{number}', { path: { number }, query }, signal),
  );
  return <Loaded of={followUp}>{(view) => <Call followUp={view} />}</Loaded>;
}
