import type { Instant } from '../kernel/process';
import { bilingual } from '../values/bilingual';
import { yuan } from '../values/money';
import { sealed, type Paper } from '../values/paper';
import { paperLetterhead, type Letterhead } from './letterhead';

/** A paper about nobody, to see how a letterhead looks before it is set. */
export const samplePaper = (letterhead: Letterhead, at: Instant): Paper =>
  sealed({
    title: bilingual('样张', 'Sample'),
    number: '0000',
    letterhead: paperLetterhead(letterhead),
    at,
    blocks: [
      {
        kind: 'table',
        title: bilingual('维修项目', 'Repair items'),
        head: [bilingual('项目', 'Work'), bilingual('小计', 'Amount')],
        rows: [
          ['样例项目一 first item', yuan(12_000)],
          ['样例项目二 second item', yuan(37_300)],
        ],
      },
      {
        kind: 'text',
        text: '本页仅用于查看抬头效果，不是单据。/ This page shows the letterhead only and is no document.',
      },
      { kind: 'signatures', lines: [[bilingual('客户', 'Customer'), '']] },
    ],
    evidence: null,
  });
