import { Alert, App, Form, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { changesBetween, type FieldChange } from '../../domain/master-data/changes';
import type { SettingPage } from '../../texts/settings';
import { useIdempotentRequest, type SendOnce } from '../shared/server/idempotent-request';
import { ServerProblem } from '../shared/server/request';
import { useTexts } from '../shared/texts/use-texts';
import { Conflict } from './conflict';
import { emptyField, NotStored } from './content-problems';
import { useSettingTexts } from './wording';

interface Props<Values, Stored> {
  readonly page: SettingPage;
  readonly title: string;
  /** What is changed; undefined for a new one. */
  readonly stored: Stored | undefined;
  /** What a new one begins with. */
  readonly fresh: Partial<Values>;
  /** The stored one as it is now. */
  readonly reload: (stored: Stored) => Promise<Stored>;
  /** What of it a person types. */
  readonly bodyOf: (values: Values | Stored) => object;
  /** Fields that cannot be empty. */
  readonly needed: readonly (keyof Values & string)[];
  /** Stores what was typed over what is stored. Throws NotStored whose paths begin with the field, and ServerProblem. */
  readonly onStore: (values: Values, stored: Stored | undefined, once: SendOnce) => Promise<unknown>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A record in a dialog: checked for what is missing, stored, and what the server says is wrong shown at its field. */
export function RecordDialog<Values extends object, Stored extends object>(props: Props<Values, Stored>) {
  const { page, title, fresh, reload, bodyOf, needed, onStore, onClose, children } = props;
  const { t } = useTexts();
  const words = useSettingTexts();
  const { message } = App.useApp();
  const once = useIdempotentRequest();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [stored, setStored] = useState(props.stored);
  const [against, setAgainst] = useState<readonly FieldChange[]>([]);

  const show = (error: NotStored): void => {
    for (const one of error.problems) form.setFields([{ name: one.path[0] as never, errors: [words.fault(one)] }]);
    setProblem(words.reason(error));
  };
  /** Somebody else was faster: the next try is over what they stored. */
  const showNewest = async (before: Stored, values: Values): Promise<void> => {
    try {
      const newest = await reload(before);
      setStored(newest);
      setAgainst(changesBetween({ ...bodyOf(newest) }, { ...bodyOf(values) }));
    } catch (error) {
      setProblem(words.reason(error));
    }
  };
  const store = async (): Promise<void> => {
    setProblem(undefined);
    setAgainst([]);
    const values = form.getFieldsValue(true) as Values;
    const empty = needed.filter(
      (field) => values[field] === undefined || values[field] === null || values[field] === '',
    );
    if (empty.length > 0) return show(new NotStored(empty.map(emptyField)));
    setBusy(true);
    try {
      await onStore(values, stored, once);
      void message.success(t('savedNow'));
      onClose();
    } catch (error) {
      if (error instanceof NotStored) show(error);
      else {
        setProblem(words.reason(error));
        if (stored && error instanceof ServerProblem && error.code === 'versionStale') await showNewest(stored, values);
      }
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
      <Form<Values> form={form} layout="vertical" initialValues={stored ?? fresh} onFinish={() => void store()}>
        {children}
      </Form>
      {against.length > 0 && <Conflict page={page} changes={against} />}
      {problem && against.length === 0 && <Alert type="error" showIcon role="alert" title={problem} />}
    </Modal>
  );
}
