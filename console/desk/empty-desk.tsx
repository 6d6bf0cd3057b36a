import { Button, Empty, Flex } from 'antd';
import { useNavigate } from 'react-router';
import type { Operation } from '../../api/permissions';
import { may, useMe } from '../shared/server/queries';
import type { TextName } from '../shared/texts/texts';
import { useTexts } from '../shared/texts/use-texts';
import { emptyTexts, type DeskKind } from './kind';

/** Where work for this desk comes from. */
const waysOn: { readonly [K in DeskKind]?: readonly (readonly [path: string, name: TextName, needs: Operation])[] } = {
  advisor: [
    ['/repair-orders/new', 'newOrder', 'repairOrder.open'],
    ['/arrivals', 'arrivals', 'appointment.listArrivals'],
  ],
  technician: [['/planner', 'planner', 'workshopDay.listPlans']],
  workshop: [['/planner', 'planner', 'workshopDay.listPlans']],
  parts: [['/picking-list', 'pickingList', 'readPickingList']],
  money: [['/settlement', 'settlementQueue', 'repairOrder.readSettlementQueue']],
  relations: [
    ['/complaints', 'complaints', 'complaint.list'],
    ['/follow-ups', 'followUps', 'followUp.list'],
  ],
  manager: [['/overview', 'overview', 'readOverdue']],
};

/** Nothing lies on the desk: what will come, and how to make it come. */
export function EmptyDesk({ kind }: { readonly kind: DeskKind }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const me = useMe().data;
  const ways = (waysOn[kind] ?? []).filter(([, , needs]) => may(me, needs));
  return (
    <Empty description={t(emptyTexts[kind])} image={Empty.PRESENTED_IMAGE_SIMPLE}>
      <Flex gap={8} justify="center" wrap>
        {ways.map(([path, name], index) => (
          <Button key={path} type={index === 0 ? 'primary' : 'default'} onClick={() => void navigate(path)}>
            {t(name)}
          </Button>
        ))}
      </Flex>
    </Empty>
  );
}
