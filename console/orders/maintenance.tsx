import { Alert, Card, Flex, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import { workIn } from '../../domain/repair-order/maintenance-work';
import { fieldNames } from '../shared/master-data/field-words';
import type { WholeOrder } from '../shared/server/replies';
import { LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';

interface Next {
  readonly nextDay: string | null;
  readonly nextKilometres: number | null;
}

function NextMaintenance({ next: { nextDay, nextKilometres } }: { readonly next: Next }) {
  const { t } = useTexts();
  if (nextDay === null && nextKilometres === null) return <>{t('none')}</>;
  return (
    <>
      {nextDay} {nextKilometres !== null && t('kilometres', { n: nextKilometres })}
    </>
  );
}

/** F-20: what was agreed with the customer; before that, what follows from the cycle of the car. */
function Plan({ order }: { readonly order: WholeOrder }) {
  const { t, field, language } = useTexts();
  const { maintenancePlan: agreed, planRefusal } = order.aftercare ?? {};
  const plan = agreed ?? order.maintenance?.proposed;
  if (!plan) return null;
  const { everyKilometres, everyMonths } = plan.basis;
  return (
    <div data-part="plan">
      <Typography.Text strong>{field('maintenancePlan')}</Typography.Text> {!agreed && <Tag>{t('planProposed')}</Tag>}
      {planRefusal !== undefined && (
        <Tag color="orange">
          {t('planRefused')}：{planRefusal}
        </Tag>
      )}
      <Typography.Text type="secondary">
        {t('planBasis', { kilometres: everyKilometres, months: everyMonths })}
      </Typography.Text>
      {plan.nodes.map(({ day, kilometres, work }) => (
        <div key={day}>
          {day} · {t('kilometres', { n: kilometres })} · {workIn(language, work)}
        </div>
      ))}
    </div>
  );
}

/** F-25, F-26: what the file says, what it lacks, and where it disagrees with what the customer was told. */
export function Maintenance({ order }: { readonly order: WholeOrder }) {
  const { t } = useTexts();
  const { maintenance, dms } = order;
  if (!maintenance) return null;
  const { recorded, lastVisit, missing } = maintenance;
  const { nextAppointmentAt } = dms ?? {};
  return (
    <Card size="small" title={t('maintenanceTitle')} data-part="maintenance">
      <Flex vertical gap={8}>
        {dms?.mismatch && (
          <Alert
            type={dms.mismatchReason === undefined ? 'error' : 'info'}
            showIcon
            title={t('fileDiffers')}
            description={dms.mismatchReason}
          />
        )}
        <Plan order={order} />
        <div>
          {t('onRecord')} <NextMaintenance next={recorded} />
        </div>
        {lastVisit && (
          <div>
            {t('toldLastTime')} <Link to={`/repair-orders/${lastVisit.number}`}>{lastVisit.number}</Link>{' '}
            <NextMaintenance next={lastVisit} /> {lastVisit.differs && <Tag color="red">{t('differsFromRecord')}</Tag>}
          </div>
        )}
        {nextAppointmentAt !== undefined && (
          <div>
            {t('nextAppointmentAt')} <LocalTime at={nextAppointmentAt} />
          </div>
        )}
        {missing.length > 0 && (
          <div>
            <Link to={`/customers/${order.customer.id}?vehicle=${order.vehicle.id}`}>{t('missingInFile')}</Link>{' '}
            {missing.map((name) => {
              const word = fieldNames[name];
              return word && <Tag key={name}>{t(word)}</Tag>;
            })}
          </div>
        )}
      </Flex>
    </Card>
  );
}
