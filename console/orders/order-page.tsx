import { Col, Flex, Grid, Row, Steps } from 'antd';
import { useParams } from 'react-router';
import { hasReached } from '../../domain/repair-order/stage';
import { Signing, useSigning } from './check-in/signing';
import { useReceives, VisitSheet } from './check-in/visit-sheet';
import { Checklists } from './checklists';
import { ExpressPanel, useAct } from './express/express-panel';
import { OrderHeading } from './order-heading';
import { formDefaultsFor } from './form-defaults';
import { Held, openHoldOf } from './held';
import { Outline } from './order-outline';
import { PaperDocuments } from './papers';
import { places } from './places';
import { stepOf, steps } from './steps';
import { Summary } from './summary';
import { useMay, useProcess } from '../shared/server/queries';
import type { ReplyOf } from '../shared/server/contract';
import type { OrderView } from '../shared/server/replies';
import { read } from '../shared/server/request';
import { AllCommands } from '../shared/shell/all-commands';
import { NextStep } from '../shared/shell/next-step';
import { ProcessActions } from '../shared/shell/process-actions';
import { Deadlines, PassedDeadlines } from '../shared/shell/deadlines';
import { EvidenceList } from '../shared/shell/evidence';
import { useAddress, useMoment } from '../shared/shell/moment';
import { Loaded, Missing } from '../shared/shell/states';
import { Tabs } from '../shared/shell/tabs';
import { TimeTravel } from '../shared/shell/time-travel';
import { Timeline } from '../shared/shell/timeline';
import { useTexts } from '../shared/texts/use-texts';

function Visit({ order }: { readonly order: OrderView }) {
  const { t, language } = useTexts();
  const [address, setAddress] = useAddress();
  const mayRead = useMay('repairOrder.listEvents');
  const prints = [useMay('repairOrder.print'), useMay('repairOrder.printFile')];
  const roomy = Grid.useBreakpoint().md ?? true;
  // a visit that ended without repair has no step left
  const current = hasReached(order.stage, 'checkedIn') ? steps.indexOf(stepOf(order.stage)) : steps.length;
  const tab = address.get('tab') ?? (address.get('do') === 'fillChecklist' ? 'checklists' : 'summary');
  const show = (key: string): void => setAddress({ tab: key });
  const hold = openHoldOf(order);
  const held = hold && <Held hold={hold} />;
  const act = useAct(order);
  const [received, signing] = [useReceives(order), useSigning(order)];
  const front = received ? <VisitSheet order={received} /> : signing && <Signing order={signing} />;
  const parts = (
    <Tabs
      label={order.number}
      active={tab}
      onChange={show}
      items={[
        { key: 'summary', label: t('summary'), children: <Summary order={order} /> },
        { key: 'checklists', label: t('checklists'), children: <Checklists order={order} /> },
        ...(prints.includes(true)
          ? [{ key: 'papers', label: t('papers'), children: <PaperDocuments number={order.number} /> }]
          : []),
        ...(order.view === 'whole'
          ? [{ key: 'evidence', label: t('evidence'), children: <EvidenceList evidence={order.evidence} /> }]
          : []),
        {
          key: 'deadlines',
          label: t('deadlines'),
          children: (
            <>
              <PassedDeadlines passedDeadlines={order.passedDeadlines} />
              <Deadlines deadlines={order.deadlines} />
            </>
          ),
        },
        ...(mayRead ? [{ key: 'timeline', label: t('timeline'), children: <Timeline number={order.number} /> }] : []),
      ]}
    />
  );
  return (
    <ProcessActions
      view={order}
      places={places}
      formDefaultsFor={(command, view) => formDefaultsFor(command, view, language)}
      elsewhere={{ fillChecklist: () => show('checklists') }}
    >
      <OrderHeading order={order}>
        <AllCommands />
      </OrderHeading>
      {roomy && (
        <Steps
          size="small"
          titlePlacement="vertical"
          current={current}
          items={steps.map((name) => ({ title: t(name) }))}
          style={{ marginBottom: 16 }}
        />
      )}
      {act ? (
        <Row gutter={[16, 16]}>
          <Col xs={24} xl={10}>
            <NextStep act={<ExpressPanel act={act} order={order} />} held={held} />
          </Col>
          <Col xs={24} xl={14}>
            {parts}
          </Col>
        </Row>
      ) : (
        <Flex vertical gap={12}>
          <NextStep act={front} held={held} />
          {parts}
        </Flex>
      )}
    </ProcessActions>
  );
}

/** A customer has no session here, and reads the own page. */
function shownAs(order: ReplyOf<'/repair-orders/{number}'>) {
  if (order.view === 'customer') return <Missing />;
  return order.view === 'whole' || order.view === 'work' ? <Visit order={order} /> : <Outline order={order} />;
}

export function Page() {
  const { number = '' } = useParams();
  const mayChoose = useMay('repairOrder.listEvents');
  const order = useProcess(number, useMoment(), (query, signal) =>
    read('/repair-orders/{number}', { path: { number }, query }, signal),
  );
  return (
    <TimeTravel key={number} number={number} mayChoose={mayChoose}>
      <Loaded of={order}>{shownAs}</Loaded>
    </TimeTravel>
  );
}
