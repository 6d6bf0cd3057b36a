import { Button, Card, Col, Descriptions, Flex, List, Row, Tag, Typography } from 'antd';
import { PrinterOutlined } from '@ant-design/icons';
import { Link, useParams } from 'react-router';
import { yuan } from '../../domain/values/money';
import { AcceptanceCode } from './acceptance-code';
import { Candidates } from './candidates';
import { ComplainantCard } from './complainant';
import { CaseLinks } from './case-links';
import { ComplaintLink } from './complaint-link';
import { DepartmentTasks } from './department-tasks';
import { ExplainedDeadlines } from './explained-deadlines';
import { ManufacturerIssues } from './manufacturer-issues';
import { Measures } from './measures';
import { FollowingComplaint } from './following-complaint';
import { formDefaultsFor } from './form-defaults';
import { PolicyPreview } from './policy-preview';
import { useMay, usePeople, useProcess } from '../shared/server/queries';
import type { ReplyOf } from '../shared/server/contract';
import type { ComplaintOutline, ComplaintView, WholeComplaint } from '../shared/server/replies';
import { paperAddress } from '../shared/server/paper-address';
import { read } from '../shared/server/request';
import { WhoseNext } from '../shared/shell/case-cells';
import { Actions } from '../shared/shell/actions';
import { Deadlines, PassedDeadlines } from '../shared/shell/deadlines';
import { EvidenceList } from '../shared/shell/evidence';
import { Heading } from '../shared/shell/heading';
import { useAddress, useMoment } from '../shared/shell/moment';
import { Loaded, Missing } from '../shared/shell/states';
import { ProofButton } from '../shared/shell/proof-button';
import { Tabs } from '../shared/shell/tabs';
import { Due, LocalTime } from '../shared/shell/time';
import { TimeTravel } from '../shared/shell/time-travel';
import { Timeline } from '../shared/shell/timeline';
import { useLevel } from '../shared/texts/use-level';
import { useTexts } from '../shared/texts/use-texts';

function Facts({ complaint }: { readonly complaint: ComplaintView }) {
  const { t, value, field, role, condition } = useTexts();
  const nameOf = usePeople();
  const { words, owner, route, department, resolveBy, demand } = complaint;
  const {
    accused = [],
    added = [],
    advisor,
    rating,
    judgement,
    measures,
    next,
    closingConditions = [],
  } = complaint.view === 'whole' ? complaint : ({} as Partial<WholeComplaint>);
  return (
    <Flex vertical gap={12}>
      <Card size="small" title={t('words')}>
        <Typography.Text>「{words}」</Typography.Text>
        {added.map(({ words: more, at }) => (
          <p key={at} style={{ margin: '8px 0 0' }}>
            「{more}」 <LocalTime at={at} />
          </p>
        ))}
        {demand && (
          <p style={{ margin: '8px 0 0' }}>
            {field('demand')}: {demand}
          </p>
        )}
      </Card>
      <Descriptions
        size="small"
        column={{ xs: 1, md: 2 }}
        items={[
          { key: 'owner', label: t('owner'), children: `${nameOf(owner.id)} · ${role(owner.role)}` },
          { key: 'since', label: t('received'), children: <LocalTime at={complaint.receivedAt} /> },
          ...(next
            ? [
                { key: 'next', label: t('nextStep'), children: <WhoseNext next={next} /> },
                { key: 'until', label: t('waitsUntil'), children: <Due at={next.dueAt} /> },
              ]
            : []),
          ...(accused.length > 0
            ? [
                {
                  key: 'accused',
                  label: field('accused'),
                  children: accused.map(({ person }) => nameOf(person)).join(' · '),
                },
              ]
            : []),
          ...(advisor ? [{ key: 'advisor', label: field('advisor'), children: nameOf(advisor) }] : []),
          ...(rating
            ? [
                { key: 'severity', label: field('severity'), children: value(rating.severity) },
                { key: 'complexity', label: field('complexity'), children: value(rating.complexity) },
              ]
            : []),
          ...(judgement
            ? [
                {
                  key: 'verdict',
                  label: field('verdict'),
                  children: `${value(judgement.verdict)} · ${judgement.reason}`,
                },
              ]
            : []),
          ...(route
            ? [{ key: 'route', label: field('route'), children: `${value(route)} · ${department ?? ''}` }]
            : []),
          ...(resolveBy
            ? [{ key: 'resolveBy', label: field('resolveBy'), children: <LocalTime at={resolveBy.at} /> }]
            : []),
          ...(measures ? [{ key: 'cost', label: field('cost'), children: yuan(measures.cost) }] : []),
        ]}
      />
      {closingConditions.length > 0 && (
        <Typography.Text type="secondary">
          {t('closingOpen')}: {closingConditions.map(condition).join(' · ')}
        </Typography.Text>
      )}
    </Flex>
  );
}

function EscalationList({ complaint }: { readonly complaint: ComplaintView }) {
  const { t, role, timer: timerName } = useTexts();
  const levelName = useLevel();
  return (
    <List
      size="small"
      locale={{ emptyText: t('empty') }}
      dataSource={[...complaint.escalations]}
      renderItem={({ id, timer, to, level, at, acknowledged }) => (
        <List.Item key={id}>
          <span>
            <Tag color={level >= 3 ? 'red' : 'orange'}>{levelName(level)}</Tag> {timerName(timer)} → {role(to)}{' '}
            <Typography.Text type="secondary">
              <LocalTime at={at} />
            </Typography.Text>
          </span>
          <Tag color={acknowledged ? 'green' : 'red'}>{t(acknowledged ? 'acknowledged' : 'notAcknowledged')}</Tag>
        </List.Item>
      )}
    />
  );
}

function ComplaintCase({ complaint }: { readonly complaint: ComplaintView }) {
  const { t, stage, value } = useTexts();
  const levelName = useLevel();
  const [address, setAddress] = useAddress();
  const moment = useMoment();
  const mayRead = useMay('complaint.listEvents');
  const mayPrint = useMay('complaint.print');
  const mayProve = useMay('complaint.exportProof');
  const isTeam = complaint.view === 'whole' && complaint.closedAt === undefined;
  const mayLink = useMay('complaint.sendLink') && moment === undefined && isTeam;
  const whole = complaint.view === 'whole' ? complaint : undefined;
  return (
    <>
      <Heading text={`${t(complaint.kind)} ${complaint.number}`}>
        <Tag color="blue">{stage(complaint.stage)}</Tag>
        {complaint.level > 0 && <Tag color={complaint.level >= 3 ? 'red' : 'orange'}>{levelName(complaint.level)}</Tag>}
        {whole?.flags
          .filter(({ cleared }) => !cleared)
          .map(({ flag }) => (
            <Tag key={flag} color="volcano">
              {value(flag)}
            </Tag>
          ))}
        {mayPrint && (
          <Button
            icon={<PrinterOutlined />}
            href={paperAddress(`/complaints/${complaint.number}/documents/registration.pdf`, moment)}
            target="_blank"
          >
            {t('print')}
          </Button>
        )}
        {mayPrint && complaint.stage === 'closedEnded' && (
          <Button
            icon={<PrinterOutlined />}
            href={paperAddress(`/complaints/${complaint.number}/documents/ending.pdf`, moment)}
            target="_blank"
          >
            {t('endingLetter')}
          </Button>
        )}
        {whole && moment === undefined && <FollowingComplaint complaint={whole} />}
        {mayProve && <ProofButton address={`/complaints/${complaint.number}`} />}
      </Heading>
      <Row gutter={[16, 16]}>
        <Col xs={24} xl={9}>
          <Actions view={complaint} formDefaultsFor={formDefaultsFor} />
        </Col>
        <Col xs={24} xl={15}>
          <Tabs
            label={complaint.number}
            active={address.get('tab') ?? 'summary'}
            onChange={(tab) => setAddress({ tab })}
            items={[
              {
                key: 'summary',
                label: t('summary'),
                children: (
                  <Flex vertical gap={16}>
                    {complaint.view === 'whole' && <ComplainantCard complaint={complaint} />}
                    <Facts complaint={complaint} />
                    <DepartmentTasks complaint={complaint} />
                    <Measures complaint={complaint} />
                    {whole && <ManufacturerIssues complaint={whole} />}
                    <Candidates complaint={complaint} />
                    {whole && <AcceptanceCode complaint={whole} />}
                    {mayLink && <ComplaintLink number={complaint.number} />}
                    <CaseLinks complaint={complaint} />
                  </Flex>
                ),
              },
              {
                key: 'deadlines',
                label: t('deadlines'),
                children: (
                  <>
                    {whole && <PolicyPreview complaint={whole} />}
                    <PassedDeadlines passedDeadlines={complaint.passedDeadlines} />
                    {whole ? (
                      <ExplainedDeadlines deadlines={whole.explainedDeadlines} />
                    ) : (
                      <Deadlines deadlines={complaint.deadlines} />
                    )}
                  </>
                ),
              },
              { key: 'escalations', label: t('escalations'), children: <EscalationList complaint={complaint} /> },
              ...(whole
                ? [{ key: 'evidence', label: t('evidence'), children: <EvidenceList evidence={whole.evidence} /> }]
                : []),
              ...(mayRead
                ? [{ key: 'timeline', label: t('timeline'), children: <Timeline number={complaint.number} /> }]
                : []),
            ]}
          />
        </Col>
      </Row>
    </>
  );
}

/** L-39: a complaint that does not wait for the reader: that it is there, whose it is, and what anybody may do. */
function Outline({ complaint }: { readonly complaint: ComplaintOutline }) {
  const { t, stage, role } = useTexts();
  const nameOf = usePeople();
  const { number, kind, order, owner } = complaint;
  return (
    <>
      <Heading text={`${t(kind)} ${number}`}>
        <Tag color="blue">{stage(complaint.stage)}</Tag>
      </Heading>
      <Flex vertical gap={16}>
        <Descriptions
          size="small"
          column={1}
          items={[
            { key: 'owner', label: t('owner'), children: `${nameOf(owner.id)} · ${role(owner.role)}` },
            ...(order
              ? [{ key: 'order', label: t('links'), children: <Link to={`/repair-orders/${order}`}>{order}</Link> }]
              : []),
          ]}
        />
        <Actions view={complaint} formDefaultsFor={formDefaultsFor} />
      </Flex>
    </>
  );
}

/** A customer has no session here, and reads the own page. */
function shownAs(complaint: ReplyOf<'/complaints/{number}'>) {
  if (complaint.view === 'customer') return <Missing />;
  return complaint.view === 'brief' ? <Outline complaint={complaint} /> : <ComplaintCase complaint={complaint} />;
}

export function Page() {
  const { number = '' } = useParams();
  const mayChoose = useMay('complaint.listEvents');
  const complaint = useProcess(number, useMoment(), (query, signal) =>
    read('/complaints/{number}', { path: { number }, query }, signal),
  );
  return (
    <TimeTravel key={number} number={number} mayChoose={mayChoose}>
      <Loaded of={complaint}>{shownAs}</Loaded>
    </TimeTravel>
  );
}
