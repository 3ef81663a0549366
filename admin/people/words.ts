import type { Role } from '../../desk/people/people.ts'
import type { Translate } from '../../locales/words.ts'

export function roleName(role: Role, t: Translate): string {
  switch (role) {
    case 'requester':
      return t('admin-role-requester')
    case 'agent':
      return t('admin-role-agent')
    case 'lead':
      return t('admin-role-lead')
    case 'admin':
      return t('admin-role-admin')
  }
}
