import { Alert, Button, Flex, Radio, Table } from 'antd';
import { useState } from 'react';
import { Scroll } from '../shell/scroll';
import { useTexts } from '../texts/use-texts';
import { fieldNames, valueText } from './field-words';

type Fields = Readonly<Record<string, unknown>>;

/** Somebody was quicker: both versions stand side by side, and of each field that differs one is chosen. */
export function Conflict({
  who,
  theirs,
  mine,
  busy,
  onSave,
}: {
  readonly who: string;
  readonly theirs: Fields;
  readonly mine: Fields;
  readonly busy: boolean;
  readonly onSave: (chosen: Fields) => void;
}) {
  const { t, value } = useTexts();
  const [fromTheirs, setFromTheirs] = useState<ReadonlySet<string>>(new Set());
  const fields = Object.entries(fieldNames).filter(
    ([field]) => field in mine && (mine[field] ?? null) !== (theirs[field] ?? null),
  );
  const choose = (field: string, isTheirs: boolean): void =>
    setFromTheirs((now) => new Set(isTheirs ? [...now, field] : [...now].filter((one) => one !== field)));
  const chosen = (): Fields => {
    const kept = fields.filter(([field]) => !fromTheirs.has(field));
    return { ...theirs, ...Object.fromEntries(kept.map(([field]) => [field, mine[field] ?? null])) };
  };
  const choice =
    (side: Fields) =>
    (_value: unknown, [field, name]: (typeof fields)[number]) => (
      <Radio
        checked={fromTheirs.has(field) === (side === theirs)}
        name={`keep-${field}`}
        onChange={() => choose(field, side === theirs)}
        aria-label={`${t(name)}: ${t(side === theirs ? 'theirs' : 'mine')}`}
      >
        {valueText({ t, value }, field, side[field])}
      </Radio>
    );
  return (
    <Flex vertical gap={12}>
      <Alert type="warning" showIcon role="alert" title={t('conflict', { who })} />
      {fields.length === 0 ? (
        <span>{t('sameContent')}</span>
      ) : (
        <Scroll label={t('changes')}>
          <Table
            size="small"
            rowKey={([field]) => field}
            pagination={false}
            dataSource={fields}
            columns={[
              { title: t('changedWhat'), render: (_value, [, name]) => t(name) },
              { title: t('theirs'), render: choice(theirs) },
              { title: t('mine'), render: choice(mine) },
            ]}
          />
        </Scroll>
      )}
      <Button type="primary" loading={busy} onClick={() => onSave(chosen())}>
        {t('saveChosen')}
      </Button>
    </Flex>
  );
}
