import { App } from 'antd';
import { useState } from 'react';
import { useSaving } from '../shared/master-data/saving';
import { useMay } from '../shared/server/queries';
import type { Schema } from '../shared/server/contract';
import type { Vehicle } from '../shared/server/replies';
import { post } from '../shared/server/request';
import { useTexts } from '../shared/texts/use-texts';
import { valueText } from '../shared/master-data/field-words';
import { MergeChoice } from './merge-choice';
import { MergedList } from './merged-list';

/** The records that were merged into a car. */
export function MergedCars({ merged }: { readonly merged: Schema<'VehicleDoubles'>['merged'] }) {
  const mayUndo = useMay('unmergeVehicle');
  return (
    <MergedList
      merged={merged.map(({ vehicle, by, at }) => ({
        id: vehicle.id,
        content: `${vehicle.plate} ${vehicle.model}`,
        by,
        at,
      }))}
      undo={mayUndo ? (id) => post('/vehicles/{id}/unmerge', { path: { id } }, { body: undefined }) : undefined}
    />
  );
}

/** One car that was registered twice: the first of the others is compared. */
export function MergeCars({
  one,
  others: [other],
  onDone,
  onClose,
}: {
  readonly one: Vehicle;
  readonly others: readonly Vehicle[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const texts = useTexts();
  const { t } = texts;
  const { message } = App.useApp();
  const { busy, problem, save } = useSaving();
  const [kept, setKept] = useState(one.id);
  if (!other) return null;
  const merge = (): Promise<void> =>
    save(async () => {
      const gone = kept === one.id ? other.id : one.id;
      await post('/vehicles/{id}/merge', { path: { id: gone } }, { body: { into: kept } });
      void message.success(t('mergedDone'));
      onDone();
    });
  return (
    <MergeChoice
      title={t('mergeCarTitle')}
      hint={t('mergeCarHint')}
      records={[one, other].map((vehicle) => ({
        id: vehicle.id,
        name: vehicle.plate,
        fields: {
          plate: vehicle.plate,
          vin: vehicle.vin,
          model: vehicle.model,
          odometer: valueText(texts, 'odometer', vehicle.odometer),
        },
      }))}
      kept={kept}
      labels={{ plate: t('plate'), vin: t('vin'), model: t('model'), odometer: t('odometer') }}
      problem={problem}
      busy={busy}
      onKeep={setKept}
      onMerge={merge}
      onClose={onClose}
    />
  );
}
