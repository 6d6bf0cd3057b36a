import { Descriptions, Flex } from 'antd';
import { Link, useParams } from 'react-router';
import { AcceptanceCode } from './acceptance-code';
import { Candidates } from './candidates';
import { CaseLinks } from './case-links';
import { CaseDeadlines } from './case-deadlines';
import { ComplainantCard } from './complainant';
import { ComplaintHeading } from './complaint-heading';
import { ComplaintLink } from './complaint-link';
import { ComplaintPapers } from './complaint-papers';
import { DepartmentTasks } from './department-tasks';
import { Escalations } from './escalations';
import { FollowingComplaint } from './following-complaint';
import { formDefaultsFor } from './form-defaults';
import { ManufacturerIssues } from './manufacturer-issues';
import { Measures } from './measures';
import { AccusedPersons, Flags, Owners } from './people';
import { places } from './places';
import { Closing, Investigation, Judgement, Story, Words } from './story';
import { useMay, usePeople, useProcess } from '../shared/server/queries';
import type { ReplyOf } from '../shared/server/contract';
import type { ComplaintOutline, ComplaintView } from '../shared/server/replies';
import { read } from '../shared/server/request';
import { Actions } from '../shared/shell/actions';
import { AllCommands } from '../shared/shell/all-commands';
import { EvidenceList } from '../shared/shell/evidence';
import { useAddress, useMoment } from '../shared/shell/moment';
import { NextStep } from '../shared/shell/next-step';
import { ProcessActions } from '../shared/shell/process-actions';
import { Loaded, Missing } from '../shared/shell/states';
import { Tabs } from '../shared/shell/tabs';
import { TimeTravel } from '../shared/shell/time-travel';
import { Timeline } from '../shared/shell/timeline';
import { useTexts } from '../shared/texts/use-texts';

/** The whole case at a glance: what happened, what is to be done and decided, and beside it who has to do with it. */
function Summary({ complaint }: { readonly complaint: ComplaintView }) {
  const moment = useMoment();
  const whole = complaint.view === 'whole' ? complaint : undefined;
  const mayLink = useMay('complaint.sendLink') && moment === undefined && whole?.closedAt === undefined;
  // what nobody has taken over stands first
  const isRaised = complaint.escalations.some(({ acknowledged }) => !acknowledged);
  const escalations = <Escalations complaint={complaint} />;
  return (
    <div className="case">
      <Flex vertical gap={12}>
        {isRaised && escalations}
        <Words complaint={complaint} />
        <Story complaint={complaint} />
        <Judgement complaint={complaint} />
        <Investigation complaint={complaint} />
        <DepartmentTasks complaint={complaint} />
        <Candidates complaint={complaint} />
        <Closing complaint={complaint} />
        <Measures complaint={complaint} />
        {!isRaised && escalations}
      </Flex>
      <Flex vertical gap={12}>
        {whole && <ComplainantCard complaint={whole} />}
        <Owners complaint={complaint} />
        {whole && <AccusedPersons complaint={whole} />}
        {whole && <Flags complaint={whole} />}
        {whole && <ManufacturerIssues complaint={whole} />}
        {whole && <AcceptanceCode complaint={whole} />}
        {whole && mayLink && <ComplaintLink number={complaint.number} />}
        <CaseLinks complaint={complaint} />
      </Flex>
    </div>
  );
}

function ComplaintCase({ complaint }: { readonly complaint: ComplaintView }) {
  const { t } = useTexts();
  const [address, setAddress] = useAddress();
  const moment = useMoment();
  const mayRead = useMay('complaint.listEvents');
  const prints = [useMay('complaint.print'), useMay('complaint.exportProof')];
  const whole = complaint.view === 'whole' ? complaint : undefined;
  return (
    <ProcessActions view={complaint} places={places} formDefaultsFor={formDefaultsFor}>
      <ComplaintHeading complaint={complaint}>
        {whole && moment === undefined && <FollowingComplaint complaint={whole} />}
        <AllCommands />
      </ComplaintHeading>
      <Flex vertical gap={12}>
        <NextStep />
        <Tabs
          label={complaint.number}
          active={address.get('tab') ?? 'summary'}
          onChange={(tab) => setAddress({ tab })}
          items={[
            { key: 'summary', label: t('summary'), children: <Summary complaint={complaint} /> },
            { key: 'deadlines', label: t('deadlines'), children: <CaseDeadlines complaint={complaint} /> },
            ...(prints.includes(true)
              ? [{ key: 'papers', label: t('papers'), children: <ComplaintPapers complaint={complaint} /> }]
              : []),
            ...(whole
              ? [{ key: 'evidence', label: t('evidence'), children: <EvidenceList evidence={whole.evidence} /> }]
              : []),
            ...(mayRead
              ? [{ key: 'timeline', label: t('timeline'), children: <Timeline number={complaint.number} /> }]
              : []),
          ]}
        />
      </Flex>
    </ProcessActions>
  );
}

/** L-39: a complaint that does not wait for the reader: that it is there, whose it is, and what anybody may do. */
function Outline({ complaint }: { readonly complaint: ComplaintOutline }) {
  const { t, role } = useTexts();
  const nameOf = usePeople();
  const { order, owner } = complaint;
  return (
    <>
      <ComplaintHeading complaint={complaint} />
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
