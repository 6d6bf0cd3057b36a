import { StaffMember } from '../../master-data/staff-member';
import { column, externalIdColumn, importKind } from '../import-kind';
import { readPhone } from '../read-phone';
import { readRoles } from '../read-roles';
import { readCode, readEmail, readLine } from '../read-text';

/** People of the store with their roles. A password in the file is no column: it is not read. */
export const staff = importKind({
  columns: [
    externalIdColumn(['人员内码', 'Person id'], '员工ID 人员ID 人事编号'),
    column(
      'signIn',
      ['登录名', 'Sign-in name'],
      '账号 帐号 用户名 登录账号 工号 员工编号 员工号 员工代码 人员编码 EmployeeNo UserName',
      readCode,
      { required: true },
    ),
    column('name', ['姓名', 'Name'], '员工姓名 人员姓名 中文名 名字', readLine, { required: true }),
    column('roles', ['岗位', 'Roles'], '角色 职务 职位 岗位名称 工种 Role Position', readRoles, { required: true }),
    column('phone', ['手机', 'Phone'], '手机号 手机号码 移动电话 联系电话 电话 联系方式 Mobile Tel', readPhone),
    column('email', ['邮箱', 'E-mail'], '电子邮箱 电子邮件 邮箱地址 Mail', readEmail),
  ],
  schema: StaffMember,
  naturalKey: ({ signIn }) => signIn.toLowerCase(),
  unique: ({ signIn }) => ({ signIn: signIn.toLowerCase() }),
});
