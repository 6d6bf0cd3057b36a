import {
  ArrowRightOutlined,
  ExclamationCircleOutlined,
  FileSearchOutlined,
  PlusCircleOutlined,
} from '@ant-design/icons';
import { Typography } from 'antd';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { AnyNumber } from '../../../domain/processes';
import { pageOfNumber } from '../server/processes';
import { may, useMe } from '../server/queries';
import { beginningsOf, namedPagesOf } from '../shell/pages';
import type { TextName } from '../texts/texts';
import { textsIn, useTexts } from '../texts/use-texts';
import type { Option } from './combobox';

const NewComplaint = lazy(async () => ({
  default: (await import('../../complaints/new-complaint')).NewComplaint,
}));

/** What was typed is a part of the name in either language. */
const answers = (name: TextName, typed: string): boolean =>
  (['zh', 'en'] as const).some((language) => textsIn(language).t(name).toLowerCase().includes(typed.toLowerCase()));

/** Pages, what may be begins and the case of a number, as far as what was typed names them; all of them while nothing is typed. */
export function usePlaces(
  text: string,
  go: (path: string) => void,
): { readonly options: readonly Option[]; readonly dialog: ReactNode } {
  const { t } = useTexts();
  const me = useMe().data;
  const [registers, setRegisters] = useState(false);
  const typed = text.trim();
  const option = (key: string, icon: ReactNode, kind: TextName, label: string, choose: () => void): Option => ({
    key,
    content: (
      <>
        {icon}
        <span>{label}</span>
        <Typography.Text type="secondary">{t(kind)}</Typography.Text>
      </>
    ),
    choose,
  });
  const number = typed.toUpperCase();
  const numbered = AnyNumber.safeParse(number).success
    ? [option('number', <FileSearchOutlined aria-hidden />, 'openNumber', number, () => go(pageOfNumber(number)))]
    : [];
  const begins = (me ? beginningsOf(me) : []).filter(([, name]) => answers(name, typed));
  const paths = new Set(begins.map(([path]) => path));
  const shown = (me ? namedPagesOf(me) : []).filter(([path, name]) => !paths.has(path) && answers(name, typed));
  const complaint =
    may(me, 'complaint.open') && answers('openComplaint', typed)
      ? [
          option('complaint', <ExclamationCircleOutlined aria-hidden />, 'beginAction', t('openComplaint'), () =>
            setRegisters(true),
          ),
        ]
      : [];
  const dialog = registers && (
    <Suspense fallback={null}>
      <NewComplaint onClose={() => setRegisters(false)} />
    </Suspense>
  );
  return {
    options: [
      ...numbered,
      ...shown.map(([path, name]) => option(path, <ArrowRightOutlined aria-hidden />, 'goTo', t(name), () => go(path))),
      ...begins.map(([path, name]) =>
        option(path, <PlusCircleOutlined aria-hidden />, 'beginAction', t(name), () => go(path)),
      ),
      ...complaint,
    ],
    dialog,
  };
}
