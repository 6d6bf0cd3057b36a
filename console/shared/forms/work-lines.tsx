import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Space, Typography } from 'antd';
import { useEffect, useRef } from 'react';
import { linePrice } from '../../../domain/repair-order/amounts';
import type { WorkLine } from '../../../domain/repair-order/work-line';
import { yuan } from '../../../domain/values/money';
import { useTexts } from '../texts/use-texts';
import type { Control } from './controls';
import { MenuSelect } from './menu-select';
import { emptyLine, WorkLineFields } from './work-line';

/** One line, taken from the menu or filled in. It stays the line that it is, and who pays for it stays, too. */
export function WorkLineInput({ value, onChange }: Control<WorkLine>) {
  const kept = value && {
    lineId: value.lineId,
    ...(value.payer && { payer: value.payer }),
    ...(value.category && { category: value.category }),
  };
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <MenuSelect onChoose={(line) => onChange?.({ ...line, ...kept })} />
      <WorkLineFields {...(value && { value })} {...(onChange && { onChange })} />
    </Space>
  );
}

/** All lines of an estimate, with labour, parts and total. */
export function WorkLinesInput({ value = [], onChange }: Control<readonly WorkLine[]>) {
  const { t } = useTexts();
  // lines may come and go while the parts of one are read
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  }, [value]);
  const labour = value.reduce((total, line) => total + line.labour + (line.risk ?? 0), 0);
  const total = value.reduce((amount, line) => amount + linePrice(line), 0);
  const set = (index: number, line: WorkLine | undefined): void =>
    onChange?.(value.flatMap((old, at) => (at === index ? (line ? [line] : []) : [old])));
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      {value.map((line, index) => (
        <Card
          key={line.lineId}
          size="small"
          title={`${index + 1}. ${line.work}`}
          extra={
            <Button
              size="small"
              icon={<DeleteOutlined />}
              aria-label={`${t('remove')} ${line.work}`}
              onClick={() => set(index, undefined)}
            />
          }
        >
          <WorkLineFields value={line} onChange={(changed) => set(index, changed)} />
        </Card>
      ))}
      <Flex gap={8} wrap>
        <MenuSelect onChoose={(line) => onChange?.([...latest.current, line])} />
        <Button icon={<PlusOutlined />} onClick={() => onChange?.([...value, emptyLine()])}>
          {t('add')}
        </Button>
      </Flex>
      <Typography.Text strong>
        {t('labour')} {yuan(labour)} · {t('parts')} {yuan(total - labour)} · {t('total')} {yuan(total)}
      </Typography.Text>
    </Space>
  );
}
