import { Alert, Col, Flex, Row, Table, Tag } from 'antd';
import { Link, useParams } from 'react-router';
import { useMay, usePeople, useProcess } from '../shared/server/queries';
import type { WorkshopDayView } from '../shared/server/replies';
import { pageOfNumber } from '../shared/server/processes';
import { read } from '../shared/server/request';
import { useBays } from '../shared/server/store-lists';
import { ActionsOf } from '../shared/shell/actions-of';
import { AllCommands } from '../shared/shell/all-commands';
import { Heading } from '../shared/shell/heading';
import { useMoment } from '../shared/shell/moment';
import { NextStep } from '../shared/shell/next-step';
import { Part } from '../shared/shell/part';
import { ProcessActions } from '../shared/shell/process-actions';
import { Scroll } from '../shared/shell/scroll';
import { Loaded } from '../shared/shell/states';
import { TimeTravel } from '../shared/shell/time-travel';
import { Timeline } from '../shared/shell/timeline';
import { useTexts } from '../shared/texts/use-texts';
import { dayDefaultsFor, timesOf } from './form-defaults';
import { places } from './places';

function Planned({ day }: { readonly day: WorkshopDayView }) {
  const { t, stage, field, value } = useTexts();
  const person = usePeople();
  const { nameOf: bay } = useBays();
  const mayRead = useMay('workshopDay.listEvents');
  const rows = [...day.reservations].toSorted((a, b) => (a.allocation.work.from < b.allocation.work.from ? -1 : 1));
  return (
    <ProcessActions view={day} places={places} formDefaultsFor={dayDefaultsFor}>
      <Heading text={`${t('workshopDay')} ${day.date}`}>
        <Tag color="blue">{stage(day.stage)}</Tag>
        <AllCommands />
      </Heading>
      <div style={{ marginBottom: 12 }}>
        <NextStep />
      </div>
      {day.unfit.length > 0 && <Alert type="warning" showIcon title={t('unfitHint')} style={{ marginBottom: 12 }} />}
      <Row gutter={[16, 16]}>
        <Col xs={24} xl={15}>
          <Part place={places.times} part="times" style={{ marginBottom: 16 }}>
            <Scroll label={t('reservedTimes')}>
              <Table
                size="small"
                rowKey="reservationId"
                pagination={false}
                locale={{ emptyText: t('nothingReserved') }}
                dataSource={rows}
                columns={[
                  { title: t('appointedTime'), render: (_v, { allocation }) => timesOf(allocation.work) },
                  {
                    title: field('holder'),
                    render: (_v, { holder, reservationId, walkIn, allocation }) => (
                      <>
                        <Link to={pageOfNumber(holder)}>{holder}</Link> {walkIn && <Tag>{field('walkIn')}</Tag>}
                        {day.unfit.includes(reservationId) && <Tag color="orange">!</Tag>}
                        <ActionsOf place={places.reservation} about={reservationId} name={timesOf(allocation.work)} />
                      </>
                    ),
                  },
                  { title: field('bay'), render: (_v, { allocation }) => bay(allocation.bay) },
                  { title: field('technician'), render: (_v, { allocation }) => person(allocation.technician) },
                  {
                    title: field('advisor'),
                    render: (_v, { allocation }) => (allocation.advisor === null ? '—' : person(allocation.advisor)),
                  },
                ]}
              />
            </Scroll>
          </Part>
          {mayRead && <Timeline number={day.number} />}
        </Col>
        <Col xs={24} xl={9}>
          <Part place={places.blocks} part="blocks">
            {day.blocks.map(({ blockId, what, resourceId, from, until, blockedFor }) => (
              <Flex key={blockId} gap={8} wrap align="center" data-block={blockId}>
                <strong>{what === 'bay' ? bay(resourceId) : person(resourceId)}</strong>
                <span>{timesOf({ from, until })}</span>
                <span>{value(blockedFor)}</span>
                <ActionsOf place={places.block} about={blockId} name={timesOf({ from, until })} />
              </Flex>
            ))}
          </Part>
        </Col>
      </Row>
    </ProcessActions>
  );
}

/** what is taken of one date. A date that nobody has booked has no page yet. */
export function Page() {
  const { number = '' } = useParams();
  const mayChoose = useMay('workshopDay.listEvents');
  const day = useProcess(number, useMoment(), (query, signal) =>
    read('/workshop-days/{number}', { path: { number }, query }, signal),
  );
  return (
    <TimeTravel key={number} number={number} mayChoose={mayChoose}>
      <Loaded of={day}>{(view) => <Planned day={view} />}</Loaded>
    </TimeTravel>
  );
}
