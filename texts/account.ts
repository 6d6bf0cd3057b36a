import type { TextGroup } from './merge';

/** Who works here, in which roles, and who acts for whom. */
export const accountTexts = {
  rejections: {
    notForOneself: { zh: '不能为自己办理，请由上级办理。', en: 'Nobody does this for themselves; ask a superior.' },
    onlySuperior: {
      zh: '只有此人全部角色的上级才能办理。',
      en: 'Only somebody above every role of this person may do this.',
    },
    noRolesRequested: {
      zh: '没有待确认的角色变更：可能已过期（14 天）、已撤回，或申请人已不在该岗位。',
      en: 'No change of roles waits to be confirmed: it is older than 14 days, was taken back, or whoever asked holds that role no more.',
    },
    deputyIsAway: {
      zh: '代理人在此期间也不在岗，请另选一人。',
      en: 'The deputy is away at that time, too; name somebody else.',
    },
    deputyIsCaller: {
      zh: '不能指定自己为代理人，请由您的上级指定。',
      en: 'Nobody names themselves as deputy; your superior can.',
    },
    absenceOver: {
      zh: '不在岗时间已经过去：最早从昨天开始，到期时间须晚于现在。',
      en: 'This absence is over: it begins yesterday at the earliest and ends later than now.',
    },
    absenceTooFarAhead: { zh: '不在岗最多提前 365 天安排。', en: 'An absence begins within 365 days.' },
    absenceTooLong: {
      zh: '代理最长 60 天；更长时间请变更人员角色。',
      en: 'A deputy acts for 60 days at most; for longer, change the roles of a person.',
    },
  },
} as const satisfies TextGroup;
