import { Card, Flex } from 'antd';
import { Link } from 'react-router';
import type { ComplaintView } from '../shared/server/replies';
import { useTexts } from '../shared/texts/use-texts';

/** The visit, the rework, earlier complaints and the call that a complaint is about or came of. */
export function CaseLinks({ complaint }: { readonly complaint: ComplaintView }) {
  const { t } = useTexts();
  const linked = [
    ...(complaint.order ? [[`/repair-orders/${complaint.order}`, complaint.order] as const] : []),
    ...(complaint.rework?.order ? [[`/repair-orders/${complaint.rework.order}`, complaint.rework.order] as const] : []),
    ...(complaint.view === 'whole'
      ? [...new Set([...(complaint.forerunners ?? []), ...complaint.linkedComplaints])].map(
          (number) => [`/complaints/${number}`, number] as const,
        )
      : []),
    ...(complaint.view === 'whole' && complaint.followUp
      ? [[`/follow-ups/${complaint.followUp}`, complaint.followUp] as const]
      : []),
  ];
  if (linked.length === 0) return null;
  return (
    <Card size="small" title={t('links')}>
      <Flex gap={12} wrap>
        {linked.map(([to, number]) => (
          <Link key={number} to={to}>
            {number}
          </Link>
        ))}
      </Flex>
    </Card>
  );
}
