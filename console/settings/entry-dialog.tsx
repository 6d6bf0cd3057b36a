import { Alert, Form, Modal } from 'antd';
import { useState } from 'react';
import { changesBetween, type FieldChange } from '../../domain/master-data/changes';
import { useTexts } from '../shared/texts/use-texts';
import { Conflict } from './conflict';
import { NotStored } from './content-problems';
import { EntryFields } from './entry-fields';
import { type Entry, type ListName } from './entries';
import { useSettingTexts } from './wording';

interface Props {
  readonly name: ListName;
  /** What the fields begin with; for one that is stored, as it is stored now. */
  readonly entry: Entry;
  readonly isNew: boolean;
  readonly title: string;
  /** Stores the entry. Throws NotStored whose paths begin with the field. */
  readonly onStore: (entry: Entry) => Promise<void>;
  readonly onClose: () => void;
}

/** One entry of a list, new or as it is. */
export function EntryDialog({ name, entry, isNew, title, onStore, onClose }: Props) {
  const { t } = useTexts();
  const words = useSettingTexts();
  const [form] = Form.useForm<Record<string, unknown>>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [known, setKnown] = useState(entry);
  const [against, setAgainst] = useState<readonly FieldChange[]>([]);

  const showFaults = (error: NotStored): void => {
    const elsewhere = error.problems.filter(({ path: [field] }) => form.getFieldInstance(String(field)) === undefined);
    for (const one of error.problems) form.setFields([{ name: String(one.path[0]), errors: [words.fault(one)] }]);
    setProblem(elsewhere.length > 0 ? words.reason(new NotStored(elsewhere)) : undefined);
  };

  const typed = (): Entry => {
    const fields = Object.entries(form.getFieldsValue(true) as Record<string, unknown>).map(([field, value]) => [
      field,
      typeof value === 'string' ? value.trim() : (value ?? null),
    ]);
    return { ...entry, ...(Object.fromEntries(fields) as Partial<Entry>) };
  };
  // somebody else changed this entry while it stood open
  if (entry !== known) {
    setKnown(entry);
    if (changesBetween(known, entry).length > 0 && changesBetween(entry, typed()).length > 0)
      setAgainst([{ field: '', before: entry, after: typed() }]);
  }

  const store = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    setAgainst([]);
    form.setFields(Object.keys(typed()).map((field) => ({ name: field, errors: [] })));
    try {
      await onStore(typed());
      onClose();
    } catch (error) {
      if (error instanceof NotStored) showFaults(error);
      else setProblem(words.reason(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      title={title}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={busy}
      onOk={() => void store()}
      onCancel={onClose}
      destroyOnHidden
    >
      <Form form={form} layout="vertical" initialValues={entry} onFinish={() => void store()} requiredMark>
        <EntryFields name={name} isNew={isNew} />
      </Form>
      {against.length > 0 && <Conflict page={name} changes={against} />}
      {problem && <Alert type="error" showIcon role="alert" title={problem} />}
    </Modal>
  );
}
