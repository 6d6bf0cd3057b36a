import { Card, Flex, Tag } from 'antd';
import { Link } from 'react-router';
import { yuan } from '../../domain/values/money';
import type { OrderView } from '../shared/server/replies';
import { ActionsOf } from '../shared/shell/actions-of';
import { Part } from '../shared/shell/part';
import { LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';
import { Accounts } from './accounts';
import { CarAndCustomer } from './car-and-customer';
import { Changed } from './corrections';
import { ExtraItems } from './extra-items';
import { Maintenance } from './maintenance';
import { places } from './places';
import { Promised, Uncollected } from './promise';
import { Told } from './told';
import { Work } from './work';

/** The car may leave for now, or is away. */
function Leave({ leave }: { readonly leave: OrderView['leave'] }) {
  const { t } = useTexts();
  return (
    <Part place={places.leave} part="leave">
      {leave && (
        <>
          {t('backOn')} {leave.invited?.day ?? leave.returnDay} · {t('leaveOwed')} {yuan(leave.owed)}
          {leave.pass && (
            <>
              {' '}
              · {t('leavePass')} {leave.pass.number}
            </>
          )}
        </>
      )}
    </Part>
  );
}

function WishAndFindings({ order }: { readonly order: OrderView }) {
  const { t } = useTexts();
  const { needs } = order;
  const rework = order.view === 'work' ? order.reworkWords : null;
  return (
    <Part place={places.findings} part="findings">
      {(needs.length > 0 || rework !== null) && (
        <>
          {needs.map(({ needId, words }) => (
            <p key={needId} style={{ margin: 0 }}>
              「{words}」
            </p>
          ))}
          {rework !== null && (
            <p style={{ margin: 0 }}>
              {t('reworkWords')}: 「{rework}」
            </p>
          )}
        </>
      )}
    </Part>
  );
}

/** What was raised to somebody because it took too long, while nobody has taken it over. */
function Escalations({ order }: { readonly order: OrderView }) {
  const { t, role, timer } = useTexts();
  const open = order.escalations.filter(({ acknowledged }) => !acknowledged);
  if (open.length === 0) return null;
  return (
    <Card size="small" title={t('unacknowledged')} data-part="escalations">
      {open.map(({ id, timer: name, to, at }) => (
        <Flex key={id} gap={8} wrap align="center" justify="space-between">
          <span>
            <Tag color="red">{timer(name)}</Tag> {t('escalatedTo', { role: role(to) })} · <LocalTime at={at} />
          </span>
          <ActionsOf place={places.escalations} about={id} name={timer(name)} />
        </Flex>
      ))}
    </Card>
  );
}

function Complaints({ order }: { readonly order: OrderView }) {
  const { t, stage } = useTexts();
  const complaints = order.view === 'whole' ? (order.complaints ?? []) : [];
  if (complaints.length === 0) return null;
  return (
    <Card size="small" title={t('complaintsAbout')}>
      {complaints.map((complaint) => (
        <p key={complaint.number} style={{ margin: 0 }}>
          <Link to={`/complaints/${complaint.number}`}>{complaint.number}</Link> {stage(complaint.stage)}
        </p>
      ))}
    </Card>
  );
}

/** The whole visit at a glance, each part with what can be done there; whoever works on the car sees the work first. */
export function Summary({ order }: { readonly order: OrderView }) {
  const isWorkshop = order.view === 'work';
  const work = <Work order={order} />;
  return (
    <Flex vertical gap={12}>
      <Escalations order={order} />
      {isWorkshop && work}
      {isWorkshop && <ExtraItems order={order} />}
      <div className="beside parts">
        <CarAndCustomer order={order} />
        <WishAndFindings order={order} />
        <Promised order={order} />
        <Part place={places.order} part="order" />
        <Part place={places.delivery} part="delivery" />
        <Uncollected pickup={order.pickup} />
        <Leave leave={order.leave} />
      </div>
      {!isWorkshop && work}
      {!isWorkshop && <ExtraItems order={order} />}
      <Told order={order} />
      {order.view === 'whole' && <Accounts order={order} />}
      {order.view === 'whole' && <Maintenance order={order} />}
      <Changed order={order} />
      <Complaints order={order} />
    </Flex>
  );
}
