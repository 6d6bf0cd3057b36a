import { BellOutlined } from '@ant-design/icons';
import { Button, Empty, Flex, Popover, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Schema } from '../server/contract';
import { pageOfNumber } from '../server/processes';
import { useReadWhen } from '../server/queries';
import { useTexts } from '../texts/use-texts';
import { LocalTime } from './time';

const SHOWN = 12;

/** Where it leads: to its process, to what somebody has read, or to the tasks. */
function pageOf({ template, number }: Schema<'Notice'>): string {
  if (template === 'readBudgetExceeded') return `/audit?who=${number}&kind=read`;
  if (template === 'intakeDue' || template === 'intakeOverdue') return '/intake';
  return template === 'personalRequestDue' || template === 'personalRequestOverdue' ? '/tasks' : pageOfNumber(number);
}

/** What the store told this person inside the application. */
export function Notices() {
  const { t, language } = useTexts();
  const [open, setOpen] = useState(false);
  const { data } = useReadWhen(open, '/notices/mine');
  const items = data?.items.slice(0, SHOWN) ?? [];
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      placement="bottomRight"
      content={
        <Flex vertical gap={10} style={{ width: 320, maxHeight: 420, overflow: 'auto' }}>
          {items.length === 0 && <Empty description={t('noNotices')} />}
          {items.map((notice) => (
            <div key={notice.id}>
              <Flex justify="space-between" gap={8}>
                <Link to={pageOf(notice)} onClick={() => setOpen(false)}>
                  {notice[language].subject}
                </Link>
                <Typography.Text type="secondary">
                  <LocalTime at={notice.at} />
                </Typography.Text>
              </Flex>
              <Typography.Text type="secondary">{notice[language].text}</Typography.Text>
            </div>
          ))}
        </Flex>
      }
    >
      <Button type="text" icon={<BellOutlined />} aria-label={t('notices')} />
    </Popover>
  );
}
