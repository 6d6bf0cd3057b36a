import { Flex, Tag, Typography } from 'antd';
import { usePeople } from '../shared/server/queries';
import type { WholeComplaint } from '../shared/server/replies';
import { ActionsOf } from '../shared/shell/actions-of';
import { Part } from '../shared/shell/part';
import { places } from './places';
import { LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';

/** H-48: what was asked of the manufacturer, by whom, and what came of it. */
export function ManufacturerIssues({ complaint: { issues = [] } }: { readonly complaint: WholeComplaint }) {
  const { t, event, value } = useTexts();
  const nameOf = usePeople();
  return (
    <Part place={places.issues} part="issues">
      {issues.length > 0 && (
        <ul className="rows">
          {issues.map(({ issueId, topic, what, askedBy, at, answer, answeredAt, withdrawnAt }) => (
            <Flex component="li" key={issueId} className="row" justify="space-between" align="center" wrap gap={8}>
              <Flex vertical gap={2}>
                <span>
                  {value(topic)} · {nameOf(askedBy)} <LocalTime at={at} />{' '}
                  {answeredAt && <Tag color="green">{t('answered')}</Tag>}
                  {withdrawnAt && <Tag>{event('issueWithdrawn')}</Tag>}
                </span>
                <Typography.Text>{what}</Typography.Text>
                {answer && (
                  <Typography.Text type="secondary">
                    {answer} {answeredAt && <LocalTime at={answeredAt} />}
                  </Typography.Text>
                )}
              </Flex>
              <ActionsOf place={places.issue} about={issueId} name={what} />
            </Flex>
          ))}
        </ul>
      )}
    </Part>
  );
}
