import { Card, Flex, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { RepairOrder } from '../../domain/repair-order/state';
import { firstWords, type Statement } from '../../domain/repair-order/statements';
import { usePeople } from '../shared/server/queries';
import type { OrderView } from '../shared/server/replies';
import { ActionsOf } from '../shared/shell/actions-of';
import { LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';
import { Held, openHoldOf } from './held';
import { places } from './places';

const isTold = (part: ReactNode): boolean => (Array.isArray(part) ? part.length > 0 : Boolean(part));

function ToldCard({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return isTold(children) ? (
    <Card size="small" title={title}>
      <Flex vertical gap={6}>
        {children}
      </Flex>
    </Card>
  ) : null;
}

/** What somebody wrote, and where it was corrected what it said first. */
function Words({ text, first }: { readonly text: ReactNode; readonly first: string | undefined }) {
  const { t } = useTexts();
  return (
    <div className="wrap">
      {text}
      {first !== undefined && <Typography.Text type="secondary"> {t('firstSaid', { words: first })}</Typography.Text>}
    </div>
  );
}

/** D-18: what people have told each other about this visit, as far as it is for the reader. */
export function Told({ order }: { readonly order: OrderView }) {
  const { t, field, role, value } = useTexts();
  const nameOf = usePeople();
  const { messages = [], abnormalities, calls, quality, expertOpinion, transports, washWaived } = order;
  const hold = openHoldOf(order);
  const { returned } = quality;
  const first = (event: Statement['event'], name: string, about?: string): string | undefined =>
    firstWords(order as unknown as RepairOrder, event, name, about);
  return (
    <>
      <ToldCard title={t('messagesTitle')}>
        {messages.toReversed().map(({ at, by, to, text }) => (
          <div key={`${at} ${by}`}>
            <Typography.Text type="secondary">
              <LocalTime at={at} /> {nameOf(by)} → {role(to)}
            </Typography.Text>
            <div className="wrap">{text}</div>
          </div>
        ))}
      </ToldCard>
      <ToldCard title={t('doAgainTitle')}>
        {returned && (
          <Words text={returned.reason} first={first('qualityFailed', 'reason') ?? first('resultRejected', 'reason')} />
        )}
      </ToldCard>
      <ToldCard title={t('onHoldTitle')}>
        {hold && (
          <div className="wrap">
            <Held hold={hold} /> {hold.note}
          </div>
        )}
      </ToldCard>
      <ToldCard title={t('abnormalitiesTitle')}>
        {abnormalities
          .filter(({ description }) => description !== undefined)
          .map(({ abnormalityId, description, measure, owner, result }) => (
            <div key={abnormalityId} className="wrap">
              <Words text={description} first={first('abnormalityReported', 'description', abnormalityId)} />
              {measure !== undefined && (
                <div>
                  <Words
                    text={`${field('measure')}: ${measure} · ${nameOf(owner ?? '')}`}
                    first={first('counterMeasureRecorded', 'measure', abnormalityId)}
                  />
                  {result !== undefined && <Tag color="green">{result}</Tag>}
                </div>
              )}
              <ActionsOf place={places.abnormality} about={abnormalityId} name={description ?? ''} />
            </div>
          ))}
      </ToldCard>
      <ToldCard title={t('doubtsTitle')}>
        {calls
          .filter(({ doubt }) => doubt !== undefined)
          .map(({ callId, doubt }) => (
            <div key={callId}>
              <Words text={doubt} first={first('technicianCalled', 'doubt', callId)} />
              <ActionsOf place={places.calls} about={callId} name={doubt ?? ''} />
            </div>
          ))}
      </ToldCard>
      <ToldCard title={field('opinion')}>
        {expertOpinion && <Words text={expertOpinion} first={first('expertSigned', 'opinion')} />}
      </ToldCard>
      <ToldCard title={t('drivesTitle')}>
        {transports.map(({ transportId, driver, task, place, wantedAt }) => (
          <div key={transportId}>
            {task && <Tag>{value(task)}</Tag>} {nameOf(driver)} {place}{' '}
            {wantedAt !== undefined && <LocalTime at={wantedAt} />}
            <ActionsOf place={places.drives} about={transportId} name={nameOf(driver)} />
          </div>
        ))}
      </ToldCard>
      <ToldCard title={t('washWaivedTitle')}>{washWaived && value(washWaived)}</ToldCard>
    </>
  );
}
