import type { TextGroup } from '../merge';

/** Who has a complaint, and who has no part in it. */
export const peopleTexts = {
  commands: {
    nameAccused: { zh: '登记被投诉人', en: 'Name whom it is about' },
    clearAccused: { zh: '解除被投诉人', en: 'Not about this person' },
    assignOwner: { zh: '指派负责人', en: 'Assign the owner' },
    reassignDepartmentTask: { zh: '改派部门任务', en: 'Give the task of a department to another' },
  },
  events: {
    accusedNamed: { zh: '已登记被投诉人', en: 'It is about this person' },
    accusedCleared: { zh: '已解除被投诉人', en: 'It is not about this person' },
    ownerAssigned: { zh: '已指派负责人', en: 'Owner assigned' },
    departmentTaskReassigned: { zh: '部门任务已改派', en: 'Task of a department given to another' },
  },
  fields: {
    person: { zh: '人员', en: 'Person' },
    accused: { zh: '被投诉人', en: 'About whom' },
    holds: { zh: '岗位', en: 'Roles' },
    inRole: { zh: '以何岗位负责', en: 'In which role' },
  },
  rejections: {
    ownCase: {
      zh: '该投诉涉及您本人，或您所代理的人，您不能参与处理。',
      en: 'The complaint is about you, or about whom you stand in for: you have no part in it.',
    },
    personAccused: {
      zh: '该投诉涉及此人，请选择其他人。',
      en: 'The complaint is about this person; choose somebody else.',
    },
    notAccused: { zh: '此人不是被投诉人。', en: 'The complaint is not about this person.' },
    successorMissing: {
      zh: '投诉现由此人负责，且没有其他人可以接手，请先指派负责人。',
      en: 'This person has the complaint and nobody is known who could take it over; assign another owner first.',
    },
    taskOfOthers: {
      zh: '该任务由他人负责，请由被指派人或客服经理办理。',
      en: 'The task is somebody else’s: whoever was asked answers, or the customer-service manager.',
    },
    headMissing: {
      zh: '该部门没有可指派的负责人，请指定人员。',
      en: 'The department has no head who could do it; name a person.',
    },
    roleTakesNoPart: {
      zh: '该岗位有人被投诉，不参与处理，请指派上一级。',
      en: 'Somebody in this role is accused, so it takes no part; assign somebody above.',
    },
  },
} as const satisfies TextGroup;
