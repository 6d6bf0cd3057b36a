import { Alert, Button, Empty, Flex, Form, Input, Table, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { NoticeTemplate } from '../../domain/kernel/notice';
import type { Language } from '../../domain/values/bilingual';
import { catalogue } from '../../texts';
import { noticeWordings, wordNotice } from '../../texts/notices';
import { useIdempotentRequest } from '../shared/server/idempotent-request';
import { pageOfNumber } from '../shared/server/processes';
import { client, useRead } from '../shared/server/queries';
import { ask } from '../shared/server/request';
import type { Schema } from '../shared/server/contract';
import { Heading } from '../shared/shell/heading';
import { Scroll } from '../shared/shell/scroll';
import { Loaded } from '../shared/shell/states';
import { LocalTime } from '../shared/shell/time';
import type { TextName } from '../shared/texts/texts';
import { useSentence } from '../shared/texts/sentences';
import { useTexts } from '../shared/texts/use-texts';
import { usePaging } from '../shared/shell/paging';

// no event of the store says that something broke, so the page asks again by itself
client.setQueryDefaults(['/operator-tasks'], { refetchInterval: 15_000 });

type OperatorTask = Schema<'OperatorTask'>;

const kinds = {
  defect: 'defectKind',
  consequence: 'consequenceKind',
  errand: 'errandKind',
  notice: 'noticeKind',
  missingEvent: 'missingEventKind',
  log: 'logKind',
  view: 'viewKind',
} as const satisfies Record<OperatorTask['kind'], TextName>;
/** What is named by neither a command nor an event. */
const places: Readonly<Record<string, TextName>> = {
  deadlines: 'deadlinesPlace',
  submission: 'submissionPlace',
  tasks: 'tasksPlace',
  notices: 'noticesPlace',
  startFollowUp: 'startFollowUpPlace',
  startComplaint: 'startComplaintPlace',
  startRework: 'startReworkPlace',
  moveStock: 'moveStockPlace',
  recordMaintenance: 'recordMaintenancePlace',
  deadlineProofs: 'deadlineProofsPlace',
  view: 'viewPlace',
};

const reasons = {
  partiesMissing: 'partiesMissingReason',
  failed: 'failedReason',
} as const satisfies Record<NonNullable<OperatorTask['reason']>, TextName>;

/** Sends what is done about a task, once however often it is pressed, and reads the list again. */
function useTaskAction(id: string, action: 'retry' | 'resolution') {
  const sentenceOf = useSentence();
  const once = useIdempotentRequest();
  const [problem, setProblem] = useState<string>();
  const send = async (body?: object): Promise<void> => {
    try {
      const path = `/operator-tasks/${encodeURIComponent(id)}/${action}`;
      await once((key) => ask(path, { method: 'POST', key, ...(body && { body }) }));
      await client.invalidateQueries({ queryKey: ['/operator-tasks'] });
    } catch (error) {
      setProblem(sentenceOf(error));
    }
  };
  return { send, alert: problem && <Alert type="error" showIcon role="alert" title={problem} /> };
}

/** Has it done once more: what one process has asked of another, the messages that could not be sent. */
function TryAgain({ id }: { readonly id: string }) {
  const { t } = useTexts();
  const { send, alert } = useTaskAction(id, 'retry');
  return (
    <>
      <Button onClick={() => void send()}>{t('tryAgain')}</Button>
      {alert}
    </>
  );
}

/** Says how it was mended; the task is gone until the same happens again. */
function Resolve({ id }: { readonly id: string }) {
  const { t } = useTexts();
  const { send, alert } = useTaskAction(id, 'resolution');
  return (
    <Form<{ resolution: string }> layout="inline" onFinish={(given) => void send(given)}>
      <Form.Item name="resolution" rules={[{ required: true, message: t('resolutionNeeded') }]}>
        <Input aria-label={t('resolution')} placeholder={t('resolution')} maxLength={500} />
      </Form.Item>
      <Button htmlType="submit">{t('markMended')}</Button>
      {alert}
    </Form>
  );
}

const subjectOf = (template: string, number: string, language: Language): string =>
  Object.hasOwn(noticeWordings, template)
    ? wordNotice({ template: template as NoticeTemplate, facts: { number } }, language, 'UTC').subject
    : template;

const whereItBroke = ({ stack }: OperatorTask) => <pre className="stack">{stack}</pre>;

/** What no user can mend, for whoever operates the system. */
export function Page() {
  const paging = usePaging(20);
  const { t, command, event, language } = useTexts();
  const tasks = useRead('/operator-tasks');
  const place = ({ kind, about, number }: OperatorTask): string => {
    if (kind === 'notice') return subjectOf(about, number, language);
    if (places[about]) return t(places[about]);
    if (/^\d+$/.test(about)) return t('eventPlace', { sequence: about });
    return Object.hasOwn(catalogue.events, about) ? event(about) : command(about);
  };
  return (
    <>
      <Heading text={t('operations')} />
      <Typography.Paragraph type="secondary">{t('operationsHint')}</Typography.Paragraph>
      <Loaded of={tasks}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty description={t('nothingBroken')} />
          ) : (
            <Scroll label={t('operations')}>
              <Table
                size="small"
                rowKey="id"
                pagination={paging}
                dataSource={[...items]}
                expandable={{
                  rowExpandable: ({ stack }) => stack !== null,
                  expandedRowRender: whereItBroke,
                }}
                columns={[
                  { title: t('lastSeen'), render: (_v, { lastAt }) => <LocalTime at={lastAt} /> },
                  { title: t('number'), render: (_v, { number }) => <Link to={pageOfNumber(number)}>{number}</Link> },
                  {
                    title: t('whatIsBroken'),
                    render: (_v, task) => (
                      <Flex vertical>
                        <Typography.Text strong>{t(kinds[task.kind])}</Typography.Text>
                        <span>{place(task)}</span>
                        {task.reason && <span>{t(reasons[task.reason])}</span>}
                      </Flex>
                    ),
                  },
                  { title: t('howOften'), dataIndex: 'count', align: 'right' },
                  {
                    title: t('mended'),
                    render: (_v, { id, kind }) => (
                      <Flex gap="small" wrap>
                        {(kind === 'errand' || kind === 'notice') && <TryAgain id={id} />}
                        {kind !== 'notice' && <Resolve id={id} />}
                      </Flex>
                    ),
                  },
                ]}
              />
            </Scroll>
          )
        }
      </Loaded>
    </>
  );
}
