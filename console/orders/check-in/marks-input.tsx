import { DeleteOutlined } from '@ant-design/icons';
import { Button, Flex, Input, Segmented } from 'antd';
import type { Control } from '../../shared/forms/controls';
import { FilesInput } from '../../shared/forms/files';
import { useTexts } from '../../shared/texts/use-texts';
import { zoneLabel } from '../car-zones';
import { Outline } from '../outline';
import { MOST_PHOTOS } from './marks';
import { markKinds, type Mark } from './sheet';

interface RowProps {
  readonly mark: Mark;
  readonly most: number;
  readonly onChange: (mark: Mark) => void;
  readonly onRemove: () => void;
}

/** What is there at one place of the car, with its photos. */
function MarkRow({ mark, most, onChange, onRemove }: RowProps) {
  const { t, language, field } = useTexts();
  const name = zoneLabel(mark.zone, language);
  return (
    <div className="sheet-row" data-mark={mark.zone}>
      <Flex gap={8} wrap align="center">
        <strong style={{ flex: '1 1 7rem' }}>{name}</strong>
        <Segmented
          aria-label={`${name}: ${t('kindOfDamage')}`}
          options={markKinds.map((kind) => ({ value: kind, label: t(`${kind}Mark`) }))}
          value={mark.kind}
          onChange={(kind) => onChange({ ...mark, kind })}
        />
        <Button icon={<DeleteOutlined />} aria-label={`${t('remove')} ${name}`} onClick={onRemove} />
      </Flex>
      <Flex gap={8} wrap align="center" style={{ marginTop: 6 }}>
        <Input
          style={{ flex: '1 1 12rem' }}
          aria-label={`${name}: ${field('note')}`}
          placeholder={t('markNote')}
          maxLength={120}
          value={mark.note ?? ''}
          onChange={({ target }) => onChange({ ...mark, note: target.value })}
        />
        <FilesInput
          most={most}
          value={mark.photo ?? []}
          onChange={(photo) => onChange({ ...mark, photo: photo ?? [] })}
        />
      </Flex>
    </div>
  );
}

/** B-13: damage is marked on the outline of the car; each mark says what it is, and has photos. */
export function MarksInput({ value = [], onChange }: Control<readonly Mark[]>) {
  const photos = value.reduce((sum, { photo = [] }) => sum + photo.length, 0);
  const set = (zone: string, next: Mark | undefined): void =>
    onChange?.(value.flatMap((old) => (old.zone === zone ? (next ? [next] : []) : [old])));
  return (
    <Flex gap={16} wrap align="start">
      <div style={{ flex: '0 1 13rem' }}>
        <Outline
          marked={value.map(({ zone }) => zone)}
          onChange={(zones) =>
            onChange?.(zones.map((zone) => value.find((old) => old.zone === zone) ?? { zone, kind: 'scratch' }))
          }
        />
      </div>
      <div style={{ flex: '1 1 18rem', minWidth: 0 }}>
        {value.map((mark) => (
          <MarkRow
            key={mark.zone}
            mark={mark}
            most={MOST_PHOTOS - photos + (mark.photo?.length ?? 0)}
            onChange={(next) => set(mark.zone, next)}
            onRemove={() => set(mark.zone, undefined)}
          />
        ))}
      </div>
    </Flex>
  );
}
