import { Card, Flex, Tag, Typography } from 'antd';
import { PhoneOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import { usePeople } from '../shared/server/queries';
import type { Customer, FollowUpView } from '../shared/server/replies';
import { Part } from '../shared/shell/part';
import { LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';
import { places } from './places';
import { useWishText } from './wish';

const branchNames = { everybody: undefined, satisfied: 'ifSatisfied', notSatisfied: 'ifNot' } as const;

/** G-21: what the caller says, with the lines for either answer marked. */
export function Script({ script }: Pick<FollowUpView, 'script'>) {
  const { t, language } = useTexts();
  if (script.length === 0) return null;
  return (
    <Card size="small" title={t('script')} data-part="script">
      <ol className="script">
        {script.map((line) => {
          const branch = branchNames[line.branch];
          return (
            <li key={line.zh}>
              {branch && <Tag color={branch === 'ifSatisfied' ? 'green' : 'orange'}>{t(branch)}</Tag>}
              {line[language]}
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

/** G-04: whom to call, how and when they wish it, and how often that was tried. */
export function WhomToCall({
  followUp,
  customer,
  mayKnow,
}: {
  readonly followUp: FollowUpView;
  readonly customer: Customer | undefined;
  readonly mayKnow: boolean;
}) {
  const { t, field, value } = useTexts();
  const nameOf = usePeople();
  const wishText = useWishText();
  const { wish, bookedAt, calls, attemptsLeft, specialist, order, complaint, leftAt } = followUp;
  return (
    <Part place={places.caller} part="customer" buttons={1}>
      <Flex vertical gap={8}>
        {!mayKnow && <Typography.Text type="secondary">{t('privateData')}</Typography.Text>}
        {customer && (
          <Flex gap={12} wrap align="baseline">
            <Link to={`/customers/${customer.id}`}>
              <strong>{customer.name}</strong>
            </Link>
            {customer.salutation}
            <a href={`tel:${customer.phone}`} className="phone">
              <PhoneOutlined aria-hidden /> {customer.phone}
            </a>
          </Flex>
        )}
        {wish && (
          <span>
            {t('wish')}: {wishText(wish)}
          </span>
        )}
        {bookedAt !== undefined && (
          <span>
            {t('bookedFor')} <LocalTime at={bookedAt} />
          </span>
        )}
        {calls.map(({ callId, at, by, reached, channel }) => (
          <span key={callId}>
            <LocalTime at={at} /> · {nameOf(by)} · {t(reached ? 'wasReached' : 'wasNotReached')}
            {channel !== undefined && ` · ${value(channel)}`}
          </span>
        ))}
        {attemptsLeft > 0 && calls.length > 0 && <span>{t('attemptsStillNeeded', { n: attemptsLeft })}</span>}
        <Typography.Text type="secondary">
          {specialist !== undefined && `${field('specialist')}: ${nameOf(specialist)} · `}
          {t('leftOn')} <LocalTime at={leftAt} /> · <Link to={`/repair-orders/${order}`}>{t('thatVisit')}</Link>
          {complaint !== undefined && (
            <>
              {' '}
              · <Link to={`/complaints/${complaint}`}>{t('theComplaint')}</Link>
            </>
          )}
        </Typography.Text>
      </Flex>
    </Part>
  );
}

/** What the customer said: by the link, in the call, and what came of it. */
export function WhatTheySaid({ followUp: { own, overall, problem, need } }: { readonly followUp: FollowUpView }) {
  const { field, value } = useTexts();
  return (
    <>
      <Part place={places.own} part="own">
        {own && (
          <>
            {value(own.overall)} · <LocalTime at={own.at} />
          </>
        )}
        {overall !== undefined && (
          <p style={{ margin: 0 }}>
            {field('overall')}: {value(overall)}
          </p>
        )}
      </Part>
      <Part place={places.problem} part="problem">
        {problem && (
          <>
            「{problem.words}」
            {problem.cause !== undefined && (
              <p style={{ margin: 0 }}>
                {field('cause')}: {problem.cause}
              </p>
            )}
          </>
        )}
      </Part>
      <Part place={places.need} part="need">
        {need && <>「{need.words}」</>}
      </Part>
    </>
  );
}
