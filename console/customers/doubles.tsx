import { App, Button, Empty, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useSaving } from '../shared/master-data/saving';
import { useMay, useRead } from '../shared/server/queries';
import type { Customer, CustomerDoubles } from '../shared/server/replies';
import { post } from '../shared/server/request';
import { Loaded } from '../shared/shell/states';
import { useTexts } from '../shared/texts/use-texts';
import { MergeChoice } from './merge-choice';
import { MergedList } from './merged-list';

type Double = CustomerDoubles['items'][number];

/** Two records of one person: one is chosen to stay. */
function Merge({
  customer,
  plates,
  other,
  onClose,
}: {
  readonly customer: Customer;
  readonly plates: readonly string[];
  readonly other: Double;
  readonly onClose: () => void;
}) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { busy, problem, save } = useSaving();
  const [kept, setKept] = useState(customer.id);
  const merge = (): Promise<void> =>
    save(async () => {
      const gone = kept === customer.id ? other.customer.id : customer.id;
      await post('/customers/{id}/merge', { path: { id: gone } }, { body: { into: kept } });
      void message.success(t('mergedDone'));
      onClose();
      if (kept !== customer.id) void navigate(`/customers/${kept}`);
    });
  return (
    <MergeChoice
      title={t('mergeTitle')}
      hint={t('mergeHint')}
      records={[{ customer, plates }, other].map(({ customer: one, plates: cars }) => ({
        id: one.id,
        name: `${one.name} ${one.phone}`,
        fields: {
          name: one.name,
          phone: one.phone,
          address: one.address,
          cars: cars.join(', ') || t('none'),
          flags: [one.goldCard && t('goldCard'), one.member && t('member')].filter(Boolean).join(', ') || t('none'),
        },
      }))}
      kept={kept}
      labels={{ name: t('name'), phone: t('phone'), address: t('address'), cars: t('cars'), flags: t('status') }}
      problem={problem}
      busy={busy}
      onKeep={setKept}
      onMerge={merge}
      onClose={onClose}
    />
  );
}

/** Who may be the same person, why, and who turned out to be. */
export function Doubles({ customer, plates }: { readonly customer: Customer; readonly plates: readonly string[] }) {
  const { t } = useTexts();
  const doubles = useRead('/customers/{id}/doubles', { path: { id: customer.id } });
  const [mayMerge, mayUndo] = [useMay('mergeCustomer'), useMay('unmergeCustomer')];
  const [merging, setMerging] = useState<Double>();
  return (
    <Loaded of={doubles}>
      {({ items, merged }) => (
        <>
          {items.length === 0 && <Empty description={t('noDoubles')} />}
          <Flex vertical gap={12}>
            {items.map((one) => (
              <Flex key={one.customer.id} justify="space-between" gap={8} wrap align="center">
                <div>
                  <Link to={`/customers/${one.customer.id}`}>{one.customer.name}</Link> {one.customer.phone}{' '}
                  <Typography.Text type="secondary">{one.plates.join(' · ')}</Typography.Text>
                  <div>
                    {one.reasons.map((reason) => (
                      <Tag key={reason} color={reason === 'samePhone' || reason === 'sameVin' ? 'red' : 'orange'}>
                        {t(reason)}
                      </Tag>
                    ))}
                  </div>
                </div>
                {mayMerge && <Button onClick={() => setMerging(one)}>{t('merge')}</Button>}
              </Flex>
            ))}
          </Flex>
          <MergedList
            merged={merged.map(({ customer: gone, by, at }) => ({
              id: gone.id,
              content: `${gone.name} ${gone.phone}`,
              by,
              at,
            }))}
            undo={mayUndo ? (id) => post('/customers/{id}/unmerge', { path: { id } }, { body: undefined }) : undefined}
          />
          {merging && (
            <Merge customer={customer} plates={plates} other={merging} onClose={() => setMerging(undefined)} />
          )}
        </>
      )}
    </Loaded>
  );
}
