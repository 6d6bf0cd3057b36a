import { Button, Card, Flex, Skeleton, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import { targetOf } from '../../../domain/kernel/task';
import { listDue } from '../../../domain/repair-order/list-due';
import type { ProcessView, TaskItem } from '../server/replies';
import { useReason } from '../texts/sentences';
import { useTexts } from '../texts/use-texts';
import { PastActions } from './past-actions';
import { NEXT_STEP, useProcessActions } from './process-actions';
import type { Offer } from './offers';
import { useTargetName } from './target-name';
import { Due, LocalTime } from './time';

/** Of the line, item or escalation that the task names, where it names one. */
const aboutOf = ({ about, what }: TaskItem): string | undefined => targetOf({ key: about, command: what }) || undefined;

/** A task of the reader with the command that does it. */
interface MyTask {
  readonly task: TaskItem;
  readonly offer: Offer | undefined;
}
const canBeDone = ({ offer }: MyTask): boolean => offer?.state === 'ready';

interface Awaiting {
  readonly key: string;
  readonly at: string;
  readonly fulfilledBy: string;
}
const earlierFirst = (one: Awaiting, other: Awaiting): number => Date.parse(one.at) - Date.parse(other.at);
/** The key of a deadline counts the levels of its rule behind a mark. */
const ruleOf = ({ key }: Awaiting): string => key.split('#')[0]!;

/** What is waited for, the earliest first, each until the last level of its rule, as a task is: what warns before is not the time that counts. */
function awaitedOf({ passedDeadlines, deadlines, actions }: ProcessView) {
  const upcoming = deadlines.flatMap(({ at, event: { key, fulfilledBy } }) =>
    key === undefined || fulfilledBy === undefined ? [] : [{ at, key, fulfilledBy }],
  );
  const levels = [...passedDeadlines, ...upcoming].toSorted(earlierFirst);
  const lastLevels = [...new Map(levels.map((level) => [ruleOf(level), level])).values()].toSorted(earlierFirst);
  return lastLevels.flatMap(({ at, fulfilledBy }, index) => {
    const action = actions.find(({ command, notYet }) => command === fulfilledBy && !notYet);
    const isFirst = lastLevels.findIndex((one) => one.fulfilledBy === fulfilledBy) === index;
    return action && isFirst ? [{ at, command: fulfilledBy, roles: action.roles }] : [];
  });
}

/** More roles than these are the whole store. */
const MOST_NAMED = 6;

function Awaited({ held }: { readonly held: ReactNode }) {
  const { t, command, role } = useTexts();
  const { view } = useProcessActions();
  const who = (roles: ProcessView['actions'][number]['roles']): string =>
    roles.length > MOST_NAMED ? t('anybodyHere') : roles.map(role).join(t('listComma'));
  const awaited = awaitedOf(view).slice(0, 2);
  if (awaited.length === 0) return held ?? <Typography.Text type="secondary">{t('nothingIsDue')}</Typography.Text>;
  return (
    <Flex vertical gap={4} data-part="awaited">
      {held}
      {awaited.map(({ at, command: name, roles }) => (
        <span key={name}>
          {t('waitsFor', { who: who(roles), what: command(name) })} · <Until at={at} />
        </span>
      ))}
    </Flex>
  );
}

/** The moment, and how long there is left. */
function Until({ at }: { readonly at: string }) {
  const { t } = useTexts();
  const [before = '', after = ''] = t('dueUntil', { time: '\n' }).split('\n');
  return (
    <>
      {before}
      <LocalTime at={at} />
      {after} · <Due at={at} />
    </>
  );
}

function Steps({ steps, isPrimary }: { readonly steps: readonly MyTask[]; readonly isPrimary: boolean }) {
  const { t, command: title, label: labelOf } = useTexts();
  const reason = useReason();
  const nameOf = useTargetName();
  const { view, begin, isSending } = useProcessActions();
  const list = listDue(view.actions);
  return (
    <Flex vertical gap={8}>
      {steps.map(({ task, offer }, index) => {
        const first = isPrimary && index === 0;
        const subject = offer ? nameOf(offer, aboutOf(task)) : undefined;
        const name = task.what === 'fillChecklist' && list !== undefined ? labelOf(list) : subject;
        const label = [title(task.what), name].filter(Boolean).join(' · ');
        return (
          <Flex key={task.id} gap={12} align="center" wrap>
            {offer?.state === 'ready' ? (
              <Button
                type={first ? 'primary' : 'default'}
                size={first ? 'large' : 'middle'}
                className="step"
                data-command={task.what}
                loading={isSending(task.what, aboutOf(task))}
                onClick={() => begin(task.what, aboutOf(task))}
              >
                {label}
              </Button>
            ) : (
              <span className="wrap">
                <Typography.Text strong>{label}</Typography.Text>
                {offer?.action.notYet && <> — {reason(offer.action.notYet)}</>}
              </span>
            )}
            {task.escalated && <Tag color="red">{t('escalated')}</Tag>}
            {task.dueAt !== null && <Due at={task.dueAt} />}
          </Flex>
        );
      })}
    </Flex>
  );
}

/**
 * What lies on the reader now: the most urgent as the one primary action of the page, what can be done as it stands before what
 * waits for something. An act that does several commands at once is the primary action where there is one.
 */
export function NextStep({
  act,
  held,
  isPrimary = !act,
}: {
  readonly act?: ReactNode;
  /** Why the work stands still and since when, where it does. */
  readonly held?: ReactNode;
  /** False where what is next has its form on the page. */
  readonly isPrimary?: boolean;
}) {
  const { t } = useTexts();
  const { view, tasks, offers } = useProcessActions();
  if (view.asOf !== undefined) return <PastActions actions={view.actions} />;
  const steps = (tasks ?? [])
    .map((task): MyTask => ({ task, offer: offers.find(({ action }) => action.command === task.what) }))
    .toSorted((a, b) => Number(canBeDone(b)) - Number(canBeDone(a)));
  return (
    <>
      {act}
      <Card
        size="small"
        id={NEXT_STEP}
        tabIndex={-1}
        data-part="next-step"
        title={t(steps.length > 0 ? 'onYouNow' : 'nextStep')}
      >
        {tasks === undefined ? (
          <Skeleton active title={false} paragraph={{ rows: 1 }} aria-label={t('loading')} />
        ) : steps.length > 0 ? (
          <Steps steps={steps} isPrimary={isPrimary} />
        ) : (
          <Awaited held={held} />
        )}
      </Card>
    </>
  );
}
