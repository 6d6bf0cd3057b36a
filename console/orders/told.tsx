import { Card, Flex, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import { usePeople } from '../shared/server/queries';
import type { OrderView } from '../shared/server/replies';
import { LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';

const isTold = (part: ReactNode): boolean => (Array.isArray(part) ? part.length > 0 : Boolean(part));

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return isTold(children) ? (
    <Card size="small" title={title}>
      <Flex vertical gap={6}>
        {children}
      </Flex>
    </Card>
  ) : null;
}

/** D-18: what people have told each other about this visit, as far as it is for the reader. */
export function Told({ order }: { readonly order: OrderView }) {
  const { t, field, role, value } = useTexts();
  const nameOf = usePeople();
  const { messages = [], abnormalities, calls, quality, round, expertOpinion, transports, washWaived } = order;
  const hold = round?.holds.find(({ to }) => to === undefined);
  const { returned } = quality;
  return (
    <>
      <Part title={t('messagesTitle')}>
        {messages.toReversed().map(({ at, by, to, text }) => (
          <div key={`${at} ${by}`}>
            <Typography.Text type="secondary">
              <LocalTime at={at} /> {nameOf(by)} → {role(to)}
            </Typography.Text>
            <div className="wrap">{text}</div>
          </div>
        ))}
      </Part>
      <Part title={t('doAgainTitle')}>{returned && <div className="wrap">{returned.reason}</div>}</Part>
      <Part title={t('onHoldTitle')}>
        {hold && (
          <div className="wrap">
            {value(hold.reason)} {hold.note}
            {hold.expectedUntil !== undefined && (
              <>
                {' '}
                {field('expectedUntil')} <LocalTime at={hold.expectedUntil} />
              </>
            )}
          </div>
        )}
      </Part>
      <Part title={t('abnormalitiesTitle')}>
        {abnormalities
          .filter(({ description }) => description !== undefined)
          .map(({ abnormalityId, description, measure, owner, result }) => (
            <div key={abnormalityId} className="wrap">
              {description}
              {measure !== undefined && (
                <div>
                  {field('measure')}: {measure} · {nameOf(owner ?? '')}{' '}
                  {result !== undefined && <Tag color="green">{result}</Tag>}
                </div>
              )}
            </div>
          ))}
      </Part>
      <Part title={t('doubtsTitle')}>
        {calls
          .filter(({ doubt }) => doubt !== undefined)
          .map(({ callId, doubt }) => (
            <div key={callId} className="wrap">
              {doubt}
            </div>
          ))}
      </Part>
      <Part title={field('opinion')}>{expertOpinion && <div className="wrap">{expertOpinion}</div>}</Part>
      <Part title={t('drivesTitle')}>
        {transports.map(({ transportId, driver, task, place, wantedAt }) => (
          <div key={transportId}>
            {task && <Tag>{value(task)}</Tag>} {nameOf(driver)} {place}{' '}
            {wantedAt !== undefined && <LocalTime at={wantedAt} />}
          </div>
        ))}
      </Part>
      <Part title={t('washWaivedTitle')}>{washWaived && value(washWaived)}</Part>
    </>
  );
}
