import { Card, Col, Descriptions, Flex, Row, Tag } from 'antd';
import { formDefaultsFor } from './form-defaults';
import { OrderHeading } from './order-heading';
import { usePeople } from '../shared/server/queries';
import type { OrderOutline } from '../shared/server/replies';
import { Actions } from '../shared/shell/actions';
import { LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';

/** L-39: a visit for whoever drives the car, lets it out or keeps the system running: nothing but what that needs. */
export function Outline({ order }: { readonly order: OrderOutline }) {
  const { t, value, language } = useTexts();
  const nameOf = usePeople();
  const pass = order.view === 'brief' ? undefined : order.exitPass;
  const contact = order.view === 'transport' ? order.contact : null;
  const drives = order.view === 'transport' ? order.transports : [];
  return (
    <>
      <OrderHeading order={order} />
      <Row gutter={[16, 16]}>
        <Col xs={24} xl={9}>
          <Actions view={order} formDefaultsFor={(command, view) => formDefaultsFor(command, view, language)} />
        </Col>
        <Col xs={24} xl={15}>
          <Flex vertical gap={16}>
            <Descriptions
              size="small"
              column={1}
              items={[
                { key: 'plate', label: t('plate'), children: <span className="plate">{order.plate}</span> },
                { key: 'model', label: t('model'), children: order.model },
                { key: 'advisor', label: t('advisor'), children: nameOf(order.advisor) },
                ...(pass ? [{ key: 'pass', label: t('exitPass'), children: pass.number }] : []),
              ]}
            />
            {drives.length > 0 && (
              <Card size="small" title={t('drivesTitle')}>
                {drives.map(({ transportId, driver, task, place, wantedAt }) => (
                  <div key={transportId}>
                    {task && <Tag>{value(task)}</Tag>} {nameOf(driver)} {place}{' '}
                    {wantedAt !== undefined && <LocalTime at={wantedAt} />}
                  </div>
                ))}
              </Card>
            )}
            {contact && (
              <Card size="small" title={t('customer')}>
                {contact.name} <a href={`tel:${contact.phone}`}>{contact.phone}</a>
                <p style={{ margin: 0 }}>{contact.address}</p>
              </Card>
            )}
          </Flex>
        </Col>
      </Row>
    </>
  );
}
