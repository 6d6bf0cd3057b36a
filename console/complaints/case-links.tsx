import { Flex, Tag } from 'antd';
import { Link } from 'react-router';
import type { ComplaintView } from '../shared/server/replies';
import { ActionsOf } from '../shared/shell/actions-of';
import { Part } from '../shared/shell/part';
import { places } from './places';
import { useTexts } from '../shared/texts/use-texts';

/** The visit, the rework, earlier complaints and the call that a complaint is about or came of. */
export function CaseLinks({ complaint }: { readonly complaint: ComplaintView }) {
  const { t } = useTexts();
  const linked = [
    ...(complaint.order ? [[`/repair-orders/${complaint.order}`, complaint.order, 'caseVisit'] as const] : []),
    ...(complaint.rework?.order
      ? [[`/repair-orders/${complaint.rework.order}`, complaint.rework.order, 'caseRework'] as const]
      : []),
    ...(complaint.view === 'whole'
      ? [...new Set([...(complaint.forerunners ?? []), ...complaint.linkedComplaints])].map(
          (number) => [`/complaints/${number}`, number, 'caseComplaint'] as const,
        )
      : []),
    ...(complaint.view === 'whole' && complaint.followUp
      ? [[`/follow-ups/${complaint.followUp}`, complaint.followUp, 'caseCall'] as const]
      : []),
  ];
  const holds = complaint.view === 'whole' && complaint.holdsSettlement;
  return (
    <Part place={places.links} part="links">
      {holds && <Tag color="orange">{t('settlementHeld')}</Tag>}
      {linked.length > 0 && (
        <Flex vertical gap={6}>
          {linked.map(([to, number, name]) => (
            <Flex key={number} gap={8} wrap align="center" justify="space-between">
              <span>
                {t(name)} <Link to={to}>{number}</Link>
              </span>
              <ActionsOf place={places.linked} about={number} name={number} />
            </Flex>
          ))}
        </Flex>
      )}
    </Part>
  );
}
