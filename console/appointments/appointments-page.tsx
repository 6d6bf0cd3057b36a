import { PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker, Flex, Table, Tag } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useMay, useRead } from '../shared/server/queries';
import { ExportButton } from '../shared/exports/export-button';
import { Heading } from '../shared/shell/heading';
import { Scroll } from '../shared/shell/scroll';
import { Loaded } from '../shared/shell/states';
import { atStore } from '../shared/shell/store-time';
import { LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';

const DAY = 'YYYY-MM-DD';

/** who is expected on a day, or everything that is open. */
export function Page() {
  const { t, stage } = useTexts();
  const mayOpen = useMay('appointment.open');
  const [day, setDay] = useState<string | undefined>(() => atStore(Date.now()).format(DAY));
  const mayPlan = useMay('workshopDay.listPlans');
  const mayCount = useMay('appointment.readStatistics');
  const navigate = useNavigate();
  const query = useRead('/appointments', { query: { limit: 100, ...(day !== undefined && { day }) } });
  return (
    <>
      <Heading text={t('appointments')}>
        <DatePicker
          aria-label={t('appointedTime')}
          allowClear
          placeholder={t('everyOpen')}
          value={day === undefined ? null : dayjs(day)}
          onChange={(chosen: dayjs.Dayjs | null) => setDay(chosen?.format(DAY))}
        />
        <ExportButton what="appointments" filter={{ day }} />
        {mayPlan && <Link to={day === undefined ? '/planner' : `/planner?day=${day}`}>{t('planner')}</Link>}
        {mayCount && <Link to="/appointment-statistics">{t('appointmentStatistics')}</Link>}
        {mayOpen && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate('/appointments/new')}>
            {t('bookVisit')}
          </Button>
        )}
      </Heading>
      <Flex vertical>
        <Scroll label={t('appointments')}>
          <Loaded of={query}>
            {({ items }) => (
              <Table
                locale={{ emptyText: t('noAppointments') }}
                size="small"
                rowKey="number"
                pagination={false}
                dataSource={[...items]}
                columns={[
                  {
                    title: t('appointedTime'),
                    render: (_v, { startsAt }) => (startsAt === null ? t('noTimeYet') : <LocalTime at={startsAt} />),
                  },
                  {
                    title: t('number'),
                    dataIndex: 'number',
                    render: (number: string) => <Link to={`/appointments/${number}`}>{number}</Link>,
                  },
                  { title: t('plate'), render: (_v, { plate }) => <span className="plate">{plate}</span> },
                  { title: t('model'), dataIndex: 'model' },
                  { title: t('stage'), render: (_v, row) => <Tag>{stage(row.stage)}</Tag> },
                  {
                    title: t('workshopToldYes'),
                    render: (_v, { workshopKnows, startsAt }) =>
                      startsAt !== null && (
                        <Tag color={workshopKnows ? 'green' : 'orange'}>
                          {t(workshopKnows ? 'workshopToldYes' : 'workshopToldNo')}
                        </Tag>
                      ),
                  },
                ]}
              />
            )}
          </Loaded>
        </Scroll>
      </Flex>
    </>
  );
}
