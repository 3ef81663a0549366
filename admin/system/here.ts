/** Where the pages of the system are. */
export const HERE = '/admin/system'
