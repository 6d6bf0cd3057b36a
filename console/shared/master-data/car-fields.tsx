import { Flex, Form, Input, InputNumber, Select, type FormRule } from 'antd';
import { foldPlate, hasValidCheckDigit, isPlate, isVin } from '../../../domain/values/vehicle';
import { DayInput } from '../forms/controls';
import { useTexts } from '../texts/use-texts';
import { vehicleTypeNames } from './field-words';

const side = { flex: '1 1 13rem', marginBottom: 14 } as const;
const wide = { width: '100%' } as const;
/** No day is null in a record, and nothing in a field. */
const dayItem = { getValueProps: (day: string | null | undefined) => ({ value: day ?? undefined }) } as const;

const foldVin = (text: string): string => text.normalize('NFKC').trim().toUpperCase();

/** The fields of a car, inside a form; `within` names the part of its values that they are. */
export function CarFields({ within = [] }: { readonly within?: readonly string[] }) {
  const { t } = useTexts();
  const at = (name: string) => [...within, name];
  const needed: FormRule = { required: true, message: t('fieldNeeded') };
  const check = (accepts: (text: string) => boolean, message: string, warningOnly = false): FormRule => ({
    warningOnly,
    validator: (_rule, text?: string) =>
      !text || accepts(text) ? Promise.resolve() : Promise.reject(new Error(message)),
  });
  return (
    <Flex gap="0 12px" wrap>
      <Form.Item
        name={at('plate')}
        label={t('plate')}
        rules={[needed, check((text) => isPlate(text), t('plateWrong'))]}
        validateTrigger="onBlur"
        normalize={foldPlate}
        style={side}
      >
        <Input maxLength={20} autoComplete="off" className="plate" />
      </Form.Item>
      <Form.Item
        name={at('vin')}
        label={t('vin')}
        rules={[
          needed,
          check(isVin, t('vinWrong')),
          check((vin) => !isVin(vin) || hasValidCheckDigit(vin), t('vinDoubtful'), true),
        ]}
        validateTrigger="onBlur"
        normalize={foldVin}
        style={side}
      >
        <Input maxLength={20} autoComplete="off" />
      </Form.Item>
      <Form.Item name={at('model')} label={t('model')} rules={[{ ...needed, whitespace: true }]} style={side}>
        <Input maxLength={120} autoComplete="off" />
      </Form.Item>
      <Form.Item name={at('type')} label={t('vehicleType')} style={side}>
        <Select options={vehicleTypeNames.map((type) => ({ value: type, label: t(type) }))} />
      </Form.Item>
      <Form.Item name={at('odometer')} label={t('odometer')} rules={[needed]} style={side}>
        <InputNumber controls={false} min={0} max={3_000_000} precision={0} suffix="km" style={wide} />
      </Form.Item>
      <Form.Item name={at('boughtOn')} label={t('boughtOn')} style={side} {...dayItem}>
        <DayInput />
      </Form.Item>
      <Form.Item name={at('maintenanceCycleKilometres')} label={t('cycleKilometres')} rules={[needed]} style={side}>
        <InputNumber controls={false} min={1_000} max={50_000} step={1_000} precision={0} style={wide} />
      </Form.Item>
      <Form.Item name={at('maintenanceCycleMonths')} label={t('cycleMonths')} rules={[needed]} style={side}>
        <InputNumber controls={false} min={1} max={36} precision={0} style={wide} />
      </Form.Item>
      <Form.Item name={at('nextMaintenanceDay')} label={t('nextMaintenanceDay')} style={side} {...dayItem}>
        <DayInput />
      </Form.Item>
      <Form.Item name={at('nextMaintenanceKilometres')} label={t('nextMaintenanceKilometres')} style={side}>
        <InputNumber controls={false} min={0} max={3_000_000} precision={0} suffix="km" style={wide} />
      </Form.Item>
    </Flex>
  );
}
