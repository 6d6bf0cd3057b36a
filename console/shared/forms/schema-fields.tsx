import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, Checkbox, Flex, Form, Input, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { useBays, useJobKinds, useTeams } from '../server/store-lists';
import { useTexts } from '../texts/use-texts';
import { ConsentInput } from './consent';
import { DayInput, FlagInput, InstantInput, MoneyInput } from './controls';
import type { Field } from './description';
import { FileInput, FilesInput } from './files';
import { CodeSelect, DepartmentSelect, RefundSelect } from './list-selects';
import { usePersonOptions } from './persons';
import type { FormDefaults } from './command-target';
import { WorkLineInput, WorkLinesInput } from './work-lines';

type Path = readonly (string | number)[];
/** More than this are chosen from a list, fewer are shown side by side. */
const SIDE_BY_SIDE = 5;

/** The steps of a rating, e.g. 1 to 5, which are pressed; none where the number is typed. */
const scaleOf = (min: number | undefined, max: number | undefined): readonly number[] =>
  min === undefined || max === undefined || max - min >= SIDE_BY_SIDE
    ? []
    : Array.from({ length: max - min + 1 }, (_step, index) => min + index);

const searchable = { allowClear: true, showSearch: { optionFilterProp: 'label' } } as const;

function PersonSelect({ field, several, ...control }: { readonly field: string; readonly several: boolean }) {
  const options = usePersonOptions(field);
  return <Select {...control} {...searchable} {...(several && { mode: 'multiple' })} options={options} />;
}

/** D-02: the teams of the store, those in use. */
function TeamSelect({ several, ...control }: { readonly several: boolean }) {
  const { items, nameOf } = useTeams();
  const options = items.map(({ id }) => ({ value: id, label: nameOf(id) }));
  return <Select {...control} {...searchable} {...(several && { mode: 'multiple' })} options={options} />;
}

/** L-08: the bays of the store, those in use. */
function BaySelect(control: object) {
  const { items, nameOf } = useBays();
  const options = items.map(({ id }) => ({ value: id, label: nameOf(id) }));
  return <Select {...control} {...searchable} options={options} />;
}

/** M-08: a kind of job that the store offers. */
function JobKindSelect(control: object) {
  const { language } = useTexts();
  const kinds = useJobKinds() ?? [];
  return <Select {...control} options={kinds.map((kind) => ({ value: kind.id, label: kind[language] }))} />;
}

/** The input for one kind of value; antd hands it value and onChange. */
function useInput(): (field: Field, formDefaults: FormDefaults) => ReactNode {
  const { value } = useTexts();
  return ({ kind, name, options = [], min, max, optional }, formDefaults) => {
    const named = formDefaults.options?.[name];
    const words = options.map((option) => ({ value: option, label: value(option) }));
    switch (kind) {
      case 'text':
        return <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2_000} />;
      case 'money':
        return <MoneyInput />;
      case 'whole':
      case 'number': {
        const scale = kind === 'whole' && !optional ? scaleOf(min, max) : [];
        return scale.length > 0 ? (
          <Radio.Group optionType="button" options={scale.map((step) => ({ value: step, label: String(step) }))} />
        ) : (
          <InputNumber controls={false} style={{ width: '100%' }} {...(kind === 'whole' && { precision: 0 })} />
        );
      }
      case 'instant':
        return <InstantInput />;
      case 'day':
        return <DayInput />;
      case 'choice':
        return words.length <= SIDE_BY_SIDE && !optional ? (
          <Radio.Group options={words} />
        ) : (
          <Select allowClear={optional} options={words} />
        );
      case 'choices':
        return <Checkbox.Group options={words} />;
      case 'flag':
        return <FlagInput />;
      case 'person':
        return <PersonSelect field={name} several={false} />;
      case 'persons':
        return <PersonSelect field={name} several />;
      case 'team':
      case 'teams':
        return <TeamSelect several={kind === 'teams'} />;
      case 'bay':
        return <BaySelect />;
      case 'jobKind':
        return <JobKindSelect />;
      case 'code':
        return <CodeSelect field={name} />;
      case 'consent':
        return <ConsentInput />;
      case 'file':
        return <FileInput />;
      case 'files':
        return <FilesInput />;
      case 'lines':
        if (name === 'departments') return <DepartmentSelect several />;
        return named ? (
          <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={[...named]} />
        ) : (
          <Select mode="tags" open={false} />
        );
      case 'workLine':
        return <WorkLineInput />;
      case 'workLines':
        return <WorkLinesInput />;
      default:
        if (name === 'department') return <DepartmentSelect several={false} />;
        if (name === 'refund') return <RefundSelect />;
        return named ? <Select options={[...named]} /> : <Input maxLength={120} />;
    }
  };
}

function ListField({
  field,
  path,
  formDefaults,
}: {
  readonly field: Field;
  readonly path: Path;
  readonly formDefaults: FormDefaults;
}) {
  const { t, field: label } = useTexts();
  return (
    <Form.Item label={label(field.name)} data-field={field.name} required={!field.optional}>
      <Form.List name={[...path]}>
        {(rows, { add, remove }, { errors }) => (
          <Flex vertical gap={8}>
            {rows.map(({ key, name }) => (
              <Card key={key} size="small" data-row={name}>
                <SchemaFields fields={field.fields!} path={[name]} formDefaults={formDefaults} />
                <Button
                  size="small"
                  icon={<DeleteOutlined />}
                  onClick={() => remove(name)}
                  aria-label={`${t('remove')} ${label(field.name)} ${name + 1}`}
                >
                  {t('remove')}
                </Button>
              </Card>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add({})}>
              {t('add')}
            </Button>
            <Form.ErrorList errors={errors} />
          </Flex>
        )}
      </Form.List>
    </Form.Item>
  );
}

/** Form items for the fields of a schema; in a list, the path counts from the list. */
export function SchemaFields({
  fields,
  path = [],
  formDefaults,
  hidden = [],
}: {
  readonly fields: readonly Field[];
  readonly path?: Path;
  readonly formDefaults: FormDefaults;
  /** Fields that follow from what was chosen and are not asked for. */
  readonly hidden?: readonly string[];
}) {
  const { field: label } = useTexts();
  const input = useInput();
  return fields
    .filter(({ name, kind }) => !hidden.includes(name) && kind !== 'newId')
    .map((field) => {
      const at = [...path, field.name];
      if (field.kind === 'group')
        return (
          <Card
            key={field.name}
            size="small"
            data-field={field.name}
            title={label(field.name)}
            style={{ marginBottom: 16 }}
          >
            <SchemaFields fields={field.fields!} path={at} formDefaults={formDefaults} />
          </Card>
        );
      if (field.kind === 'list')
        return <ListField key={field.name} field={field} path={at} formDefaults={formDefaults} />;
      if (field.kind === 'confirmation')
        return (
          <Form.Item
            key={field.name}
            name={at}
            data-field={field.name}
            valuePropName="checked"
            getValueFromEvent={checkedOnly}
          >
            <Checkbox>{label(field.name)}</Checkbox>
          </Form.Item>
        );
      return (
        <Form.Item
          key={field.name}
          name={at}
          data-field={field.name}
          label={label(field.name)}
          required={!field.optional}
        >
          {input(field, formDefaults)}
        </Form.Item>
      );
    });
}

/** A confirmation is made or not there; there is no way to send the contrary. */
const checkedOnly = ({ target }: { readonly target: { readonly checked: boolean } }): true | undefined =>
  target.checked || undefined;
