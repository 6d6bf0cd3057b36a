import { Alert, Card, Table } from 'antd';
import { useMay, useReadWhen } from '../shared/server/queries';
import { Loaded } from '../shared/shell/states';
import { useTexts } from '../shared/texts/use-texts';

interface Props {
  readonly from: string;
  readonly to: string;
}

/** G-19: how many of the visits of these days were followed up; every member is. */
export function Coverage({ from, to }: Props) {
  const { t } = useTexts();
  const may = useMay('followUp.readCoverage');
  const coverage = useReadWhen(may, '/follow-up-coverage', { query: { from, to } });
  if (!may) return null;
  return (
    <Card size="small" title={t('coverage')} data-part="coverage">
      <Loaded of={coverage}>
        {({ groups, alarm }) => (
          <>
            {alarm && <Alert type="error" showIcon title={t('memberMissed')} style={{ marginBottom: 12 }} />}
            <Table
              size="small"
              rowKey="priority"
              pagination={false}
              dataSource={[...groups]}
              columns={[
                { title: t('customer'), render: (_v, { priority }) => t(priority) },
                { title: t('visits'), dataIndex: 'total', align: 'right' },
                { title: t('customersReached'), dataIndex: 'reached', align: 'right' },
                { title: t('stillOpen'), dataIndex: 'open', align: 'right' },
                { title: t('missedCustomers'), dataIndex: 'missed', align: 'right' },
              ]}
            />
          </>
        )}
      </Loaded>
    </Card>
  );
}
