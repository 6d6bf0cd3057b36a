import { Alert, Card, Flex, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import { listDue } from '../../domain/repair-order/list-due';
import { yuan } from '../../domain/values/money';
import { pageOfNumber } from '../shared/server/processes';
import { useMay, usePeople } from '../shared/server/queries';
import type { DeskRow, DeskTask } from '../shared/server/replies';
import { useBays } from '../shared/server/store-lists';
import { Due, LocalTime } from '../shared/shell/time';
import { useReason } from '../shared/texts/sentences';
import type { TextName } from '../shared/texts/texts';
import { LevelTag } from '../shared/shell/level-tag';
import { useTexts } from '../shared/texts/use-texts';
import { ActButton } from './act-button';
import { Lines } from './lines';
import { taskText } from './task-text';

/** What people at work say for the commonest commands. */
const shortTexts: Readonly<Record<string, TextName>> = {
  startLine: 'startLineShort',
  finishLine: 'finishLineShort',
  fillChecklist: 'fillList',
};
/** What it is where no car is known. */
const caseTexts: { readonly [T in DeskRow['type']]: TextName } = {
  repairOrder: 'caseVisit',
  complaint: 'caseComplaint',
  followUp: 'caseCall',
  appointment: 'caseAppointment',
  workshopDay: 'caseDay',
};
/** What stands at the line itself. */
const lineCommands: readonly string[] = ['startLine', 'finishLine'];

/** What a task is called: the command, and what it is about. */
function useTaskLabel(): (task: DeskTask) => string {
  const { t, command, label, timer } = useTexts();
  return ({ what, subject, why, escalated }) => {
    const short = shortTexts[what];
    const verb = short ? t(short) : command(what);
    if (escalated && why !== null) return `${verb}: ${timer(why)}`;
    return taskText(verb, subject && label(subject));
  };
}

function Head({ row, name }: { readonly row: DeskRow; readonly name: string | undefined }) {
  const { t, stage, value, label } = useTexts();
  const bays = useBays();
  const { number, plate, model, goldCard, about, level, bay, owed, onHold, mayCallNow } = row;
  return (
    <Flex vertical gap={4} style={{ flex: '1 1 18rem', minWidth: 0 }}>
      <Flex gap={8} wrap align="baseline">
        <Link to={pageOfNumber(number)} className="desk-plate" data-case={number}>
          {plate ?? t(caseTexts[row.type])}
        </Link>
        <span>
          {name !== undefined && <strong>{name}</strong>} {model}
        </span>
      </Flex>
      {about.length > 0 && <Typography.Text ellipsis>{about.map(label).join(' · ')}</Typography.Text>}
      <Flex gap={4} wrap>
        <Tag color="blue">{stage(row.stage)}</Tag>
        {level !== null && <LevelTag level={level} />}
        {goldCard && <Tag color="gold">{t('goldCard')}</Tag>}
        {bay !== null && <Tag>{bays.nameOf(bay)}</Tag>}
        {onHold !== null && (
          <Tag color="purple">
            {t('onHold')} · {value(onHold)}
          </Tag>
        )}
        {owed !== null && owed > 0 && <Tag color="orange">{t('owes', { amount: yuan(owed) })}</Tag>}
        {mayCallNow !== null && (
          <Tag color={mayCallNow ? 'green' : 'orange'}>{t(mayCallNow ? 'mayCallTag' : 'mayNotCallTag')}</Tag>
        )}
      </Flex>
    </Flex>
  );
}

/** For whom the car or case waits, and until when. */
function Waiting({ of, onHold }: { readonly of: DeskRow['waitsFor']; readonly onHold: DeskRow['onHold'] }) {
  const { t, command, label, role, value } = useTexts();
  const nameOf = usePeople();
  if (!of)
    return (
      <Typography.Text type="secondary">
        {onHold === null ? t('waitsForCustomer') : t('heldFor', { what: value(onHold) })}
      </Typography.Text>
    );
  const who = of.person === null ? of.roles.map(role).join(t('listComma')) : nameOf(of.person);
  return (
    <Typography.Text type="secondary">
      {t('waitsForWhom', { who, what: taskText(command(of.command), of.subject && label(of.subject)) })}
      {of.dueAt !== null && (
        <>
          {' · '}
          <Due at={of.dueAt} />
        </>
      )}
    </Typography.Text>
  );
}

/** By when, why it has gone up, and what a colleague says about it. */
function Times({ row }: { readonly row: DeskRow }) {
  const { t } = useTexts();
  const { dueAt, promisedAt, tasks, promiseMissed } = row;
  const due = tasks.length > 0 ? dueAt : null;
  return (
    <Flex vertical align="end" className="desk-times">
      {due !== null && <Due at={due} />}
      {promisedAt !== null && (
        <Typography.Text type={promiseMissed ? 'danger' : 'secondary'}>
          {t('promise')} <LocalTime at={promisedAt} />
        </Typography.Text>
      )}
    </Flex>
  );
}

/** D-08, D-09: what the customer has said to extra work; one press says that it was read. */
function Answers({ row: { answers, actions, number, plate } }: { readonly row: DeskRow }) {
  const { t, value, label } = useTexts();
  const action = actions.find(({ command }) => command === 'acknowledgeAnswer');
  return answers
    .filter(({ itemId }) => !action?.notYet && action?.targets?.includes(itemId))
    .map(({ itemId, work, answer }) => (
      <Alert
        key={itemId}
        data-answered={itemId}
        type={answer === 'approved' ? 'success' : 'info'}
        showIcon
        style={{ marginTop: 8 }}
        title={t('answerAtDesk', { work: label(work), answer: value(answer) })}
        action={
          <ActButton
            number={number}
            command="acknowledgeAnswer"
            target={itemId}
            action={action}
            label={t('answerRead')}
            of={`${label(work)} · ${plate ?? number}`}
          />
        }
      />
    ));
}

/** One car or case: what it is, by when, and the one thing that is next; what else there is to do stands below in small. */
export function CarRow({ row, name }: { readonly row: DeskRow; readonly name: string | undefined }) {
  const { t, timer, label, command: title } = useTexts();
  const reason = useReason();
  const nameOf = usePeople();
  const labelOf = useTaskLabel();
  const { number, plate, lines, message } = row;
  const tasks = row.tasks.filter(({ what }) => lines.length === 0 || !lineCommands.includes(what));
  const [first, ...others] = tasks;
  const actionOf = ({ what }: DeskTask) => row.actions.find(({ command }) => command === what);
  const of = plate ?? name ?? number;
  const escalated = row.tasks.find((task) => task.escalated && task.why !== null);
  const obstacle = first && actionOf(first)?.notYet;
  // the list that has to be filled first, where that is the obstacle
  const list = listDue([{ notYet: obstacle }]);
  const mayAssign = useMay('repairOrder.assignTechnicians');
  const taskAct = (task: DeskTask) => ({
    command: task.what,
    target: task.target,
    action: actionOf(task),
    label: labelOf(task),
  });
  const elsewhere = (command: string, text: string) => ({ command, target: '', action: undefined, label: text });
  const nextAct = () => {
    if (first)
      return list === undefined ? taskAct(first) : elsewhere('fillChecklist', `${t('fillList')}: ${label(list)}`);
    const isToAssign = row.unassigned && mayAssign && !row.own && row.tasks.length === 0;
    return isToAssign ? elsewhere('assignTechnicians', title('assignTechnicians')) : undefined;
  };
  const primary = nextAct();
  return (
    <Card size="small" className={row.overdue ? 'desk-row late' : 'desk-row'} data-row={number}>
      <Flex gap={16} wrap justify="space-between" align="start">
        <Head row={row} name={name} />
        <Times row={row} />
        <Flex vertical gap={6} className="desk-next">
          {primary && <ActButton number={number} of={of} type="primary" size="large" {...primary} />}
          {obstacle && list !== undefined && (
            <Typography.Text type="secondary">{t('thenDo', { what: labelOf(first) })}</Typography.Text>
          )}
          {obstacle && list === undefined && <Typography.Text type="secondary">{reason(obstacle)}</Typography.Text>}
          {row.tasks.length === 0 && lines.length === 0 && <Waiting of={row.waitsFor} onHold={row.onHold} />}
          {others.length > 0 && (
            <Flex gap={6} wrap role="group" aria-label={t('alsoDo')}>
              {others.map((task) => (
                <ActButton key={task.id} number={number} of={of} size="small" {...taskAct(task)} />
              ))}
            </Flex>
          )}
        </Flex>
      </Flex>
      {escalated && (
        <Alert
          type="error"
          showIcon
          title={t('becauseOf', { why: timer(escalated.why ?? '') })}
          style={{ marginTop: 8 }}
        />
      )}
      {message && (
        <Alert
          type="info"
          showIcon
          title={t('messageFrom', { name: nameOf(message.by), text: message.text })}
          style={{ marginTop: 8 }}
        />
      )}
      <Answers row={row} />
      {lines.length > 0 && <Lines row={row} />}
    </Card>
  );
}
